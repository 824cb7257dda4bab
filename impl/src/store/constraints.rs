//! Constraints whose violation is reported to callers.

use sea_orm::{DbErr, SqlErr};

/// A constraint enforced by the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// User names are unique among undeleted users, ignoring case.
    Username,
    /// Keys of tenants are unique, including those of deleted tenants.
    TenantKey,
}

/// Which of these constraints a failed write has violated, if any.
pub fn violated(error: &DbErr) -> Option<Constraint> {
    let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() else {
        return None;
    };
    // PostgreSQL names the constraint. SQLite names the index if it is on an expression, and otherwise the columns.
    [
        ("uq_users_username_folded", Constraint::Username),
        ("idx_tenants", Constraint::TenantKey),
        ("tenants.key", Constraint::TenantKey),
    ]
    .into_iter()
    .find_map(|(name, constraint)| message.contains(name).then_some(constraint))
}
