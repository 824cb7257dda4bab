//! `auth_events`, the audit trail: logins, logouts, refusals and administrative changes.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use super::{
    Transaction,
    entities::auth_events::{ActiveModel, Column, Entity},
};

pub use super::entities::auth_events::Model as Event;

/// What happened. Stored in upper case, for example `PASSWORD_CHANGED`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum EventKind {
    Access,
    Relogin,
    Logout,
    Failure,
    /// A failure that locked the account name or the address.
    Lockout,
    PasswordChanged,
    /// An authenticator, recovery codes or a federated login were added, used or removed.
    FactorChanged,
    SignUp,
    Admin,
    /// The first factor was correct, and a second one is due.
    FactorDue,
    /// The password was correct, but the user may not log in.
    Refused,
    /// A spent refresh token or a used code was used again: its session has been ended.
    Theft,
    /// A link or a code was requested by mail.
    MailAsked,
    /// A user has allowed a client something, or has withdrawn that.
    Consent,
}

/// An event to be written.
#[derive(Clone, Debug)]
pub struct NewEvent {
    pub at: DateTime<Utc>,
    pub kind: EventKind,
    pub user_id: Option<Uuid>,
    /// The user's name, or [`ADMIN`] if an administrator acted on the user.
    pub actor: Option<String>,
    pub tenant_id: Option<Uuid>,
    /// The public client id.
    pub client_id: Option<String>,
    pub session_id: Option<Uuid>,
    pub address: Option<String>,
    pub user_agent: Option<String>,
    pub device_id: Option<String>,
    pub detail: Option<String>,
}

/// Adds an event to the trail by the end of the transaction.
pub fn insert(tx: &Transaction, event: NewEvent) {
    let kind: &str = event.kind.into();
    let row = ActiveModel {
        id: NotSet,
        at: Set(event.at),
        kind: Set(kind.to_owned()),
        user_id: Set(event.user_id),
        actor: Set(event.actor),
        tenant_id: Set(event.tenant_id),
        client_id: Set(event.client_id),
        session_id: Set(event.session_id),
        address: Set(event.address),
        user_agent: Set(event.user_agent),
        device_id: Set(event.device_id),
        detail: Set(event.detail),
    };
    tx.later(&Entity::insert(row));
}

/// The newest `limit` rows before the row `before`, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    user: Option<Uuid>,
    since: Option<DateTime<Utc>>,
    before: i64,
    limit: u64,
) -> Result<Vec<Event>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::Id.lt(before))
        .order_by_desc(Column::Id)
        .limit(limit);
    if let Some(user) = user {
        query = query.filter(Column::UserId.eq(user));
    }
    if let Some(since) = since {
        query = query.filter(Column::At.gte(since));
    }
    query.all(db).await
}

/// The `actor` of changes made by the admin command.
pub const ADMIN: &str = "auth-service admin";

/// Replaces a deleted user's name in up to `limit` rows of the audit trail, and returns the number of rows. Rows about
/// administrative changes of the user are left to [`pseudonymise_admin`].
pub async fn pseudonymise(
    db: &impl ConnectionTrait,
    user: Uuid,
    pseudonym: &str,
    limit: u64,
) -> Result<u64, DbErr> {
    let named = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::UserId.eq(user))
        .and_where(Column::Actor.is_not_in([pseudonym, ADMIN]))
        .limit(limit)
        .to_owned();
    let done = Entity::update_many()
        .col_expr(Column::Actor, Expr::value(pseudonym))
        .col_expr(Column::DeviceId, Expr::value(Option::<String>::None))
        .filter(Column::Id.in_subquery(named))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}

/// Replaces a deleted user's name in rows about administrative changes, such as `user disable NAME`.
pub async fn pseudonymise_admin(
    db: &impl ConnectionTrait,
    user: Uuid,
    pseudonym: &str,
) -> Result<(), DbErr> {
    let rows: Vec<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Detail])
        .filter(Column::UserId.eq(user))
        .filter(Column::Actor.eq(ADMIN))
        .filter(Column::Detail.starts_with("user "))
        .into_tuple()
        .all(db)
        .await?;
    for (id, detail) in rows {
        let action = detail.split(' ').nth(1).unwrap_or_default();
        Entity::update_many()
            .col_expr(
                Column::Detail,
                Expr::value(format!("user {action} {pseudonym}")),
            )
            .filter(Column::Id.eq(id))
            .exec(db)
            .await?;
    }
    Ok(())
}
