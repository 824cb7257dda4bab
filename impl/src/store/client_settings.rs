//! `client_settings` and `client_uris`.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, sea_query::OnConflict,
};

use super::{
    clients,
    entities::{
        auth_clients,
        client_settings::{ActiveModel, Column, Entity, Model},
        client_uris, consents,
    },
};

pub use super::entities::{client_settings::Model as ClientSettings, client_uris::UriKind};

impl Model {
    /// The settings of a client that has no row.
    pub fn defaults(client: i32) -> Self {
        Self {
            client_id: client,
            grants: None,
            scopes: None,
            permissions: None,
            id_token_alg: "RS256".to_owned(),
            jwks: None,
            jwks_uri: None,
            backchannel_logout_uri: None,
            require_par: false,
            require_dpop: false,
            trusted: false,
            refresh_rotation: true,
        }
    }

    /// Whether the client signs with keys of its own (`private_key_jwt`).
    pub fn has_keys(&self) -> bool {
        self.jwks.is_some() || self.jwks_uri.is_some()
    }

    /// Whether the client has to push its requests or to prove possession of a key, as FAPI 2.0 demands.
    pub fn is_strict(&self) -> bool {
        self.require_par || self.require_dpop
    }
}

/// The settings of the client with this `auth_clients.id`.
pub async fn find(db: &impl ConnectionTrait, client: i32) -> Result<Model, DbErr> {
    let found = Entity::find_by_id(client).one(db).await?;
    Ok(found.unwrap_or_else(|| Model::defaults(client)))
}

/// Whether users are not asked for a consent to this client.
pub async fn is_trusted(db: &impl ConnectionTrait, client_id: &str) -> Result<bool, DbErr> {
    let Some(client) = clients::find(db, client_id).await? else {
        return Ok(false);
    };
    Ok(find(db, client.id).await?.trusted)
}

/// Whether the client proves more at `/oauth2` than the operations of `/auth` can check: possession of a key, or a pushed
/// request. Those operations must give it nothing.
pub async fn is_bound_to_oauth(db: &impl ConnectionTrait, client: i32) -> Result<bool, DbErr> {
    let settings = find(db, client).await?;
    Ok(settings.has_keys() || settings.is_strict())
}

/// Stores all settings of a client.
pub async fn put(db: &impl ConnectionTrait, settings: Model) -> Result<(), DbErr> {
    use sea_orm::Iterable;
    let row = ActiveModel::from(settings).reset_all();
    let others = Column::iter().filter(|column| !matches!(column, Column::ClientId));
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::ClientId)
                .update_columns(others)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// A client's settings with its registered URIs.
#[derive(Clone, Debug)]
pub struct Registration {
    pub settings: Model,
    pub redirect_uris: Vec<String>,
    pub post_logout_redirect_uris: Vec<String>,
}

/// The registrations of these clients, by `auth_clients.id`; there is one for each.
pub async fn registrations(
    db: &impl ConnectionTrait,
    clients: &[i32],
) -> Result<HashMap<i32, Registration>, DbErr> {
    let mut found: HashMap<i32, Registration> = clients
        .iter()
        .map(|client| {
            let registration = Registration {
                settings: Model::defaults(*client),
                redirect_uris: Vec::new(),
                post_logout_redirect_uris: Vec::new(),
            };
            (*client, registration)
        })
        .collect();
    let stored = Entity::find()
        .filter(Column::ClientId.is_in(clients.iter().copied()))
        .all(db)
        .await?;
    for settings in stored {
        if let Some(registration) = found.get_mut(&settings.client_id) {
            registration.settings = settings;
        }
    }
    let uris = client_uris::Entity::find()
        .filter(client_uris::Column::ClientId.is_in(clients.iter().copied()))
        .order_by_asc(client_uris::Column::Uri)
        .all(db)
        .await?;
    for row in uris {
        let Some(registration) = found.get_mut(&row.client_id) else {
            continue;
        };
        match row.kind {
            UriKind::Redirect => registration.redirect_uris.push(row.uri),
            UriKind::PostLogout => registration.post_logout_redirect_uris.push(row.uri),
        }
    }
    Ok(found)
}

/// Deletes the settings and URIs of a client, and what users have allowed it.
pub async fn delete(db: &impl ConnectionTrait, client: i32) -> Result<(), DbErr> {
    Entity::delete_by_id(client).exec(db).await?;
    client_uris::Entity::delete_many()
        .filter(client_uris::Column::ClientId.eq(client))
        .exec(db)
        .await?;
    consents::Entity::delete_many()
        .filter(consents::Column::ClientId.eq(client))
        .exec(db)
        .await?;
    Ok(())
}

/// The registered URIs of a client, sorted.
pub async fn uris(
    db: &impl ConnectionTrait,
    client: i32,
    kind: UriKind,
) -> Result<Vec<String>, DbErr> {
    let rows = client_uris::Entity::find()
        .filter(client_uris::Column::ClientId.eq(client))
        .filter(client_uris::Column::Kind.eq(kind))
        .order_by_asc(client_uris::Column::Uri)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.uri).collect())
}

/// Replaces the registered URIs of a client.
pub async fn put_uris(
    db: &impl ConnectionTrait,
    client: i32,
    kind: UriKind,
    uris: &[String],
) -> Result<(), DbErr> {
    client_uris::Entity::delete_many()
        .filter(client_uris::Column::ClientId.eq(client))
        .filter(client_uris::Column::Kind.eq(kind))
        .exec(db)
        .await?;
    for uri in uris {
        let row = client_uris::ActiveModel {
            client_id: Set(client),
            kind: Set(kind),
            uri: Set(uri.clone()),
        };
        client_uris::Entity::insert(row)
            .on_conflict_do_nothing()
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// All redirect URIs of usable clients, including those in `auth_clients.redirect_url`; at most `limit` of each kind.
pub async fn all_redirect_uris(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<String>, DbErr> {
    let usable = |select: sea_orm::Select<auth_clients::Entity>| {
        select
            .filter(auth_clients::Column::Deleted.eq(false))
            .filter(auth_clients::Column::DisabledOn.is_null())
    };
    let own: Vec<Option<String>> = usable(auth_clients::Entity::find())
        .select_only()
        .column(auth_clients::Column::RedirectUrl)
        .filter(auth_clients::Column::RedirectUrl.is_not_null())
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    let ids = usable(auth_clients::Entity::find())
        .select_only()
        .column(auth_clients::Column::Id);
    let more: Vec<String> = client_uris::Entity::find()
        .select_only()
        .column(client_uris::Column::Uri)
        .filter(client_uris::Column::Kind.eq(UriKind::Redirect))
        .filter(client_uris::Column::ClientId.in_subquery(sea_orm::QueryTrait::into_query(ids)))
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    Ok(own.into_iter().flatten().chain(more).collect())
}
