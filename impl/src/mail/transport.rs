//! Delivers mail to an SMTP server or into a directory.

use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use lettre::Message;
use tokio::{fs, io::AsyncWriteExt};
use url::Host;
use uuid::Uuid;

use super::{send_error::SendError, smtp::Smtp};
use crate::config::{BadSetting, MailSettings};

pub enum Transport {
    Smtp(Box<Smtp>),
    Directory(PathBuf),
}

impl Transport {
    /// # Errors
    /// An invalid SMTP_URL.
    pub fn new(
        settings: &MailSettings,
        public_host: Option<Host<&str>>,
    ) -> Result<Self, BadSetting> {
        Ok(match &settings.smtp_url {
            Some(url) => Self::Smtp(Box::new(Smtp::new(url, public_host)?)),
            None => Self::Directory(settings.mail_dir.clone()),
        })
    }

    /// # Errors
    /// [`SendError`], which says whether a retry can help.
    pub async fn send(
        &self,
        mail: Message,
        id: Uuid,
        written_at: DateTime<Utc>,
    ) -> Result<(), SendError> {
        match self {
            Self::Smtp(smtp) => smtp.send(&mail).await,
            Self::Directory(directory) => {
                let name = format!("{:013}-{}.eml", written_at.timestamp_millis(), id.simple());
                write_whole(directory, &name, &mail.formatted())
                    .await
                    .map_err(|error| {
                        SendError::Unavailable(format!("cannot write to MAIL_DIR: {error}"))
                    })
            }
        }
    }
}

/// Writes to a temporary name first, so that no one sees a partial mail, and readable by the owner only, because it may
/// contain a code or a link. File and directory are synced before this returns, because the mail then counts as sent.
async fn write_whole(directory: &Path, name: &str, mail: &[u8]) -> io::Result<()> {
    fs::create_dir_all(directory).await?;
    let draft = directory.join(format!(".{name}.draft"));
    let written = write_draft(&draft, mail).await;
    match written {
        Ok(()) => {
            fs::rename(&draft, directory.join(name)).await?;
            fs::File::open(directory).await?.sync_all().await
        }
        Err(error) => {
            // Do not leave a partial file behind on a full disk.
            let _ = fs::remove_file(&draft).await;
            Err(error)
        }
    }
}

async fn write_draft(draft: &Path, mail: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(draft)
        .await?;
    file.write_all(mail).await?;
    // Tokio writes in the background and reports a failure at the next write or flush; `sync_all` alone would not.
    file.flush().await?;
    file.sync_all().await
}
