//! The named constraints that a failed write can violate.

use sea_orm::{DbErr, SqlErr};

/// A constraint enforced by the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// Usernames are unique among undeleted users, without regard to case.
    Username,
    /// Keys of tenants are unique, those of deleted ones included.
    TenantKey,
}

/// Which of these constraints a failed write has violated, if any.
pub fn violated(error: &DbErr) -> Option<Constraint> {
    let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() else {
        return None;
    };
    // PostgreSQL names the constraint; SQLite names an index on an expression, but the columns of a table's constraint.
    [
        ("uq_users_username_folded", Constraint::Username),
        ("idx_tenants", Constraint::TenantKey),
        ("tenants.key", Constraint::TenantKey),
    ]
    .into_iter()
    .find_map(|(name, constraint)| message.contains(name).then_some(constraint))
}
