//! Mail templates: built-in ones, which a directory may override and translate.
//!
//! Each message has two: `LOCALE/name.txt`, whose first line is the subject, and `LOCALE/name.html`, which may extend
//! `layout.html`.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, SubsecRound, Utc};
use minijinja::{Environment, UndefinedBehavior, Value, context};

use super::{Letter, Message};
use crate::config::{BadSetting, MailSettings};

const LAYOUT: &str = "layout.html";
const EMBEDDED_LOCALE: &str = "en";
const SUBJECT: &str = "Subject:";

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        [$((
            $name,
            include_str!(concat!("templates/en/", $name, ".txt")),
            include_str!(concat!("templates/en/", $name, ".html")),
        )),*]
    };
}

/// Name, text and HTML of each.
const EMBEDDED: [(&str, &str, &str); 13] = embedded![
    "one-time-code",
    "reset-link",
    "sign-up-link",
    "already-registered",
    "password-changed",
    "authenticator-added",
    "identity-linked",
    "factors-reset",
    "recovery-codes-made",
    "recovery-code-used",
    "address-changed",
    "locked-out",
    "password-off",
];

/// A rendered mail.
#[derive(Debug)]
pub struct Texts {
    pub subject: String,
    pub text: String,
    pub html: String,
}

pub struct Templates {
    environment: Environment<'static>,
    /// The names of all templates.
    known: BTreeSet<String>,
    /// LOCALE.
    fallback: String,
}

impl Message {
    /// The name of its templates.
    pub fn name(&self) -> &'static str {
        match self {
            Self::OneTimeCode { .. } => "one-time-code",
            Self::ResetLink { .. } => "reset-link",
            Self::SignUpLink { .. } => "sign-up-link",
            Self::AlreadyRegistered => "already-registered",
            Self::PasswordChanged => "password-changed",
            Self::AuthenticatorAdded => "authenticator-added",
            Self::IdentityLinked { .. } => "identity-linked",
            Self::FactorsReset => "factors-reset",
            Self::RecoveryCodesMade => "recovery-codes-made",
            Self::RecoveryCodeUsed { .. } => "recovery-code-used",
            Self::AddressChanged => "address-changed",
            Self::LockedOut => "locked-out",
            Self::PasswordOff => "password-off",
        }
    }
}

impl Templates {
    /// Loads all templates and renders each once.
    ///
    /// # Errors
    /// A template that cannot be read or rendered, or a LOCALE without templates.
    pub fn new(settings: &MailSettings) -> Result<Self, BadSetting> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_keep_trailing_newline(true);
        let mut templates = Self {
            environment,
            known: BTreeSet::new(),
            fallback: tag(&settings.locale),
        };
        templates.add(
            LAYOUT.to_owned(),
            include_str!("templates/layout.html").to_owned(),
        )?;
        for (name, text, html) in EMBEDDED {
            templates.add(format!("{EMBEDDED_LOCALE}/{name}.txt"), text.to_owned())?;
            templates.add(format!("{EMBEDDED_LOCALE}/{name}.html"), html.to_owned())?;
        }
        if let Some(directory) = &settings.mail_templates {
            templates.add_directory(directory)?;
        }
        let prefix = format!("{}/", templates.fallback);
        if !templates.known.iter().any(|name| name.starts_with(&prefix)) {
            return Err(BadSetting::new(
                "LOCALE",
                "there are no templates for this locale",
            ));
        }
        templates.try_all()?;
        Ok(templates)
    }

    fn add(&mut self, name: String, source: String) -> Result<(), BadSetting> {
        self.environment
            .add_template_owned(name.clone(), source)
            .map_err(|error| bad(&name, &error))?;
        self.known.insert(name);
        Ok(())
    }

    fn add_directory(&mut self, directory: &Path) -> Result<(), BadSetting> {
        for path in entries(directory)? {
            let name = file_name(&path);
            if path.is_dir() {
                for file in entries(&path)? {
                    let template = format!("{}/{}", tag(&name), file_name(&file));
                    if !is_known(&file_name(&file)) {
                        return Err(bad(&template, &"there is no mail of this name"));
                    }
                    self.add(template, read(&file)?)?;
                }
            } else if name == LAYOUT {
                self.add(name, read(&path)?)?;
            }
        }
        Ok(())
    }

    /// A broken template should fail startup, not the mail.
    fn try_all(&self) -> Result<(), BadSetting> {
        let samples = [
            Message::OneTimeCode {
                code: "123456".into(),
                minutes: 5,
            },
            Message::ResetLink {
                url: "https://example.com".into(),
                minutes: 30,
            },
            Message::SignUpLink {
                url: "https://example.com".into(),
                minutes: 30,
            },
            Message::AlreadyRegistered,
            Message::PasswordChanged,
            Message::AuthenticatorAdded,
            Message::IdentityLinked {
                provider: "Google".into(),
            },
            Message::FactorsReset,
            Message::RecoveryCodesMade,
            Message::RecoveryCodeUsed { left: 9 },
            Message::AddressChanged,
            Message::LockedOut,
            Message::PasswordOff,
        ];
        for message in samples {
            let values = values(&message, "app", DateTime::UNIX_EPOCH);
            let own = |name: &&String| {
                name.split_once('/')
                    .and_then(|(_, file)| file.rsplit_once('.'))
                    .is_some_and(|(stem, _)| stem == message.name())
            };
            for name in self.known.iter().filter(own) {
                let rendered = self.render_one(name, &values).map_err(|e| bad(name, &e))?;
                if name.ends_with(".txt") && split_subject(&rendered).is_none() {
                    return Err(bad(name, &"the first line must be `Subject: ...`"));
                }
            }
        }
        Ok(())
    }

    /// Renders a letter in the language of its recipient.
    ///
    /// # Errors
    /// Those of the template engine; but all templates have been rendered once at startup.
    pub fn render(
        &self,
        letter: &Letter,
        app_name: &str,
        written_at: DateTime<Utc>,
    ) -> Result<Texts, minijinja::Error> {
        let name = letter.message.name();
        let values = values(&letter.message, app_name, written_at);
        let locale = letter.locale.as_deref();
        let text = self.render_one(&self.find(locale, &format!("{name}.txt")), &values)?;
        let html = self.render_one(&self.find(locale, &format!("{name}.html")), &values)?;
        let (subject, text) = split_subject(&text).unwrap_or((app_name, &text));
        Ok(Texts {
            // A value must not be able to inject a header.
            subject: subject.replace(|c: char| c.is_control(), " "),
            text: text.to_owned(),
            html,
        })
    }

    fn render_one(&self, name: &str, values: &Value) -> Result<String, minijinja::Error> {
        self.environment.get_template(name)?.render(values)
    }

    /// The template that best matches the recipient's language. The language is untrusted text, so it is only looked up
    /// among the loaded names.
    fn find(&self, locale: Option<&str>, file: &str) -> String {
        let wanted = locale.map(tag).unwrap_or_default();
        let language = wanted.split('-').next().unwrap_or_default();
        [&wanted, language, &self.fallback]
            .iter()
            .map(|locale| format!("{locale}/{file}"))
            .find(|name| self.known.contains(name))
            .unwrap_or_else(|| format!("{EMBEDDED_LOCALE}/{file}"))
    }
}

/// A language tag in normalised form.
fn tag(locale: &str) -> String {
    locale.to_ascii_lowercase().replace('_', "-")
}

fn values(message: &Message, app_name: &str, written_at: DateTime<Utc>) -> Value {
    let at = written_at.trunc_subsecs(0).format("%Y-%m-%d %H:%M:%S UTC");
    context! { app_name, at => at.to_string(), ..Value::from_serialize(message) }
}

/// The subject on the first line, and the rest.
fn split_subject(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let subject = first.strip_prefix(SUBJECT)?.trim();
    (!subject.is_empty()).then(|| (subject, rest.trim_start_matches(['\r', '\n'])))
}

fn is_known(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(stem, ending)| {
        ["txt", "html"].contains(&ending) && EMBEDDED.iter().any(|(name, ..)| *name == stem)
    })
}

fn bad(template: &str, problem: &dyn std::fmt::Display) -> BadSetting {
    BadSetting::new("MAIL_TEMPLATES", format!("{template}: {problem}"))
}

fn unreadable(path: &Path, error: &io::Error) -> BadSetting {
    bad(&path.display().to_string(), error)
}

fn entries(directory: &Path) -> Result<Vec<PathBuf>, BadSetting> {
    let listed = fs::read_dir(directory)
        .and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<io::Result<Vec<_>>>()
        })
        .map_err(|error| unreadable(directory, &error))?;
    // Editors and operating systems leave hidden files behind.
    let shown = listed
        .into_iter()
        .filter(|path| !file_name(path).starts_with('.'));
    Ok(shown.collect())
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn read(path: &Path) -> Result<String, BadSetting> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    fn templates() -> Templates {
        let mut templates = Templates::new(&Settings::defaults().mail).unwrap();
        for locale in ["de", "pt-br"] {
            let text = format!("Subject: {locale} {{{{ url }}}}\n\n{{{{ url }}}}\n");
            templates
                .add(format!("{locale}/reset-link.txt"), text)
                .unwrap();
        }
        templates
    }

    fn letter(locale: Option<&str>, url: &str) -> Letter {
        Letter {
            to: None,
            locale: locale.map(str::to_owned),
            message: Message::ResetLink {
                url: url.to_owned(),
                minutes: 1,
            },
        }
    }

    fn render(letter: &Letter) -> Texts {
        templates()
            .render(letter, "app", DateTime::UNIX_EPOCH)
            .unwrap()
    }

    #[test]
    fn the_readers_language_is_taken_as_exactly_as_there_is_one() {
        for (locale, subject) in [
            (Some("de"), "de x"),
            (Some("de_AT"), "de x"),
            (Some("pt_BR"), "pt-br x"),
            (Some("pt"), "app: set a new password"),
            (Some("../de"), "app: set a new password"),
            (Some(""), "app: set a new password"),
            (None, "app: set a new password"),
        ] {
            assert_eq!(render(&letter(locale, "x")).subject, subject, "{locale:?}");
        }
    }

    #[test]
    fn values_break_neither_headers_nor_markup() {
        let texts = render(&letter(Some("de"), "x\r\nBcc: y@example.com<b>"));
        assert!(!texts.subject.contains(['\r', '\n']), "{}", texts.subject);
        assert!(texts.html.contains("&lt;b&gt;") && !texts.html.contains("<b>"));
    }
}
