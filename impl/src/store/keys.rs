//! `signing_keys`, `key_checks` with a value that verifies SECRET_KEY, and `token_keys`.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};

use super::entities::{key_checks, signing_keys, token_keys};

pub use signing_keys::Model as SigningKey;

/// The keys that still sign or verify, newest first.
pub async fn usable(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<SigningKey>, DbErr> {
    let alive = Condition::any()
        .add(signing_keys::Column::ExpiresAt.is_null())
        .add(signing_keys::Column::ExpiresAt.gt(now));
    signing_keys::Entity::find()
        .filter(alive)
        .order_by_desc(signing_keys::Column::CreatedAt)
        .order_by_asc(signing_keys::Column::Kid)
        .all(db)
        .await
}

/// Whether there is a key of this algorithm that signs now or will do so.
pub async fn any_signs(db: &impl ConnectionTrait, algorithm: &str) -> Result<bool, DbErr> {
    let signing = signing_keys::Entity::find()
        .filter(signing_keys::Column::RetiredAt.is_null())
        .filter(signing_keys::Column::Algorithm.eq(algorithm))
        .one(db)
        .await?;
    Ok(signing.is_some())
}

pub async fn find(db: &impl ConnectionTrait, kid: &str) -> Result<Option<SigningKey>, DbErr> {
    signing_keys::Entity::find_by_id(kid).one(db).await
}

pub async fn insert(db: &impl ConnectionTrait, key: SigningKey) -> Result<(), DbErr> {
    let row = signing_keys::ActiveModel::from(key).reset_all();
    signing_keys::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Stops the keys of this algorithm from signing at `retired_at`; they verify until `expires_at`.
pub async fn retire(
    db: &impl ConnectionTrait,
    algorithm: &str,
    retired_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    signing_keys::Entity::update_many()
        .col_expr(signing_keys::Column::RetiredAt, Expr::value(retired_at))
        .col_expr(signing_keys::Column::ExpiresAt, Expr::value(expires_at))
        .filter(signing_keys::Column::RetiredAt.is_null())
        .filter(signing_keys::Column::Algorithm.eq(algorithm))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes a key. False if there is none with this `kid`.
pub async fn delete(db: &impl ConnectionTrait, kid: &str) -> Result<bool, DbErr> {
    let deleted = signing_keys::Entity::delete_by_id(kid).exec(db).await?;
    Ok(deleted.rows_affected > 0)
}

/// Whether a SECRET_KEY has been used with this database.
pub async fn has_check(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(key_checks::Entity::find_by_id(1).one(db).await?.is_some())
}

/// The encrypted value of [`key_check`], if a SECRET_KEY has been used with this database.
pub async fn stored_check(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let row = key_checks::Entity::find_by_id(1).one(db).await?;
    Ok(row.map(|row| row.sealed))
}

/// Replaces the encrypted value of [`key_check`], after encrypting it with another key.
pub async fn reseal_check(db: &impl ConnectionTrait, sealed: &str) -> Result<(), DbErr> {
    key_checks::Entity::update_many()
        .col_expr(key_checks::Column::Sealed, Expr::value(sealed))
        .exec(db)
        .await?;
    Ok(())
}

/// Replaces the encrypted form of a signing key, after encrypting it with another key.
pub async fn reseal(db: &impl ConnectionTrait, kid: &str, sealed: &str) -> Result<(), DbErr> {
    signing_keys::Entity::update_many()
        .col_expr(signing_keys::Column::PrivateKey, Expr::value(sealed))
        .filter(signing_keys::Column::Kid.eq(kid))
        .exec(db)
        .await?;
    Ok(())
}

/// The encrypted value by which a wrong SECRET_KEY is detected; stores `first` if there is none yet.
pub async fn key_check(db: &impl ConnectionTrait, first: String) -> Result<String, DbErr> {
    let row = key_checks::ActiveModel {
        id: Set(1),
        sealed: Set(first),
    };
    key_checks::Entity::insert(row)
        .on_conflict(
            OnConflict::column(key_checks::Column::Id)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    key_checks::Entity::find_by_id(1)
        .one(db)
        .await?
        .map(|row| row.sealed)
        .ok_or_else(|| DbErr::RecordNotFound("the key check that was just inserted".into()))
}

/// The encrypted key that proves which refresh tokens are ours, if there is one yet.
pub async fn token_key(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let row = token_keys::Entity::find_by_id(1).one(db).await?;
    Ok(row.map(|row| row.sealed))
}

/// Stores the value of [`token_key`], unless another instance has done so.
pub async fn insert_token_key(db: &impl ConnectionTrait, sealed: String) -> Result<(), DbErr> {
    let row = token_keys::ActiveModel {
        id: Set(1),
        sealed: Set(sealed),
    };
    token_keys::Entity::insert(row)
        .on_conflict(
            OnConflict::column(token_keys::Column::Id)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Replaces the value of [`token_key`], after encrypting it with another key.
pub async fn reseal_token_key(db: &impl ConnectionTrait, sealed: String) -> Result<(), DbErr> {
    token_keys::Entity::update_many()
        .col_expr(token_keys::Column::Sealed, Expr::value(sealed))
        .exec(db)
        .await?;
    Ok(())
}

/// All stored keys, newest first.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<SigningKey>, DbErr> {
    signing_keys::Entity::find()
        .order_by_desc(signing_keys::Column::CreatedAt)
        .order_by_asc(signing_keys::Column::Kid)
        .all(db)
        .await
}
