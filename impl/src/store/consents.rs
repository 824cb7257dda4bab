//! `consents`: what users have allowed clients.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};
use uuid::Uuid;

use super::entities::{
    auth_clients,
    consents::{ActiveModel, Column, Entity, Model},
};

pub use super::entities::consents::Model as Consent;

/// Stores a consent in place of an earlier one.
pub async fn put(db: &impl ConnectionTrait, consent: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(consent).reset_all();
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::UserId, Column::ClientId])
                .update_columns([Column::Scopes, Column::GrantedAt])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub async fn find(
    db: &impl ConnectionTrait,
    user: Uuid,
    client: i32,
) -> Result<Option<Model>, DbErr> {
    let found = Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::ClientId.eq(client))
        .all(db)
        .await?;
    Ok(found.into_iter().next())
}

/// A user's consents with the public identifiers of the clients, newest first.
pub async fn of_user(db: &impl ConnectionTrait, user: Uuid) -> Result<Vec<(Model, String)>, DbErr> {
    let rows = Entity::find()
        .filter(Column::UserId.eq(user))
        .order_by_desc(Column::GrantedAt)
        .all(db)
        .await?;
    let clients = auth_clients::Entity::find()
        .filter(auth_clients::Column::Deleted.eq(false))
        .filter(auth_clients::Column::Id.is_in(rows.iter().map(|row| row.client_id)))
        .all(db)
        .await?;
    let name = |id: i32| {
        let found = clients.iter().find(|client| client.id == id);
        found.map(|client| client.client_id.clone())
    };
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let name = name(row.client_id)?;
            Some((row, name))
        })
        .collect())
}

/// Deletes all that a user has allowed.
pub async fn delete_of_user(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// False if there was none.
pub async fn delete(db: &impl ConnectionTrait, user: Uuid, client: i32) -> Result<bool, DbErr> {
    let deleted = Entity::delete_many()
        .filter(Column::UserId.eq(user))
        .filter(Column::ClientId.eq(client))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected > 0)
}
