//! Deletes what has ended.
//!
//! Rows go in batches, each in a transaction of its own: one statement for all of them would exceed the time limit of a
//! statement once enough have piled up, on PostgreSQL, and would hold up every other writer on SQLite. Each rule stands by
//! itself, so that a failure of one does not keep the rows of the others.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, Statement,
};
use uuid::Uuid;

use super::{
    Store, Transaction,
    entities::{refresh_tokens, sessions},
};

/// Rows that one transaction deletes: few milliseconds of work.
const BATCH: u64 = 1000;
/// How far a backlog is counted.
const COUNTED: u64 = 100_000;
/// Any number that no other program on the same database uses for its own advisory lock. Together with the schema.
const LOCK: i32 = 0x7377_6565;

/// How long a used or expired code stays, so that using it again still ends the session that it gave.
const CODES_KEPT: TimeDelta = TimeDelta::days(1);
/// How long a mailed link stays after its end, so that it is still told from garbage.
const LINKS_KEPT: TimeDelta = TimeDelta::days(1);
/// How long a mail stays, sent or given up: longer than it is tried.
const MAILS_KEPT: TimeDelta = TimeDelta::days(4);
/// How long the audit trail goes back.
const ACTIVITY_KEPT: TimeDelta = TimeDelta::days(365);
/// How long an account remembers an address.
pub const ADDRESSES_KEPT: TimeDelta = TimeDelta::days(30);

/// Which rows of a table have ended, and what happens to them.
pub struct Rule {
    /// Names the rule in logs and metrics.
    pub name: &'static str,
    table: &'static str,
    /// SQL for both databases; `$1` is the moment at which a row ends.
    ended: &'static str,
    /// How long a row stays after its end.
    kept: TimeDelta,
    action: Action,
}

enum Action {
    Delete,
    /// Blanks `refresh_tokens.successor`, which nobody may ask for after the grace of a refresh.
    ForgetSuccessor,
    /// Deletes sessions, their spent refresh tokens first. Deleting a session deletes its tokens, and a session may have
    /// tens of thousands.
    DeleteSessions,
}

const fn expired(table: &'static str, kept: TimeDelta) -> Rule {
    Rule {
        name: table,
        table,
        ended: "expires_at < $1",
        kept,
        action: Action::Delete,
    }
}

const fn older(table: &'static str, ended: &'static str, kept: TimeDelta) -> Rule {
    Rule {
        ended,
        ..expired(table, kept)
    }
}

/// Every condition has an index.
pub const RULES: [Rule; 19] = [
    Rule {
        name: "refresh_tokens_successors",
        ended: "successor IS NOT NULL AND spent_at < $1",
        action: Action::ForgetSuccessor,
        ..expired("refresh_tokens", TimeDelta::zero())
    },
    Rule {
        name: "sessions_expired",
        action: Action::DeleteSessions,
        ..expired("sessions", TimeDelta::zero())
    },
    Rule {
        name: "sessions_ended",
        action: Action::DeleteSessions,
        ..older("sessions", "ended_at < $1", CODES_KEPT)
    },
    // A session whose last refresh token has expired cannot go on, long before its absolute end.
    Rule {
        name: "sessions_abandoned",
        action: Action::DeleteSessions,
        ..older(
            "sessions",
            "access_expires_at < $1 AND id IN \
             (SELECT session_id FROM refresh_tokens WHERE spent_at IS NULL AND expires_at < $1)",
            TimeDelta::zero(),
        )
    },
    older(
        "refresh_tokens",
        "expires_at < $1 AND spent_at IS NOT NULL",
        TimeDelta::zero(),
    ),
    expired("auth_codes", CODES_KEPT),
    expired("one_time_challenges", TimeDelta::zero()),
    expired("authenticator_enrolments", TimeDelta::zero()),
    expired("authenticator_steps", TimeDelta::zero()),
    expired("password_reset_tokens", LINKS_KEPT),
    expired("login_states", TimeDelta::zero()),
    expired("used_assertions", TimeDelta::zero()),
    expired("sign_up_tokens", LINKS_KEPT),
    older("mail_outbox", "created_at < $1", MAILS_KEPT),
    expired("revocations", TimeDelta::zero()),
    expired("lockouts", TimeDelta::zero()),
    older("familiar_addresses", "seen_at < $1", ADDRESSES_KEPT),
    expired("signing_keys", TimeDelta::zero()),
    older("auth_events", "at < $1", ACTIVITY_KEPT),
];

/// The moments that decide what has ended.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    pub now: DateTime<Utc>,
    /// A refresh token that was spent before this moment has no successor to repeat.
    pub grace_ended: DateTime<Utc>,
}

impl Rule {
    fn moment(&self, moments: Moments) -> DateTime<Utc> {
        match self.action {
            Action::ForgetSuccessor => moments.grace_ended,
            Action::Delete | Action::DeleteSessions => moments.now - self.kept,
        }
    }

    /// Deletes up to a batch of rows, and says whether there may be more. Instances that sweep at the same time take turns.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn batch(&'static self, store: &Store, moments: Moments) -> Result<Batch, DbErr> {
        let moment = self.moment(moments);
        store
            .write(move |tx| {
                Box::pin(async move {
                    take_turn(tx).await?;
                    if matches!(self.action, Action::DeleteSessions) {
                        return self.delete_sessions(tx, moment).await;
                    }
                    let done = tx.execute_raw(self.statement(tx.get_database_backend(), moment));
                    let rows = done.await?.rows_affected();
                    let full = rows >= BATCH;
                    Ok(Batch { rows, full })
                })
            })
            .await
    }

    async fn delete_sessions(
        &self,
        tx: &Transaction,
        moment: DateTime<Utc>,
    ) -> Result<Batch, DbErr> {
        let backend = tx.get_database_backend();
        let found = tx.query_all_raw(self.statement(backend, moment)).await?;
        let ids = found
            .iter()
            .map(|row| row.try_get_by_index::<Uuid>(0))
            .collect::<Result<Vec<_>, _>>()?;
        if ids.is_empty() {
            return Ok(Batch::default());
        }
        let spent = sea_orm::sea_query::Query::select()
            .column(refresh_tokens::Column::TokenHash)
            .from(refresh_tokens::Entity)
            .and_where(refresh_tokens::Column::SessionId.is_in(ids.iter().copied()))
            .and_where(refresh_tokens::Column::SpentAt.is_not_null())
            .limit(BATCH)
            .to_owned();
        let tokens = refresh_tokens::Entity::delete_many()
            .filter(refresh_tokens::Column::TokenHash.in_subquery(spent))
            .exec(tx)
            .await?;
        if tokens.rows_affected >= BATCH {
            let rows = tokens.rows_affected;
            return Ok(Batch { rows, full: true });
        }
        let full = ids.len() as u64 >= BATCH;
        let deleted = sessions::Entity::delete_many()
            .filter(sessions::Column::Id.is_in(ids))
            .exec(tx)
            .await?;
        let rows = tokens.rows_affected + deleted.rows_affected;
        Ok(Batch { rows, full })
    }

    /// What finds a batch of ended rows by an index and, but for sessions, changes them.
    pub fn statement(&self, backend: DbBackend, moment: DateTime<Utc>) -> Statement {
        let Self { table, ended, .. } = self;
        // A row that somebody is using is left to the next sweep: waiting for it with others locked could deadlock.
        let (row, lock) = match backend {
            DbBackend::Sqlite => ("rowid", ""),
            _ => ("ctid", " FOR UPDATE SKIP LOCKED"),
        };
        let batch = |column: &str| {
            format!("SELECT {column} FROM {table} WHERE {ended} LIMIT {BATCH}{lock}")
        };
        // On PostgreSQL an array leads to a scan by row address, where a subquery may lead to one of the whole table.
        let chosen = match backend {
            DbBackend::Sqlite => format!("{row} IN ({})", batch(row)),
            _ => format!("{row} = ANY (ARRAY({}))", batch(row)),
        };
        let sql = match self.action {
            Action::Delete => format!("DELETE FROM {table} WHERE {chosen}"),
            Action::ForgetSuccessor => {
                format!("UPDATE {table} SET successor = NULL WHERE {chosen}")
            }
            Action::DeleteSessions => batch("id"),
        };
        Statement::from_sql_and_values(backend, sql, [moment.into()])
    }

    /// How many rows have ended and are still there, counted up to a hundred thousand.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn backlog(&self, store: &Store, moments: Moments) -> Result<i64, DbErr> {
        let Self { table, ended, .. } = self;
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {ended} LIMIT {COUNTED}) counted"
        );
        let moment = self.moment(moments).into();
        let count = Statement::from_sql_and_values(store.backend(), sql, [moment]);
        let row = store.reader().query_one_raw(count).await?;
        row.map_or(Ok(0), |row| row.try_get_by_index(0))
    }
}

/// What one transaction has done.
#[derive(Clone, Copy, Debug, Default)]
pub struct Batch {
    pub rows: u64,
    /// There may be more.
    pub full: bool,
}

/// On SQLite every write transaction has the database to itself. The lock of PostgreSQL is one of the transaction, because a
/// session's would not survive a pooler such as PgBouncer.
async fn take_turn(tx: &Transaction) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let lock = format!("SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))");
        tx.execute_unprepared(&lock).await?;
    }
    Ok(())
}
