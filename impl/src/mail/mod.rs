//! Mails: what is said ([`letter`]), in which words ([`templates`]), and how it leaves ([`transport`]). The outbox in which they
//! wait is the domain's (`domain/mail_out.rs`): it is written in the transaction of what a mail announces.

mod address;
mod letter;
mod send_error;
mod smtp;
mod templates;
mod transport;

pub use address::is_address;
pub use letter::{Letter, Message};
pub use send_error::SendError;

use chrono::{DateTime, Utc};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart, header};
use uuid::Uuid;

use crate::config::{BadSetting, Settings};

use templates::Templates;
use transport::Transport;

/// Everything that turns a letter into a mail and sends it.
pub struct Mailer {
    from: Mailbox,
    /// The right side of message ids.
    host: String,
    app_name: String,
    templates: Templates,
    transport: Transport,
}

/// A letter on its way.
pub struct OutgoingMail<'a> {
    pub letter: &'a Letter,
    /// The same at every try, so that a mail that arrives twice can be told.
    pub id: Uuid,
    pub written_at: DateTime<Utc>,
}

impl Mailer {
    /// # Errors
    /// A setting that cannot be used: SMTP_URL, MAIL_FROM, MAIL_TEMPLATES, LOCALE.
    pub fn new(settings: &Settings) -> Result<Self, BadSetting> {
        let public_url = url::Url::parse(&settings.listen.public_url()).ok();
        let public_host = public_url.as_ref().and_then(url::Url::host);
        let host = match public_host {
            Some(url::Host::Domain(name)) => name.to_owned(),
            // An address cannot stand behind the @ of one.
            _ => "localhost".to_owned(),
        };
        let app_name = settings.login.app_name.clone();
        Ok(Self {
            from: sender(settings, &host)?,
            host,
            app_name,
            templates: Templates::new(&settings.mail)?,
            transport: Transport::new(&settings.mail, public_host)?,
        })
    }

    /// Sends a letter; one to nobody is only written.
    ///
    /// # Errors
    /// [`SendError`], which says whether trying again can help.
    pub async fn send(&self, outgoing: OutgoingMail<'_>) -> Result<(), SendError> {
        let letter = outgoing.letter;
        let texts = self
            .templates
            .render(letter, &self.app_name, outgoing.written_at)
            .map_err(|_| SendError::Permanent("its template cannot be rendered".into()))?;
        let Some(to) = &letter.to else {
            return Ok(());
        };
        let to = address::mailbox(to).ok_or(SendError::Permanent("its address is none".into()))?;
        let mail = lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(texts.subject)
            .message_id(Some(format!("<{}@{}>", outgoing.id, self.host)))
            .date(outgoing.written_at.into())
            .header(AutoSubmitted)
            .multipart(
                MultiPart::alternative()
                    .singlepart(part(header::ContentType::TEXT_PLAIN, texts.text))
                    .singlepart(part(header::ContentType::TEXT_HTML, texts.html)),
            )
            .map_err(|_| SendError::Permanent("it is no mail".into()))?;
        self.transport
            .send(mail, outgoing.id, outgoing.written_at)
            .await
    }
}

/// As it is where RFC 5322 allows it, so that a link reads the same in the file: the library alone would break lines above 76
/// characters. Encoded where it holds more than ASCII.
fn part(kind: header::ContentType, text: String) -> SinglePart {
    const LONGEST_LINE: usize = 998;
    let lines: Vec<&str> = text.lines().collect();
    let plain = text.is_ascii() && lines.iter().all(|line| line.len() <= LONGEST_LINE);
    let body = if plain {
        let seven_bit = header::ContentTransferEncoding::SevenBit;
        Body::dangerous_pre_encoded(lines.join("\r\n").into_bytes(), seven_bit)
    } else {
        Body::new(text)
    };
    SinglePart::builder().header(kind).body(body)
}

/// RFC 3834: nobody is to answer automatically.
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn sender(settings: &Settings, host: &str) -> Result<Mailbox, BadSetting> {
    let bad = || BadSetting::new("MAIL_FROM", "`address` or `Name <address>` is expected");
    match &settings.mail.mail_from {
        Some(from) => from.parse().map_err(|_| bad()),
        None => {
            let address = format!("no-reply@{host}").parse().map_err(|_| bad())?;
            Ok(Mailbox::new(Some(settings.login.app_name.clone()), address))
        }
    }
}
