//! The mails that a service has sent.

use std::{fs, path::PathBuf, time::Duration};

use crate::World;

/// A mail as its reader sees it.
#[derive(Debug)]
pub struct Mail {
    pub subject: String,
    pub text: String,
    /// Headers and all.
    pub raw: String,
}

impl Mail {
    /// The one-time code: six digits on a line of their own.
    #[track_caller]
    pub fn code(&self) -> String {
        let is_code = |line: &&str| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit());
        let code = self.text.lines().find(is_code);
        code.unwrap_or_else(|| panic!("no code in {}", self.text))
            .to_owned()
    }

    /// The link: an address on a line of its own.
    #[track_caller]
    pub fn link(&self) -> String {
        let link = self.text.lines().find(|line| line.starts_with("http"));
        link.unwrap_or_else(|| panic!("no link in {}", self.text))
            .to_owned()
    }

    /// The token of the link.
    #[track_caller]
    pub fn token(&self) -> String {
        let link = self.link();
        let (_, token) = link.split_once("token=").expect("a token");
        token.to_owned()
    }

    fn read(raw: String) -> Self {
        let header = |name: &str| {
            let line = raw.lines().find(|line| line.starts_with(name));
            line.map(|line| line[name.len()..].trim().to_owned())
        };
        let text = raw
            .split_once("\r\n\r\n--")
            .and_then(|(_, parts)| parts.split_once("\r\n\r\n"))
            .and_then(|(_, text)| text.split_once("\r\n--"))
            .map(|(text, _)| text.replace("\r\n", "\n"));
        Self {
            subject: header("Subject:").expect("a subject"),
            text: text.expect("a text part"),
            raw,
        }
    }
}

impl World {
    /// Waits until every mail has left or is given up.
    pub async fn posted(&self) {
        let waiting =
            "SELECT count(*) FROM mail_outbox WHERE sent_at IS NULL AND given_up_at IS NULL";
        for _ in 0..1000 {
            if self.column::<i64>(waiting).await == [0] {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("mails wait for ever");
    }

    /// All mails to an address since it was last asked about, oldest first.
    pub async fn mails(&self, to: &str) -> Vec<Mail> {
        self.posted().await;
        let mut found = vec![];
        for path in self.mail_files() {
            let raw = fs::read_to_string(&path).expect("a mail");
            if raw.lines().any(|line| line == format!("To: {to}")) {
                let written = path.metadata().and_then(|about| about.modified());
                found.push((written.expect("a time"), Mail::read(raw)));
                fs::remove_file(path).expect("it goes");
            }
        }
        found.sort_by_key(|(written, _)| *written);
        found.into_iter().map(|(_, mail)| mail).collect()
    }

    /// The only mail to an address since it was last asked about.
    #[track_caller]
    pub fn mail(&self, to: &str) -> impl Future<Output = Mail> {
        let caller = std::panic::Location::caller();
        async move {
            let mut mails = self.mails(to).await;
            assert_eq!(mails.len(), 1, "at {caller}: {mails:?}");
            mails.remove(0)
        }
    }

    /// Every mail that is still there, to whomever.
    pub async fn mail_count(&self) -> usize {
        self.posted().await;
        self.mail_files().len()
    }

    fn mail_files(&self) -> Vec<PathBuf> {
        let Ok(files) = fs::read_dir(&self.settings.mail.mail_dir) else {
            return vec![];
        };
        let paths = files.map(|file| file.expect("a file").path());
        paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
            .collect()
    }
}
