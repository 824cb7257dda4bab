//! `client_logouts`: logout tokens to be sent to clients (OpenID Connect Back-Channel Logout 1.0).

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::{
    Transaction,
    entities::{
        client_logouts::{ActiveModel, Column, Entity, Model},
        client_settings, session_grants,
    },
    sessions::Session,
};
use crate::store::queue::{self, Queue};

pub use super::entities::client_logouts::Model as ClientLogout;

impl Queue for Entity {
    const ID: Column = Column::Id;
    const NEXT_TRY_AT: Column = Column::NextTryAt;
    const ATTEMPTS: Column = Column::Attempts;
}

/// Queues a logout token for each of the ended sessions whose client has an address for it. To be called in the
/// transaction that ends them.
pub async fn announce(tx: &Transaction, ended: &[Session]) -> Result<(), DbErr> {
    if ended.is_empty() {
        return Ok(());
    }
    let told: Vec<Uuid> = session_grants::Entity::find()
        .select_only()
        .column(session_grants::Column::SessionId)
        .join(sea_orm::JoinType::InnerJoin, settings_of_client())
        .filter(session_grants::Column::SessionId.is_in(ended.iter().map(|session| session.id)))
        .filter(client_settings::Column::BackchannelLogoutUri.is_not_null())
        .into_tuple()
        .all(tx)
        .await?;
    let rows = ended
        .iter()
        .filter(|session| told.contains(&session.id))
        .filter_map(|session| {
            let now = session.ended_at?;
            Some(ActiveModel {
                id: NotSet,
                client_id: Set(session.client_id),
                session_id: Set(session.id),
                user_id: Set(session.user_id),
                attempts: Set(0),
                next_try_at: Set(now),
                created_at: Set(now),
            })
        });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn settings_of_client() -> sea_orm::RelationDef {
    session_grants::Entity::belongs_to(client_settings::Entity)
        .from(session_grants::Column::ClientId)
        .to(client_settings::Column::ClientId)
        .into()
}

/// Whether a logout token is due.
pub async fn any_due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    queue::any_due(Entity::find(), db, now).await
}

/// Claims the logout tokens that have been due longest; at most `limit`. No other instance gets them until the lease ends.
pub async fn claim(
    tx: &Transaction,
    limit: u64,
    lease: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    let due = queue::due(Entity::find(), tx, limit, now).await?;
    queue::lease::<Entity>(tx, due.iter().map(|row| row.id), lease, now).await?;
    Ok(due)
}

pub async fn delete(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Sets the time of the next attempt.
pub async fn try_again(tx: &Transaction, id: i64, at: DateTime<Utc>) -> Result<(), DbErr> {
    queue::try_again::<Entity>(tx, id, at).await
}
