//! Authenticators: secrets that have not been confirmed yet, time steps that have been used, and recovery codes. Confirmed
//! secrets are in `user_credentials`.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QuerySelect, TryInsertResult,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{
    Transaction,
    entities::{authenticator_enrolments, authenticator_steps, recovery_codes},
};

pub use authenticator_enrolments::Model as Enrolment;

pub async fn enrolment(db: &impl ConnectionTrait, user: Uuid) -> Result<Option<Enrolment>, DbErr> {
    authenticator_enrolments::Entity::find_by_id(user)
        .one(db)
        .await
}

/// The enrolment, locked until the transaction ends, so that parallel attempts are counted one at a time.
pub async fn lock_enrolment(tx: &Transaction, user: Uuid) -> Result<Option<Enrolment>, DbErr> {
    authenticator_enrolments::Entity::find_by_id(user)
        .lock_exclusive()
        .one(tx)
        .await
}

/// Starts an enrolment, replacing one that has not been confirmed.
pub async fn enrol(db: &impl ConnectionTrait, enrolment: Enrolment) -> Result<(), DbErr> {
    use authenticator_enrolments::{ActiveModel, Column, Entity};
    let replaced = [
        Column::Secret,
        Column::CodeHash,
        Column::Tries,
        Column::CreatedAt,
        Column::ExpiresAt,
    ];
    Entity::insert(ActiveModel::from(enrolment).reset_all())
        .on_conflict(
            OnConflict::column(Column::UserId)
                .update_columns(replaced)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub async fn count_wrong(tx: &Transaction, user: Uuid) -> Result<(), DbErr> {
    use authenticator_enrolments::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::UserId.eq(user))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn end_enrolment(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    authenticator_enrolments::Entity::delete_by_id(user)
        .exec(db)
        .await?;
    Ok(())
}

/// Marks a time step of a secret as used. False if it already was.
pub async fn use_step(
    db: &impl ConnectionTrait,
    secret_hash: &[u8],
    step: i32,
    expires_at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let row = authenticator_steps::ActiveModel {
        secret_hash: Set(secret_hash.to_vec()),
        step: Set(step),
        expires_at: Set(expires_at),
    };
    let inserted = authenticator_steps::Entity::insert(row)
        .on_conflict_do_nothing()
        .exec_without_returning(db)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0))
}

/// Replaces all recovery codes of a user.
pub async fn replace_recovery_codes(
    db: &impl ConnectionTrait,
    user: Uuid,
    hashes: Vec<Vec<u8>>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    delete_recovery_codes(db, user).await?;
    let rows = hashes
        .into_iter()
        .map(|code_hash| recovery_codes::ActiveModel {
            code_hash: Set(code_hash),
            user_id: Set(user),
            created_at: Set(now),
            used_at: Set(None),
        });
    recovery_codes::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Marks a recovery code as used. False if there is no such code or it already was used.
pub async fn use_recovery_code(
    db: &impl ConnectionTrait,
    user: Uuid,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    use recovery_codes::{Column, Entity};
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::CodeHash.eq(hash))
        .filter(Column::UserId.eq(user))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

/// How many recovery codes a user has left.
pub async fn recovery_codes_left(db: &impl ConnectionTrait, user: Uuid) -> Result<u64, DbErr> {
    use recovery_codes::{Column, Entity};
    Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::UsedAt.is_null())
        .count(db)
        .await
}

pub async fn delete_recovery_codes(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    recovery_codes::Entity::delete_many()
        .filter(recovery_codes::Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}
