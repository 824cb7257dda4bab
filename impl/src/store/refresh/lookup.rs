//! Sessions with all that decides about a refresh.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Statement};
use uuid::Uuid;

use crate::store::{
    entities::{auth_clients, sessions},
    padding::padded,
    users::{self, Account},
};

/// A session with its user and client.
#[derive(Clone, Debug)]
pub struct Refreshable {
    pub session: sessions::Model,
    /// `None` if the client is deleted or disabled.
    pub client: Option<auth_clients::Model>,
    /// `None` if the user is deleted. With the membership in the user's default tenant, which is not always the session's.
    pub account: Option<Account>,
}

/// The sessions of these ids, by id.
///
/// # Errors
/// Those of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, Refreshable>, DbErr> {
    let rows = sessions::Entity::find()
        .filter(sessions::Column::Id.is_in(padded(ids)))
        .find_also_related(auth_clients::Entity)
        .all(db)
        .await?;
    let mut users: Vec<Uuid> = rows.iter().map(|(session, _)| session.user_id).collect();
    users.sort_unstable();
    users.dedup();
    let accounts = users::find_accounts(db, users).await?;
    let mut found = HashMap::with_capacity(rows.len());
    for (session, client) in rows {
        let refreshable = Refreshable {
            client: client.filter(auth_clients::Model::is_usable),
            account: accounts.get(&session.user_id).cloned(),
            session,
        };
        found.insert(refreshable.session.id, refreshable);
    }
    Ok(found)
}

/// The encrypted pair of the session's present generation, if it is still this one: `None` if it is not, `Some(None)` if the
/// pair was not kept.
///
/// # Errors
/// Those of the database.
pub async fn successor(
    db: &impl ConnectionTrait,
    session: Uuid,
    generation: i32,
) -> Result<Option<Option<Vec<u8>>>, DbErr> {
    let query = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT successor FROM sessions WHERE id = $1 AND generation = $2",
        [session.into(), generation.into()],
    );
    let row = db.query_one_raw(query).await?;
    row.map(|row| row.try_get("", "successor")).transpose()
}
