//! `admin doctor`: what an operator should know about the database.

use super::AdminError;
use crate::{
    domain::{Domain, clients::is_hash},
    store::{clients, doctor},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Ok,
    /// Somebody or something does not work as it could.
    Warning,
    /// The service does not start.
    Error,
}

/// What one check has found.
#[derive(Clone, Debug)]
pub struct Finding {
    pub check: &'static str,
    pub level: Level,
    pub message: String,
}

impl Finding {
    pub fn new(check: &'static str, level: Level, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            check,
            level,
            message,
        }
    }

    /// A warning that names the users concerned, if there are any.
    fn about(check: &'static str, users: &[String], warning: &str) -> Self {
        if users.is_empty() {
            Self::new(check, Level::Ok, "none")
        } else {
            let names = users.join(", ");
            Self::new(check, Level::Warning, format!("{warning}: {names}"))
        }
    }
}

impl Domain {
    /// Looks at the data. That this can be called shows that SECRET_KEY and the keys are right.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn examine(&self) -> Result<Vec<Finding>, AdminError> {
        let db = self.store.reader();
        let signing = if self.key_is_set() {
            "tokens are signed with the key from the settings".to_owned()
        } else {
            let count = self.list_keys().await?.len();
            format!("tokens are signed with a key in the database; it holds {count}")
        };
        let plain = clients::list(db)
            .await?
            .into_iter()
            .filter(|client| !is_hash(&client.client_secret))
            .count();
        let bcrypt = doctor::count_bcrypt(db).await?;
        Ok(vec![
            Finding::new("secret key", Level::Ok, "SECRET_KEY is this database's"),
            Finding::new("signing key", Level::Ok, signing),
            Finding::about(
                "duplicate usernames",
                &doctor::duplicate_names(db).await?,
                "of names that differ only by case, only the one in lower case can log in; rename or delete the others",
            ),
            Finding::about(
                "users without membership",
                &doctor::without_membership(db).await?,
                "they cannot log in; `admin user update --tenant` helps",
            ),
            Finding::about(
                "users without role",
                &doctor::with_deleted_role(db).await?,
                "their role is deleted, so they have no permissions; `admin user update --role` helps",
            ),
            Finding::about(
                "users without clients",
                &doctor::without_clients(db).await?,
                "they cannot log in; `admin user update --client` helps",
            ),
            Finding::new(
                "bcrypt passwords",
                Level::Ok,
                format!("{bcrypt} left; each becomes argon2id at its user's next login"),
            ),
            Finding::new(
                "plaintext client secrets",
                if plain == 0 {
                    Level::Ok
                } else {
                    Level::Warning
                },
                format!("{plain} left; `admin client update` hashes them"),
            ),
        ])
    }
}
