//! Refresh tokens with all that decides about them.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::store::{
    entities::{auth_clients, refresh_tokens, sessions},
    padding::padded,
    users::{self, Account},
};

/// A refresh token with its session and the session's user and client.
#[derive(Clone, Debug)]
pub struct Refreshable {
    pub token: refresh_tokens::Model,
    pub session: sessions::Model,
    /// `None` if the client is deleted or disabled.
    pub client: Option<auth_clients::Model>,
    /// `None` if the user is deleted. With the membership in the user's default tenant, which is not always the session's.
    pub account: Option<Account>,
}

/// The refresh tokens of these hashes, each in the place of its hash.
///
/// # Errors
/// Those of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    hashes: &[Vec<u8>],
) -> Result<Vec<Option<Refreshable>>, DbErr> {
    let rows = refresh_tokens::Entity::find()
        .filter(refresh_tokens::Column::TokenHash.is_in(padded(hashes.to_vec())))
        .find_also_related(sessions::Entity)
        .find_also(sessions::Entity, auth_clients::Entity)
        .all(db)
        .await?;
    let mut ids: Vec<Uuid> = rows
        .iter()
        .filter_map(|(_, session, _)| Some(session.as_ref()?.user_id))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let accounts = users::find_accounts(db, ids).await?;
    let mut found = HashMap::with_capacity(rows.len());
    for (token, session, client) in rows {
        let Some(session) = session else { continue };
        let refreshable = Refreshable {
            client: client.filter(auth_clients::Model::is_usable),
            account: accounts.get(&session.user_id).cloned(),
            session,
            token,
        };
        found.insert(refreshable.token.token_hash.clone(), refreshable);
    }
    Ok(hashes.iter().map(|hash| found.get(hash).cloned()).collect())
}
