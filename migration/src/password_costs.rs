//! The cost of checking the stored passwords.
//!
//! An index on the cost class of each hash allows listing the existing classes with one index lookup each. A table
//! maintained by our own writes would miss the hashes that the Node service writes.

use sea_orm_migration::sea_orm::DbBackend;

/// The rows of `user_credentials` with a hash that the service can check. Rejecting any other costs nothing.
const CHECKED: &str = "NOT deleted AND (password LIKE '$2_$__$%' OR password LIKE '$argon2id$%')";

/// The part of a hash that determines the cost of checking it: algorithm and parameters, up to and including the `$`
/// before the salt.
fn class(backend: DbBackend) -> String {
    let find = match backend {
        DbBackend::Sqlite => "instr",
        _ => "strpos",
    };
    // `$2b$10$` has a fixed length; of `$argon2id$v=19$m=19456,t=2,p=1$` two parts vary, after ten fixed characters.
    let version = "substr(password, 11)";
    let first = format!("{find}({version}, '$')");
    let second = format!("{find}(substr({version}, {first} + 1), '$')");
    format!(
        "CASE WHEN password LIKE '$2%' THEN substr(password, 1, 7) ELSE substr(password, 1, 10 + {first} + {second}) END"
    )
}

/// The SQL after `CREATE INDEX name`.
pub(crate) fn index(backend: DbBackend) -> String {
    format!("ON user_credentials (({})) WHERE {CHECKED}", class(backend))
}

/// A query for the first cost class after `$1`, in the database's text order.
pub fn next_class(backend: DbBackend) -> String {
    let class = class(backend);
    format!(
        "SELECT {class} AS class FROM user_credentials WHERE {CHECKED} AND ({class}) > $1 ORDER BY {class} LIMIT 1"
    )
}
