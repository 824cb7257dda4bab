//! Takes away what has ended.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, Query},
};

use super::entities::{
    auth_codes, familiar_addresses, lockouts, refresh_tokens, revocations, sessions, signing_keys,
};

/// How long a used or expired code stays, so that using it again still ends the session that it gave.
const CODES_KEPT: TimeDelta = TimeDelta::days(1);
/// How long an account remembers an address.
pub const ADDRESSES_KEPT: TimeDelta = TimeDelta::days(30);

/// Deletes what ended before `now`; sealed successors go once nobody may ask for them, at `grace_ended`.
pub async fn sweep(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    grace_ended: DateTime<Utc>,
) -> Result<(), DbErr> {
    refresh_tokens::Entity::update_many()
        .col_expr(
            refresh_tokens::Column::Successor,
            Expr::value(Option::<String>::None),
        )
        .filter(refresh_tokens::Column::Successor.is_not_null())
        .filter(refresh_tokens::Column::SpentAt.lt(grace_ended))
        .exec(db)
        .await?;
    // A session whose last refresh token has expired can go on no longer, long before its absolute end.
    let abandoned = Query::select()
        .column(refresh_tokens::Column::SessionId)
        .from(refresh_tokens::Entity)
        .and_where(refresh_tokens::Column::ExpiresAt.lt(now))
        .and_where(refresh_tokens::Column::SpentAt.is_null())
        .to_owned();
    let abandoned = Condition::all()
        .add(sessions::Column::Id.in_subquery(abandoned))
        .add(sessions::Column::AccessExpiresAt.lt(now));
    let over = Condition::any()
        .add(abandoned)
        .add(sessions::Column::ExpiresAt.lt(now))
        .add(sessions::Column::EndedAt.lt(now - CODES_KEPT));
    // Their refresh tokens go with them.
    sessions::Entity::delete_many()
        .filter(over)
        .exec(db)
        .await?;
    refresh_tokens::Entity::delete_many()
        .filter(refresh_tokens::Column::ExpiresAt.lt(now))
        .filter(refresh_tokens::Column::SpentAt.is_not_null())
        .exec(db)
        .await?;
    auth_codes::Entity::delete_many()
        .filter(auth_codes::Column::ExpiresAt.lt(now - CODES_KEPT))
        .exec(db)
        .await?;
    revocations::Entity::delete_many()
        .filter(revocations::Column::ExpiresAt.lt(now))
        .exec(db)
        .await?;
    lockouts::Entity::delete_many()
        .filter(lockouts::Column::ExpiresAt.lt(now))
        .exec(db)
        .await?;
    familiar_addresses::Entity::delete_many()
        .filter(familiar_addresses::Column::SeenAt.lt(now - ADDRESSES_KEPT))
        .exec(db)
        .await?;
    signing_keys::Entity::delete_many()
        .filter(signing_keys::Column::ExpiresAt.lt(now))
        .exec(db)
        .await?;
    Ok(())
}
