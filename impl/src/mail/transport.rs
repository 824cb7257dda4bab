//! How a mail leaves: to an SMTP server, or into a directory.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, Utc};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::Error as SmtpError,
};
use secrecy::ExposeSecret;
use tokio::{fs, io::AsyncWriteExt, time::timeout};
use uuid::Uuid;

use crate::config::{BadSetting, MailSettings};

/// For each exchange with the server.
const TIMEOUT: Duration = Duration::from_secs(15);
/// For a whole mail.
const LONGEST: Duration = Duration::from_secs(60);

/// Why a mail did not leave. The words hold no address and nothing that the server said, which may quote one.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    #[error("{0}")]
    Never(&'static str),
    #[error("{0}")]
    Later(String),
}

pub enum Transport {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Directory(PathBuf),
}

impl Transport {
    /// # Errors
    /// An SMTP_URL that is none.
    pub fn new(settings: &MailSettings) -> Result<Self, BadSetting> {
        let Some(url) = &settings.smtp_url else {
            return Ok(Self::Directory(settings.mail_dir.clone()));
        };
        // The error would quote the URL, which holds a password.
        let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret())
            .map_err(|_| {
                let problem =
                    "smtps://..., or smtp://... with ?tls=required for STARTTLS, is expected";
                BadSetting::new("SMTP_URL", problem)
            })?
            .timeout(Some(TIMEOUT))
            .build();
        Ok(Self::Smtp(Box::new(smtp)))
    }

    /// # Errors
    /// [`NotSent::Later`]: a server that refuses today may be mended tomorrow.
    pub async fn send(
        &self,
        mail: Message,
        id: Uuid,
        written_at: DateTime<Utc>,
    ) -> Result<(), NotSent> {
        match self {
            Self::Smtp(smtp) => match timeout(LONGEST, smtp.send(mail)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(NotSent::Later(in_few_words(&error))),
                Err(_) => Err(NotSent::Later("the SMTP server is too slow".into())),
            },
            Self::Directory(directory) => {
                let name = format!("{:013}-{}.eml", written_at.timestamp_millis(), id.simple());
                write_whole(directory, &name, &mail.formatted())
                    .await
                    .map_err(|error| NotSent::Later(format!("MAIL_DIR cannot be written: {error}")))
            }
        }
    }
}

/// Under another name first: who looks into the directory never finds half a mail. Only the owner may read it, for it may
/// carry a code or a link. On disk before this returns, folder included: then the mail counts as sent.
async fn write_whole(directory: &Path, name: &str, mail: &[u8]) -> io::Result<()> {
    fs::create_dir_all(directory).await?;
    let draft = directory.join(format!(".{name}.draft"));
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)
        .await?;
    file.write_all(mail).await?;
    file.sync_all().await?;
    fs::rename(&draft, directory.join(name)).await?;
    fs::File::open(directory).await?.sync_all().await
}

fn in_few_words(error: &SmtpError) -> String {
    if let Some(code) = error.status() {
        return format!("the SMTP server answered {code}");
    }
    let what = if error.is_timeout() {
        "the SMTP server did not answer in time"
    } else if error.is_tls() {
        "TLS with the SMTP server failed"
    } else if error.is_response() {
        "the SMTP server does not make sense"
    } else if error.is_client() {
        "the SMTP server lacks what is demanded of it"
    } else {
        "the SMTP server cannot be reached"
    };
    what.to_owned()
}
