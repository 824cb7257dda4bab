//! `jwt_keys`, in which later versions of the Node service keep their RSA keys, and its neighbours look for public ones; and
//! our table `published_keys`, which remembers the rows that are ours.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult,
    QueryFilter, QuerySelect, Statement, sea_query::OnConflict,
};

use super::{catalogue, entities::published_keys};

/// A row of `jwt_keys`.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct NodeKey {
    pub key_id: String,
    pub public_key: String,
    /// An encrypted PEM; empty in the rows of this service, which publish a key and give it to nobody.
    pub private_key: String,
}

/// Whether the table exists.
pub async fn exist(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    catalogue::has_column(db, "jwt_keys", "key_id").await
}

/// All rows, newest first. The table must exist.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<NodeKey>, DbErr> {
    let sql = "SELECT key_id, public_key, private_key FROM jwt_keys ORDER BY created_on DESC NULLS LAST, id DESC";
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await?;
    rows.iter()
        .map(|row| NodeKey::from_query_result(row, ""))
        .collect()
}

/// The ids of the keys that no instance has published since `moment`.
pub async fn unpublished_since(
    db: &impl ConnectionTrait,
    moment: DateTime<Utc>,
) -> Result<Vec<String>, DbErr> {
    published_keys::Entity::find()
        .select_only()
        .column(published_keys::Column::Kid)
        .filter(published_keys::Column::PublishedAt.lt(moment))
        .into_tuple()
        .all(db)
        .await
}

/// Publishes a key of this service, or says again that it is published. The row looks old, since the Node service signs with
/// the newest one.
pub async fn publish(
    db: &impl ConnectionTrait,
    key_id: &str,
    public_key: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let sql = "INSERT INTO jwt_keys (key_id, public_key, private_key, created_on) \
               VALUES ($1, $2, '', '1970-01-01 00:00:00') ON CONFLICT (key_id) DO NOTHING";
    let values = [key_id.into(), public_key.into()];
    let insert = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.execute_raw(insert).await?;
    let published = published_keys::ActiveModel {
        kid: Set(key_id.to_owned()),
        published_at: Set(now),
    };
    let again = OnConflict::column(published_keys::Column::Kid)
        .update_column(published_keys::Column::PublishedAt)
        .to_owned();
    published_keys::Entity::insert(published)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Deletes what [`publish`] has inserted.
pub async fn withdraw(db: &impl ConnectionTrait, key_id: &str) -> Result<(), DbErr> {
    let sql = "DELETE FROM jwt_keys WHERE key_id = $1 AND private_key = ''";
    let delete = Statement::from_sql_and_values(db.get_database_backend(), sql, [key_id.into()]);
    db.execute_raw(delete).await?;
    published_keys::Entity::delete_by_id(key_id)
        .exec(db)
        .await?;
    Ok(())
}
