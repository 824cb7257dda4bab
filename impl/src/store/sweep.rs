//! Deletes expired rows.
//!
//! Rows are deleted in batches, each in a transaction of its own. A single statement for a large backlog would exceed the
//! statement timeout on PostgreSQL and block all other writers on SQLite. The rules are independent, so that a failure of one
//! does not stop the others.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QuerySelect,
    Statement,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use super::{
    Store, Transaction,
    entities::{refresh_tokens, sessions},
};

/// Maximum number of rows deleted by one transaction: a few milliseconds of work.
const BATCH: u64 = 1000;
/// The backlog is counted up to this number.
const MAX_COUNT: u64 = 100_000;
/// First key of the advisory lock; the second is a hash of the schema's name. An arbitrary number that no other program on the
/// same database uses.
const LOCK: i32 = 0x7377_6565;

/// How long a used or expired code is kept, so that reusing it still ends the session it was exchanged for.
const CODES_KEPT: TimeDelta = TimeDelta::days(1);
/// How long a mailed link is kept after it has expired, so that it can be distinguished from an invalid one.
const LINKS_KEPT: TimeDelta = TimeDelta::days(1);
/// How long a mail is kept, sent or not: longer than sending it is attempted.
const MAILS_KEPT: TimeDelta = TimeDelta::days(4);
/// How long a pushed request is kept after its `request_uri` has expired: while the user signs in, it waits to be used up.
const PUSHED_KEPT: TimeDelta = TimeDelta::days(1);
/// How long a device code is kept after it has expired, so that the device learns that it has.
const DEVICE_CODES_KEPT: TimeDelta = TimeDelta::hours(1);
/// How long a logout token is kept: longer than sending it is attempted.
const CLIENT_LOGOUTS_KEPT: TimeDelta = TimeDelta::days(2);
/// How long audit events are kept.
const ACTIVITY_KEPT: TimeDelta = TimeDelta::days(365);
/// How long an address from which an account has logged in is kept.
pub const ADDRESSES_KEPT: TimeDelta = TimeDelta::days(30);

/// Which rows of a table have expired, and what to do with them.
pub struct Rule {
    /// Names the rule in logs and metrics.
    pub name: &'static str,
    table: &'static str,
    /// SQL condition for both databases; `$1` is the time before which rows count as expired.
    condition: &'static str,
    /// How long an expired row is kept.
    kept: TimeDelta,
    action: Action,
}

enum Action {
    Delete,
    /// Clears `refresh_tokens.successor`, which is not needed after `REFRESH_GRACE`. `sessions.successor` needs no sweep: see
    /// `domain::sessions::successor`.
    ClearSuccessor,
    /// Deletes sessions, but first their spent refresh tokens: deleting a session also deletes its tokens, of which it may have
    /// tens of thousands.
    DeleteSessions,
    /// Deletes sessions that are not in use any more, and sets the time of the next review of the others. Refreshes do not
    /// move that time along, since it is in an index: so each session is looked at about once in the lifetime of a refresh
    /// token.
    ReviewSessions,
}

const fn expired(table: &'static str, kept: TimeDelta) -> Rule {
    Rule {
        name: table,
        table,
        condition: "expires_at < $1",
        kept,
        action: Action::Delete,
    }
}

const fn matching(table: &'static str, condition: &'static str, kept: TimeDelta) -> Rule {
    Rule {
        condition,
        ..expired(table, kept)
    }
}

/// Every condition has an index.
pub const RULES: [Rule; 26] = [
    Rule {
        name: "refresh_tokens_successors",
        condition: "successor IS NOT NULL AND spent_at < $1",
        action: Action::ClearSuccessor,
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
        ..matching("sessions", "ended_at < $1", CODES_KEPT)
    },
    // A session whose last refresh token has expired cannot be refreshed any more, even if it has not expired itself.
    Rule {
        name: "sessions_unused",
        action: Action::ReviewSessions,
        ..matching("sessions", "review_at < $1", TimeDelta::zero())
    },
    // The same, where the refresh token is of version 1.0.0 and was not used since.
    Rule {
        name: "sessions_abandoned",
        action: Action::DeleteSessions,
        ..matching(
            "sessions",
            "access_expires_at < $1 AND id IN \
             (SELECT session_id FROM refresh_tokens WHERE spent_at IS NULL AND expires_at < $1)",
            TimeDelta::zero(),
        )
    },
    matching(
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
    matching("mail_outbox", "created_at < $1", MAILS_KEPT),
    expired("revocations", TimeDelta::zero()),
    expired("lockouts", TimeDelta::zero()),
    matching("familiar_addresses", "seen_at < $1", ADDRESSES_KEPT),
    expired("signing_keys", TimeDelta::zero()),
    matching("auth_events", "at < $1", ACTIVITY_KEPT),
    expired("pushed_requests", PUSHED_KEPT),
    expired("device_codes", DEVICE_CODES_KEPT),
    Rule {
        name: "browser_sessions_expired",
        ..expired("browser_sessions", TimeDelta::zero())
    },
    Rule {
        name: "browser_sessions_ended",
        ..matching(
            "browser_sessions",
            "ended_at < $1 AND replaced_by IS NULL",
            TimeDelta::zero(),
        )
    },
    matching("session_grants", "ends_at < $1", TimeDelta::zero()),
    matching("client_logouts", "created_at < $1", CLIENT_LOGOUTS_KEPT),
];

/// The times that decide which rows have expired.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    pub now: DateTime<Utc>,
    /// The successor of a refresh token that was spent before this time is no longer returned.
    pub grace_ended: DateTime<Utc>,
}

impl Rule {
    fn moment(&self, moments: Moments) -> DateTime<Utc> {
        match self.action {
            Action::ClearSuccessor => moments.grace_ended,
            Action::Delete | Action::DeleteSessions | Action::ReviewSessions => {
                moments.now - self.kept
            }
        }
    }

    /// Processes one batch of rows. Instances that do so at the same time wait for each other.
    ///
    /// # Errors
    /// Database errors.
    pub async fn batch(&'static self, store: &Store, moments: Moments) -> Result<Batch, DbErr> {
        let moment = self.moment(moments);
        store
            .write(move |tx| {
                Box::pin(async move {
                    lock(tx).await?;
                    match self.action {
                        Action::DeleteSessions => return self.delete_sessions(tx, moment).await,
                        Action::ReviewSessions => return self.review_sessions(tx, moment).await,
                        Action::Delete | Action::ClearSuccessor => {}
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
        let ids = self.chosen(tx, moment).await?;
        let full = ids.len() as u64 >= BATCH;
        delete(tx, ids, full).await
    }

    async fn review_sessions(
        &self,
        tx: &Transaction,
        moment: DateTime<Utc>,
    ) -> Result<Batch, DbErr> {
        use sessions::Column;
        let ids = self.chosen(tx, moment).await?;
        if ids.is_empty() {
            return Ok(Batch::default());
        }
        let full = ids.len() as u64 >= BATCH;
        let by_id = || Column::Id.is_in(ids.iter().copied());
        let later = match tx.get_database_backend() {
            DbBackend::Sqlite => "max(access_expires_at, coalesce(refresh_expires_at, ''))",
            _ => "greatest(access_expires_at, refresh_expires_at)",
        };
        sessions::Entity::update_many()
            .col_expr(Column::ReviewAt, Expr::cust(later))
            .filter(by_id())
            .exec(tx)
            .await?;
        let unused = sessions::Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(by_id())
            .filter(Column::ReviewAt.lt(moment))
            .into_tuple()
            .all(tx)
            .await?;
        delete(tx, unused, full).await
    }

    /// The ids of a batch of sessions.
    async fn chosen(&self, tx: &Transaction, moment: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
        let statement = self.statement(tx.get_database_backend(), moment);
        let found = tx.query_all_raw(statement).await?;
        found.iter().map(|row| row.try_get_by_index(0)).collect()
    }

    /// A statement that finds a batch of expired rows by an index and processes them; for sessions, it only returns their ids.
    pub fn statement(&self, backend: DbBackend, moment: DateTime<Utc>) -> Statement {
        let Self {
            table, condition, ..
        } = self;
        // Rows locked by other transactions are left to the next sweep: waiting for them while holding locks could deadlock.
        let (row, lock) = match backend {
            DbBackend::Sqlite => ("rowid", ""),
            _ => ("ctid", " FOR UPDATE SKIP LOCKED"),
        };
        let batch = |column: &str| {
            format!("SELECT {column} FROM {table} WHERE {condition} LIMIT {BATCH}{lock}")
        };
        // On PostgreSQL an array leads to a scan by row address, whereas a subquery may lead to a scan of the whole table.
        let chosen = match backend {
            DbBackend::Sqlite => format!("{row} IN ({})", batch(row)),
            _ => format!("{row} = ANY (ARRAY({}))", batch(row)),
        };
        let sql = match self.action {
            Action::Delete => format!("DELETE FROM {table} WHERE {chosen}"),
            Action::ClearSuccessor => {
                format!("UPDATE {table} SET successor = NULL WHERE {chosen}")
            }
            Action::DeleteSessions | Action::ReviewSessions => batch("id"),
        };
        Statement::from_sql_and_values(backend, sql, [moment.into()])
    }

    /// How many expired rows have not been processed yet, counted up to a hundred thousand.
    ///
    /// # Errors
    /// Database errors.
    pub async fn backlog(&self, store: &Store, moments: Moments) -> Result<i64, DbErr> {
        let Self {
            table, condition, ..
        } = self;
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {condition} LIMIT {MAX_COUNT}) counted"
        );
        let moment = self.moment(moments).into();
        let count = Statement::from_sql_and_values(store.backend(), sql, [moment]);
        let row = store.reader().query_one_raw(count).await?;
        row.map_or(Ok(0), |row| row.try_get_by_index(0))
    }
}

/// Deletes these sessions, or some of their spent refresh tokens if they have many. `full` is whether there may be more.
async fn delete(tx: &Transaction, ids: Vec<Uuid>, full: bool) -> Result<Batch, DbErr> {
    if ids.is_empty() {
        return Ok(Batch { rows: 0, full });
    }
    let spent = Query::select()
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
    let deleted = sessions::Entity::delete_many()
        .filter(sessions::Column::Id.is_in(ids))
        .exec(tx)
        .await?;
    let rows = tokens.rows_affected + deleted.rows_affected;
    Ok(Batch { rows, full })
}

/// The result of one transaction.
#[derive(Clone, Copy, Debug, Default)]
pub struct Batch {
    pub rows: u64,
    /// The batch was full, so there may be more rows.
    pub full: bool,
}

/// Waits for other instances. On SQLite every write transaction is exclusive anyway. On PostgreSQL the lock belongs to the
/// transaction, because a session-level lock would not work through a pooler such as PgBouncer.
async fn lock(tx: &Transaction) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let lock = format!("SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))");
        tx.execute_unprepared(&lock).await?;
    }
    Ok(())
}
