//! `auth_clients`, with the type of each client.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::NotSet,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, RelationDef, Select, Set,
    sea_query::{Alias, Expr, OnConflict, Query},
};

use super::{
    Transaction, catalogue,
    entities::{
        auth_clients::{ActiveModel, ClientType, Column, Entity, Model},
        client_settings, client_types,
    },
    padding::padded,
};

/// `client_type` resolves to the column of `auth_clients` if the Node service has created it, and otherwise to the column of our
/// own table, because SQL resolves a name in the innermost query first. The Node service's migration may therefore add the column
/// while this service is running.
const TYPE: &str = "(SELECT client_type FROM auth_clients AS same WHERE same.id = auth_clients.id)";
const TYPE_NAME: &str = "named_type";

/// A client with its type.
struct Typed(Model);

impl FromQueryResult for Typed {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let mut client = Model::from_query_result(row, prefix)?;
        let stored: Option<String> = row.try_get(prefix, TYPE_NAME)?;
        client.client_type = ClientType::stored(stored.as_deref());
        Ok(Self(client))
    }
}

fn undeleted() -> Select<Entity> {
    let own_type: RelationDef = Entity::belongs_to(client_types::Entity)
        .from(Column::Id)
        .to(client_types::Column::ClientId)
        .into();
    Entity::find()
        .join(JoinType::LeftJoin, own_type)
        .expr_as(Expr::cust(TYPE), TYPE_NAME)
        .filter(Column::Deleted.eq(false))
        .order_by_asc(Column::Id)
}

impl Model {
    /// Whether the client is neither deleted nor disabled.
    pub fn is_usable(&self) -> bool {
        !self.deleted && self.disabled_on.is_none()
    }
}

/// The usable client of this public `client_id`.
pub async fn find(db: &impl ConnectionTrait, client_id: &str) -> Result<Option<Model>, DbErr> {
    let found = find_undeleted(db, client_id).await?;
    Ok(found.filter(Model::is_usable))
}

/// The undeleted client of this public `client_id`, disabled or not.
pub async fn find_undeleted(
    db: &impl ConnectionTrait,
    client_id: &str,
) -> Result<Option<Model>, DbErr> {
    let named = undeleted().filter(Column::ClientId.eq(client_id));
    Ok(named
        .into_model::<Typed>()
        .one(db)
        .await?
        .map(|found| found.0))
}

/// The usable clients of these public identifiers, with their settings unless those are the defaults.
pub async fn find_all(
    db: &impl ConnectionTrait,
    client_ids: Vec<String>,
) -> Result<Vec<(Model, Option<client_settings::Model>)>, DbErr> {
    let settings: RelationDef = Entity::belongs_to(client_settings::Entity)
        .from(Column::Id)
        .to(client_settings::Column::ClientId)
        .into();
    let found = undeleted()
        .filter(Column::ClientId.is_in(padded(client_ids)))
        .join(JoinType::LeftJoin, settings)
        .select_also(client_settings::Entity)
        .into_model::<Typed, client_settings::Model>()
        .all(db)
        .await?;
    let found = found
        .into_iter()
        .map(|(found, settings)| (found.0, settings));
    Ok(found.filter(|(client, _)| client.is_usable()).collect())
}

/// The usable client with this `auth_clients.id`.
pub async fn find_by_number(db: &impl ConnectionTrait, id: i32) -> Result<Option<Model>, DbErr> {
    let numbered = undeleted().filter(Column::Id.eq(id));
    let found = numbered.into_model::<Typed>().one(db).await?;
    Ok(found.map(|found| found.0).filter(Model::is_usable))
}

/// Undeleted clients sorted by id, after the id `after`; at most `limit`.
pub async fn page(db: &impl ConnectionTrait, after: i32, limit: u64) -> Result<Vec<Model>, DbErr> {
    let later = undeleted().filter(Column::Id.gt(after)).limit(limit);
    let some = later.into_model::<Typed>().all(db).await?;
    Ok(some.into_iter().map(|found| found.0).collect())
}

/// The undeleted clients with these ids.
pub async fn some(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i32>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Deleted.eq(false))
        .filter(Column::Id.is_in(ids))
        .all(db)
        .await
}

/// Whether a client is still usable. If so, it stays usable until the transaction ends: disabling the client waits for the lock
/// and then also ends the session that this transaction creates.
pub async fn lock_usable(db: &Transaction, id: i32) -> Result<bool, DbErr> {
    let found = Entity::find_by_id(id)
        .filter(Column::Deleted.eq(false))
        .filter(Column::DisabledOn.is_null())
        .select_only()
        .column(Column::Id)
        .lock_shared()
        .into_tuple::<i32>()
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// All undeleted clients, including disabled ones.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    let all = undeleted().into_model::<Typed>().all(db).await?;
    Ok(all.into_iter().map(|found| found.0).collect())
}

/// Stores a new client with an id assigned by the database. Its type is always written, because the default of the Node service's
/// column is `public`.
pub async fn insert(db: &impl ConnectionTrait, client: Model) -> Result<Model, DbErr> {
    let client_type = client.client_type;
    let row = ActiveModel {
        id: NotSet,
        ..ActiveModel::from(client).reset_all()
    };
    let mut client = row.insert(db).await?;
    set_type(db, client.id, client_type).await?;
    client.client_type = client_type;
    Ok(client)
}

/// Updates a client, and its type if given. To be called in the transaction that has read it.
pub async fn update(
    db: &impl ConnectionTrait,
    client: Model,
    client_type: Option<ClientType>,
) -> Result<Model, DbErr> {
    let mut client = ActiveModel::from(client).reset_all().update(db).await?;
    if let Some(client_type) = client_type {
        set_type(db, client.id, client_type).await?;
    }
    let stored = undeleted().filter(Column::Id.eq(client.id));
    // There is no row if the client has just been deleted.
    if let Some(stored) = stored.into_model::<Typed>().one(db).await? {
        client.client_type = stored.0.client_type;
    }
    Ok(client)
}

async fn set_type(
    db: &impl ConnectionTrait,
    id: i32,
    client_type: ClientType,
) -> Result<(), DbErr> {
    let stored = client_type.to_store();
    if catalogue::has_column(db, "auth_clients", "client_type").await? {
        let update = Query::update()
            .table(Entity)
            .value(Alias::new("client_type"), stored)
            .and_where(Column::Id.eq(id))
            .to_owned();
        db.execute(&update).await?;
        return Ok(());
    }
    let row = client_types::ActiveModel {
        client_id: Set(id),
        client_type: Set(stored.to_owned()),
    };
    client_types::Entity::insert(row)
        .on_conflict(
            OnConflict::column(client_types::Column::ClientId)
                .update_column(client_types::Column::ClientType)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}
