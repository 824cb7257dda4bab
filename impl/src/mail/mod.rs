//! Mail: its content ([`letter`]), its wording ([`templates`]), and its delivery ([`transport`]). The outbox belongs to
//! the domain (`domain/mail`), because it is written in the same transaction as the event that a mail reports.

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

/// Renders letters and sends them.
pub struct Mailer {
    from: Mailbox,
    /// The right-hand side of message IDs.
    host: String,
    app_name: String,
    templates: Templates,
    transport: Transport,
}

/// A letter with its metadata.
pub struct OutgoingMail<'a> {
    pub letter: &'a Letter,
    /// Stable across retries, so that duplicates can be recognised.
    pub id: Uuid,
    pub written_at: DateTime<Utc>,
}

impl Mailer {
    /// # Errors
    /// Invalid settings: SMTP_URL, MAIL_FROM, MAIL_TEMPLATES, LOCALE.
    pub fn new(settings: &Settings) -> Result<Self, BadSetting> {
        let public_url = url::Url::parse(&settings.listen.public_url()).ok();
        let public_host = public_url.as_ref().and_then(url::Url::host);
        let host = match public_host {
            Some(url::Host::Domain(name)) => name.to_owned(),
            // An IP address is not valid after the @.
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

    /// Sends a letter. One without a recipient is only rendered.
    ///
    /// # Errors
    /// [`SendError`], which says whether a retry can help.
    pub async fn send(&self, outgoing: OutgoingMail<'_>) -> Result<(), SendError> {
        let letter = outgoing.letter;
        let texts = self
            .templates
            .render(letter, &self.app_name, outgoing.written_at)
            .map_err(|_| SendError::Permanent("cannot render its template".into()))?;
        let Some(to) = &letter.to else {
            return Ok(());
        };
        let to =
            address::mailbox(to).ok_or(SendError::Permanent("its address is invalid".into()))?;
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
            .map_err(|_| SendError::Permanent("cannot build the message".into()))?;
        self.transport
            .send(mail, outgoing.id, outgoing.written_at)
            .await
    }
}

/// Plain text stays as it is where RFC 5322 allows that, so that links remain readable in the .eml file; the library
/// would break lines longer than 76 characters. Anything beyond ASCII is encoded.
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

/// RFC 3834: no automatic replies, please.
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
    let bad = || BadSetting::new("MAIL_FROM", "expected `address` or `Name <address>`");
    match &settings.mail.mail_from {
        Some(from) => from.parse().map_err(|_| bad()),
        None => {
            let address = format!("no-reply@{host}").parse().map_err(|_| bad())?;
            Ok(Mailbox::new(Some(settings.login.app_name.clone()), address))
        }
    }
}
