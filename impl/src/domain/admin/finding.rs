//! What a check of `admin doctor` has found.

use crate::store::doctor::Affected;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Ok,
    /// Something does not work as it should.
    Warning,
    /// The service does not start.
    Error,
}

/// The result of one check.
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

    /// A warning that names what is affected, or [`Level::Ok`] if nothing is.
    pub(in crate::domain) fn about(
        check: &'static str,
        affected: impl Into<Affected>,
        warning: &str,
    ) -> Self {
        let Affected { first, count } = affected.into();
        if count == 0 {
            return Self::new(check, Level::Ok, "none");
        }
        let names = first.join(", ");
        let message = match count - first.len() as u64 {
            0 => format!("{warning}: {names}"),
            more => format!("{warning}: {names} and {more} more"),
        };
        Self::new(check, Level::Warning, message)
    }
}
