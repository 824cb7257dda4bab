//! The audit trail, `auth_events`.

mod changes;
mod sessions;
