use std::path::PathBuf;

use clap::Args;
use secrecy::SecretString;

use super::secret;

/// How mails leave.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Mail")]
pub struct MailSettings {
    /// `smtps://user:password@host` (implicit TLS), `smtp://user:password@host:587?tls=required` (STARTTLS), `smtp://host:25`
    /// (no TLS); a path is our name in EHLO, as in `smtps://user:password@host/id.example.com` [default: the host of
    /// PUBLIC_URL]; special characters are percent-encoded [default: mails are written to MAIL_DIR]
    #[arg(long, env = "SMTP_URL", hide_env_values = true, value_parser = secret)]
    pub smtp_url: Option<SecretString>,
    /// Sender: `address` or `Name <address>` [default: APP_NAME <no-reply@host of PUBLIC_URL>]
    #[arg(long, env = "MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Where mails are written as .eml files when SMTP_URL is unset
    #[arg(long, env = "MAIL_DIR", default_value = "data/mail")]
    pub mail_dir: PathBuf,
    /// Directory of templates that override the embedded ones: LOCALE/NAME.txt, LOCALE/NAME.html, layout.html
    #[arg(long, env = "MAIL_TEMPLATES")]
    pub mail_templates: Option<PathBuf>,
    /// Language of those who have none of their own, and of mails to those whose own has no templates
    #[arg(long, env = "LOCALE", default_value = "en")]
    pub locale: String,
}
