//! `lockouts`, which counts wrong passwords and codes, and `familiar_addresses`, from which an account has logged in before.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{OnConflict, Order, Query},
};

use super::{
    Transaction,
    entities::{familiar_addresses, lockouts},
    padding::padded,
};

pub use lockouts::Model as Counter;

pub async fn find(db: &impl ConnectionTrait, keys: &[Vec<u8>]) -> Result<Vec<Counter>, DbErr> {
    lockouts::Entity::find()
        .filter(lockouts::Column::KeyHash.is_in(padded(keys.to_vec())))
        .all(db)
        .await
}

/// The counter of `key`, created if missing and locked until the transaction ends, so that parallel failures are counted one at
/// a time.
pub async fn lock(
    transaction: &Transaction,
    key: &[u8],
    now: DateTime<Utc>,
) -> Result<Counter, DbErr> {
    let fresh = lockouts::ActiveModel {
        key_hash: Set(key.to_vec()),
        failures: Set(0),
        window_ends_at: Set(now),
        locked_until: Set(None),
        lock_count: Set(0),
        expires_at: Set(now),
    };
    // The update changes nothing but locks the row. A separate query could miss the row, because a login that completes in
    // between deletes it.
    lockouts::Entity::insert(fresh)
        .on_conflict(
            OnConflict::column(lockouts::Column::KeyHash)
                .update_column(lockouts::Column::KeyHash)
                .to_owned(),
        )
        .exec_with_returning(transaction)
        .await
}

pub async fn save(transaction: &Transaction, counter: Counter) -> Result<(), DbErr> {
    let key = counter.key_hash.clone();
    let changed = lockouts::ActiveModel::from(counter).reset_all();
    lockouts::Entity::update_many()
        .set(changed)
        .filter(lockouts::Column::KeyHash.eq(key))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Deletes counters by the end of the transaction.
pub fn clear(tx: &Transaction, keys: &[Vec<u8>]) {
    // The number of parameters of a statement is limited.
    for part in keys.chunks(500) {
        let counters = lockouts::Column::KeyHash.is_in(part.iter().cloned());
        tx.later(&lockouts::Entity::delete_many().filter(counters));
    }
}

/// Deletes a counter by the end of the transaction, unless it has reached `limit`.
pub fn clear_below(tx: &Transaction, key: &[u8], limit: i32) {
    let counter = lockouts::Entity::delete_many()
        .filter(lockouts::Column::KeyHash.eq(key))
        .filter(lockouts::Column::Failures.lt(limit));
    tx.later(&counter);
}

/// How many addresses are kept per account. People have fewer, and a program that logs in from everywhere does not need them.
const MAX_ADDRESSES: u64 = 100;
/// How many addresses one statement deletes.
const DELETE_BATCH: u64 = 1000;

/// Whether the account has logged in from this address since `since`.
pub async fn is_familiar(
    db: &impl ConnectionTrait,
    account: &[u8],
    address: &str,
    since: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let key = (account.to_vec(), address.to_owned());
    let seen = familiar_addresses::Entity::find_by_id(key)
        .filter(familiar_addresses::Column::SeenAt.gt(since))
        .one(db)
        .await?;
    Ok(seen.is_some())
}

/// The addresses from which the account has logged in since `since`.
pub async fn familiar(
    db: &impl ConnectionTrait,
    account: &[u8],
    since: DateTime<Utc>,
) -> Result<Vec<String>, DbErr> {
    familiar_addresses::Entity::find()
        .select_only()
        .column(familiar_addresses::Column::Address)
        .filter(familiar_addresses::Column::AccountHash.eq(account))
        .filter(familiar_addresses::Column::SeenAt.gt(since))
        .into_tuple()
        .all(db)
        .await
}

/// Records by the end of the transaction that the account has logged in from this address.
pub fn remember_address(tx: &Transaction, account: &[u8], address: &str, now: DateTime<Utc>) {
    let row = familiar_addresses::ActiveModel {
        account_hash: Set(account.to_vec()),
        address: Set(address.to_owned()),
        seen_at: Set(now),
    };
    let key = [
        familiar_addresses::Column::AccountHash,
        familiar_addresses::Column::Address,
    ];
    let insert = familiar_addresses::Entity::insert(row).on_conflict(
        OnConflict::columns(key)
            .update_column(familiar_addresses::Column::SeenAt)
            .to_owned(),
    );
    tx.later(&insert);
}

/// Deletes the oldest addresses of an account that has too many. At most one batch; the next call deletes more.
pub async fn delete_oldest_addresses(
    db: &impl ConnectionTrait,
    account: &[u8],
) -> Result<(), DbErr> {
    use familiar_addresses::{Column, Entity};
    let own = Column::AccountHash.eq(account);
    let oldest = Query::select()
        .column(Column::Address)
        .from(Entity)
        .and_where(own.clone())
        .order_by(Column::SeenAt, Order::Desc)
        .limit(DELETE_BATCH)
        .offset(MAX_ADDRESSES)
        .to_owned();
    Entity::delete_many()
        .filter(own)
        .filter(Column::Address.in_subquery(oldest))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes all addresses of an account.
pub async fn delete_addresses(db: &impl ConnectionTrait, account: &[u8]) -> Result<(), DbErr> {
    familiar_addresses::Entity::delete_many()
        .filter(familiar_addresses::Column::AccountHash.eq(account))
        .exec(db)
        .await?;
    Ok(())
}
