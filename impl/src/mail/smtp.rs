//! Sends mail by SMTP (RFC 5321). The step that fails determines whether one mail or all mail is affected, and whether
//! a retry can help.

use std::{
    error::Error as StdError,
    net::{Ipv4Addr, Ipv6Addr},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use lettre::{
    Message,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::{Instant, timeout};
use url::{Host, Url};

use super::send_error::SendError;
use crate::config::{BadSetting, url_parts::decode};

/// Per step.
const TIMEOUT: Duration = Duration::from_secs(15);
/// For the QUIT after a failure.
const QUIT_TIMEOUT: Duration = Duration::from_secs(1);
/// Servers close idle connections, but none within this time.
const KEPT_IDLE: Duration = Duration::from_secs(20);
const MOST_IDLE: usize = 8;

pub struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    /// Our name in EHLO.
    hello: ClientId,
    login: Option<(String, SecretString)>,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tls {
    None,
    Opportunistic,
    Required,
    FromTheStart,
}

impl Smtp {
    /// Parses SMTP_URL, in the format of lettre. Without a path, `public_host` is our name in EHLO.
    ///
    /// # Errors
    /// Names the invalid part, but never quotes it, because it may be a password.
    pub fn new(url: &SecretString, public_host: Option<Host<&str>>) -> Result<Self, BadSetting> {
        Self::parse(url.expose_secret().trim(), public_host)
            .map_err(|problem| BadSetting::new("SMTP_URL", problem))
    }

    fn parse(text: &str, public_host: Option<Host<&str>>) -> Result<Self, String> {
        let rest = ["smtp://", "smtps://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .ok_or("expected smtps://..., or smtp://... with ?tls=required for STARTTLS")?;
        if rest.contains('#') || rest.matches('@').count() > 1 {
            return Err(
                "percent-encode # and @ in the user name and password as %23 and %40".into(),
            );
        }
        // The library's error would quote the URL.
        let url = Url::parse(text).map_err(|_| {
            "invalid host or port; percent-encode : / ? # and @ in the user name and password as %3A %2F %3F %23 %40"
        })?;
        let tls = tls(&url)?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or("it has no host")?;
        let port = match tls {
            Tls::None => 25,
            Tls::Opportunistic | Tls::Required => 587,
            Tls::FromTheStart => 465,
        };
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(port),
            tls,
            hello: hello(&url, public_host)?,
            login: login(&url)?,
            idle: Mutex::default(),
        })
    }

    /// # Errors
    /// [`SendError::Permanent`] if this mail is rejected for good, [`SendError::Temporary`] if it may be accepted
    /// later, [`SendError::Unavailable`] if the server accepts no mail from us.
    pub async fn send(&self, mail: &Message) -> Result<(), SendError> {
        let mut connection = match self.idle_connection() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let outcome = transact(&mut connection, mail).await;
        match &outcome {
            Ok(()) => self.keep(connection),
            Err(_) => {
                let _ = timeout(QUIT_TIMEOUT, connection.abort()).await;
            }
        }
        outcome
    }

    fn idle_connection(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|(_, since)| since.elapsed() < KEPT_IDLE);
        idle.pop().map(|(connection, _)| connection)
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < MOST_IDLE {
            idle.push((connection, Instant::now()));
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let parameters = || TlsParameters::new(self.host.clone());
        let opening = async {
            let from_the_start = (self.tls == Tls::FromTheStart)
                .then(parameters)
                .transpose()?;
            AsyncSmtpConnection::connect_tokio1(
                (self.host.as_str(), self.port),
                Some(TIMEOUT),
                &self.hello,
                from_the_start,
                None,
            )
            .await
        };
        let mut connection = step("the connection", opening)
            .await
            .map_err(|failure| SendError::Unavailable(failure.text))?;
        let secured = async {
            match self.tls {
                Tls::Required => connection.starttls(parameters()?, &self.hello).await,
                Tls::Opportunistic if connection.can_starttls() => {
                    connection.starttls(parameters()?, &self.hello).await
                }
                Tls::None | Tls::Opportunistic | Tls::FromTheStart => Ok(()),
            }
        };
        // After a failed TLS handshake lettre has no stream left, so not even QUIT is possible.
        step("STARTTLS", secured)
            .await
            .map_err(|failure| SendError::Unavailable(failure.text))?;
        match self.log_in(&mut connection).await {
            Ok(()) => Ok(connection),
            Err(failure) => {
                let _ = timeout(QUIT_TIMEOUT, connection.abort()).await;
                Err(SendError::Unavailable(failure.text))
            }
        }
    }

    async fn log_in(&self, connection: &mut AsyncSmtpConnection) -> Result<(), Failure> {
        let Some((user, password)) = &self.login else {
            return Ok(());
        };
        let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
        let login = connection.auth(DEFAULT_MECHANISMS, &credentials);
        step("the login", login).await.map(|_| ())
    }
}

/// Sends one mail over an open connection.
async fn transact(connection: &mut AsyncSmtpConnection, mail: &Message) -> Result<(), SendError> {
    let envelope = mail.envelope();
    let mut parameters = Vec::new();
    let mut addresses = envelope.to().iter().chain(envelope.from());
    if !addresses.all(|address| address.to_string().is_ascii()) {
        if !connection
            .server_info()
            .supports_feature(Extension::SmtpUtfEight)
        {
            return Err(SendError::Permanent(
                "the SMTP server does not accept addresses beyond ASCII".into(),
            ));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    let sender = connection.command(Mail::new(envelope.from().cloned(), parameters));
    // All mails have the same sender.
    step("the sender (MAIL_FROM)", sender)
        .await
        .map_err(|failure| SendError::Unavailable(failure.text))?;
    for address in envelope.to() {
        let recipient = connection.command(Rcpt::new(address.clone(), Vec::new()));
        step("the recipient", recipient)
            .await
            .map_err(of_this_mail)?;
    }
    step("the mail", connection.command(Data))
        .await
        .map_err(of_this_mail)?;
    step("the mail", connection.message(&mail.formatted()))
        .await
        .map_err(of_this_mail)?;
    Ok(())
}

/// RFC 5321 section 4.2.1: 5yz is permanent, 4yz is not. A request to log in first does not concern this mail in
/// particular.
fn of_this_mail(failure: Failure) -> SendError {
    const LOGIN_IS_NEEDED: u16 = 530;
    match failure.code {
        Some(LOGIN_IS_NEEDED) => SendError::Unavailable(failure.text),
        Some(500..) => SendError::Permanent(failure.text),
        _ => SendError::Temporary(failure.text),
    }
}

/// Why a step failed. The text contains neither an address nor the server's reply, which may quote one.
struct Failure {
    code: Option<u16>,
    text: String,
}

async fn step<T>(what: &str, doing: impl Future<Output = Result<T, Error>>) -> Result<T, Failure> {
    let Ok(outcome) = timeout(TIMEOUT, doing).await else {
        let text = format!("the SMTP server did not respond in time ({what})");
        return Err(Failure { code: None, text });
    };
    outcome.map_err(|error| Failure {
        code: error.status().map(u16::from),
        text: in_few_words(what, &error),
    })
}

fn in_few_words(what: &str, error: &Error) -> String {
    if let Some(code) = error.status() {
        return format!("the SMTP server rejected {what}: {code}");
    }
    if let Some(tls) = tls_cause(error) {
        return match tls {
            rustls::Error::InvalidCertificate(why) => {
                format!("the SMTP server's certificate is invalid: {why}")
            }
            _ => "TLS with the SMTP server failed".to_owned(),
        };
    }
    if error.is_timeout() {
        "the SMTP server did not respond in time".to_owned()
    } else if error.is_tls() {
        "TLS with the SMTP server failed".to_owned()
    } else if error.is_response() {
        format!("the SMTP server sent an invalid response ({what})")
    } else if error.is_client() {
        format!("the SMTP server lacks a required feature ({what})")
    } else {
        match io_cause(error) {
            Some(io) => format!("the SMTP server cannot be reached: {}", io.kind()),
            None => "the SMTP server cannot be reached".to_owned(),
        }
    }
}

/// rustls errors are inside an I/O error whose `source` skips them.
fn tls_cause(error: &Error) -> Option<&rustls::Error> {
    causes(error).find_map(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        let inner = io.and_then(std::io::Error::get_ref);
        let tls = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>());
        tls.or_else(|| cause.downcast_ref())
    })
}

fn io_cause(error: &Error) -> Option<&std::io::Error> {
    causes(error).find_map(|cause| cause.downcast_ref())
}

fn causes(error: &Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    std::iter::successors(error.source(), |cause| (*cause).source())
}

fn tls(url: &Url) -> Result<Tls, String> {
    let wanted = url.query_pairs().find(|(name, _)| name == "tls");
    Ok(
        match (url.scheme(), wanted.as_ref().map(|(_, value)| &**value)) {
            ("smtps", _) => Tls::FromTheStart,
            (_, None) => Tls::None,
            (_, Some("required")) => Tls::Required,
            (_, Some("opportunistic")) => Tls::Opportunistic,
            _ => return Err("expected tls=required or tls=opportunistic after the ?".into()),
        },
    )
}

/// RFC 5321 section 4.1.4: our host name, or an address literal.
fn hello(url: &Url, public_host: Option<Host<&str>>) -> Result<ClientId, String> {
    let path = url.path().trim_matches('/');
    let named = Host::parse(path);
    Ok(match (path, public_host) {
        ("", Some(Host::Domain(name))) => ClientId::Domain(name.to_owned()),
        ("", Some(Host::Ipv4(address))) => ClientId::Ipv4(address),
        ("", Some(Host::Ipv6(address))) => ClientId::Ipv6(address),
        ("", None) => ClientId::Ipv4(Ipv4Addr::LOCALHOST),
        _ => match named {
            Ok(Host::Domain(name)) => ClientId::Domain(name),
            Ok(Host::Ipv4(address)) => ClientId::Ipv4(address),
            Ok(Host::Ipv6(address)) => ClientId::Ipv6(Ipv6Addr::from(address.octets())),
            Err(_) => return Err("the path, our name in EHLO, is not a host name".into()),
        },
    })
}

fn login(url: &Url) -> Result<Option<(String, SecretString)>, String> {
    let Some(password) = url.password() else {
        return Ok(None);
    };
    let user = decode("the user name", url.username())?;
    Ok(Some((user, decode("the password", password)?.into())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read() {
        let host = Some(Host::Domain("id.example.com"));
        for (url, port, tls, hello) in [
            ("smtp://mail.example", 25, Tls::None, "id.example.com"),
            (
                "smtp://mail.example:26/me.example",
                26,
                Tls::None,
                "me.example",
            ),
            (
                "smtp://[::1]?tls=required",
                587,
                Tls::Required,
                "id.example.com",
            ),
            (
                "smtp://a@mail.example?tls=opportunistic",
                587,
                Tls::Opportunistic,
                "id.example.com",
            ),
            (
                "smtps://mail.example/192.0.2.1",
                465,
                Tls::FromTheStart,
                "[192.0.2.1]",
            ),
            (
                "smtps://mail.example/[::1]\n",
                465,
                Tls::FromTheStart,
                "[IPv6:::1]",
            ),
        ] {
            let smtp = Smtp::new(&url.into(), host.clone()).unwrap();
            assert_eq!((smtp.port, smtp.tls), (port, tls), "{url}");
            assert_eq!(smtp.hello.to_string(), hello, "{url}");
            assert!(!smtp.host.contains('['), "{url}");
        }
        let smtp = Smtp::new(&"smtp://a%40b:p%3Aw@mail.example".into(), host).unwrap();
        let (user, password) = smtp.login.unwrap();
        assert_eq!((user.as_str(), password.expose_secret()), ("a@b", "p:w"));
    }

    #[test]
    fn what_cannot_be_read_is_never_quoted() {
        for url in [
            "hush",
            "gopher://hush@mail.example",
            "smtp://",
            "smtp://ann:hush#hush@mail.example",
            "smtp://ann:hush/hush@mail.example",
            "smtp://ann:hush?hush@mail.example",
            "smtp://ann:hush@hush@mail.example",
            "smtp://ann:hush%zz@mail.example",
            "smtp://ann:hush@mail.example:hush",
            "smtp://ann:hush@mail.example?tls=hush",
            "smtp://ann:12/hush@mail.example",
        ] {
            let problem = Smtp::new(&url.into(), None).err().unwrap().to_string();
            assert!(!problem.contains("hush"), "{url}: {problem}");
        }
    }
}
