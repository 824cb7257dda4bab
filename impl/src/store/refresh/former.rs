//! Refresh tokens of version 1.0.0, which do not name their session. A row for each of them, spent or not, is in
//! `refresh_tokens`. Before the first refresh by this version, their session adopts what they say.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};

use crate::store::entities::{
    refresh_tokens::{Column, Entity, Model},
    sessions,
};

pub use crate::store::entities::refresh_tokens::Model as FormerToken;

/// The token of this hash, with its session.
///
/// # Errors
/// Those of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    hash: &[u8],
) -> Result<Option<(FormerToken, sessions::Model)>, DbErr> {
    let found = Entity::find_by_id(hash.to_vec())
        .find_also_related(sessions::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(token, session)| Some((token, session?))))
}

/// Gives the session of `token` its present and its previous refresh token, unless it has one already. `successor` is what
/// replaced `token`. The tokens count as spent from now on for instances of version 1.0.0, which cannot know what replaces
/// them.
///
/// # Errors
/// Those of the database.
pub async fn adopt(
    db: &impl ConnectionTrait,
    token: &FormerToken,
    successor: Option<Vec<u8>>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use sessions::Column as Of;
    let session = sessions::Entity::find_by_id(token.session_id)
        .filter(sessions::Column::RefreshHash.is_null())
        .lock_exclusive()
        .one(db)
        .await?;
    let Some(session) = session else {
        return Ok(());
    };
    let recent: Vec<Model> = Entity::find()
        .filter(Column::SessionId.eq(session.id))
        .filter(Column::Generation.gte(session.generation - 1))
        .all(db)
        .await?;
    let of = |generation| recent.iter().find(|row| row.generation == generation);
    let Some(present) = of(session.generation) else {
        return Ok(());
    };
    let spent = of(session.generation - 1);
    let successor =
        successor.filter(|_| spent.is_some_and(|spent| spent.token_hash == token.token_hash));
    sessions::Entity::update_many()
        .col_expr(Of::RefreshHash, Expr::value(present.token_hash.clone()))
        .col_expr(Of::RefreshExpiresAt, Expr::value(present.expires_at))
        .col_expr(
            Of::SpentHash,
            Expr::value(spent.map(|row| row.token_hash.clone())),
        )
        .col_expr(Of::SpentAt, Expr::value(spent.and_then(|row| row.spent_at)))
        .col_expr("successor", Expr::value(successor))
        .col_expr(Of::ReviewAt, Expr::value(present.expires_at))
        .filter(Of::Id.eq(session.id))
        .exec(db)
        .await?;
    Entity::update_many()
        .col_expr(Column::SpentAt, Expr::col(Column::SpentAt).if_null(now))
        .filter(Column::TokenHash.eq(present.token_hash.clone()))
        .exec(db)
        .await?;
    Ok(())
}
