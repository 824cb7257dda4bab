use std::path::PathBuf;

use clap::Args;
use secrecy::SecretString;

use super::secret;

/// How mail is sent.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Mail")]
pub struct MailSettings {
    /// SMTP server: `smtps://user:password@host` (implicit TLS), `smtp://user:password@host:587?tls=required`
    /// (STARTTLS) or `smtp://host:25` (no TLS). A path sets the EHLO name, as in
    /// `smtps://user:password@host/id.example.com` [default: the host of PUBLIC_URL]. Percent-encode special characters
    /// [default: write mails to MAIL_DIR]
    #[arg(long, env = "SMTP_URL", hide_env_values = true, value_parser = secret)]
    pub smtp_url: Option<SecretString>,
    /// Sender: `address` or `Name <address>` [default: APP_NAME <no-reply@host of PUBLIC_URL>]
    #[arg(long, env = "MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Directory for mails, written as .eml files when SMTP_URL is unset
    #[arg(long, env = "MAIL_DIR", default_value = "data/mail")]
    pub mail_dir: PathBuf,
    /// Directory of templates that override the built-in ones: LOCALE/NAME.txt, LOCALE/NAME.html, layout.html
    #[arg(long, env = "MAIL_TEMPLATES")]
    pub mail_templates: Option<PathBuf>,
    /// Language of mails to users without a locale, or whose locale has no templates
    #[arg(long, env = "LOCALE", default_value = "en")]
    pub locale: String,
}
