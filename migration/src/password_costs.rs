//! What checking the stored passwords costs.
//!
//! An index on the cost class of each hash lets the service list the classes that exist with one index lookup each. The old
//! service writes hashes too, so a table that only our own writes maintain would miss some.

use sea_orm_migration::sea_orm::DbBackend;

/// The rows of `user_credentials` whose hash the service can check. Others cost nothing to refuse.
const CHECKED: &str = "NOT deleted AND (password LIKE '$2_$__$%' OR password LIKE '$argon2id$%')";

/// The part of a hash that decides what checking it costs: algorithm and parameters, up to and with the `$` before the salt.
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

/// What follows `CREATE INDEX name`.
pub(crate) fn index(backend: DbBackend) -> String {
    format!("ON user_credentials (({})) WHERE {CHECKED}", class(backend))
}

/// The query for the first cost class after `$1`, in the database's order of texts.
pub fn next_class(backend: DbBackend) -> String {
    let class = class(backend);
    format!(
        "SELECT {class} AS class FROM user_credentials WHERE {CHECKED} AND ({class}) > $1 ORDER BY {class} LIMIT 1"
    )
}
