//! Single-use rows, identified by the hash of a secret: codes, mailed links, pushed authorization requests and
//! the states of federated logins.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr,
};

/// A table of single-use rows.
pub trait SingleUse: EntityTrait {
    /// The hash of the secret.
    const HASH: Self::Column;
    /// When the row was used.
    const USED_AT: Self::Column;
}

/// A table of single-use rows that also limits the number of attempts.
pub trait LimitedTries: SingleUse {
    const TRIES: Self::Column;
}

/// Marks a row as used. False if it already was: of parallel uses, one succeeds.
pub async fn use_up<E: SingleUse>(
    db: &impl ConnectionTrait,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let used = E::update_many()
        .col_expr(E::USED_AT, Expr::value(now))
        .filter(E::HASH.eq(hash))
        .filter(E::USED_AT.is_null())
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Counts an attempt with an unused row. False after `most` attempts.
pub async fn count_try<E: LimitedTries>(
    db: &impl ConnectionTrait,
    hash: &[u8],
    most: i32,
) -> Result<bool, DbErr> {
    let counted = E::update_many()
        .col_expr(E::TRIES, Expr::col(E::TRIES).add(1))
        .filter(E::HASH.eq(hash))
        .filter(E::USED_AT.is_null())
        .filter(E::TRIES.lt(most))
        .exec(db)
        .await?;
    Ok(counted.rows_affected == 1)
}
