//! `auth_events`: who came, who went, who was refused.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use super::entities::auth_events::{ActiveModel, Column, Entity};

pub use super::entities::auth_events::Model as Activity;

pub async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The newest `limit` rows, newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    user: Option<Uuid>,
    since: Option<DateTime<Utc>>,
    limit: u64,
) -> Result<Vec<Activity>, DbErr> {
    page(db, user, since, i64::MAX, limit).await
}

/// The newest `limit` rows before the row `before`, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    user: Option<Uuid>,
    since: Option<DateTime<Utc>>,
    before: i64,
    limit: u64,
) -> Result<Vec<Activity>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::Id.lt(before))
        .order_by_desc(Column::Id)
        .limit(limit);
    if let Some(user) = user {
        query = query.filter(Column::UserId.eq(user));
    }
    if let Some(since) = since {
        query = query.filter(Column::At.gte(since));
    }
    query.all(db).await
}

/// The `actor` of what the command did.
pub const ADMIN: &str = "auth-service admin";

/// Replaces a deleted user's name in up to `limit` rows of the trail, and says in how many. What administrators did to the
/// user is for [`pseudonymise_admin`].
pub async fn pseudonymise(
    db: &impl ConnectionTrait,
    user: Uuid,
    pseudonym: &str,
    limit: u64,
) -> Result<u64, DbErr> {
    let named = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::UserId.eq(user))
        .and_where(Column::Actor.is_not_in([pseudonym, ADMIN]))
        .limit(limit)
        .to_owned();
    let done = Entity::update_many()
        .col_expr(Column::Actor, Expr::value(pseudonym))
        .col_expr(Column::DeviceId, Expr::value(Option::<String>::None))
        .filter(Column::Id.in_subquery(named))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}

/// Replaces a deleted user's name in what administrators did to the user: `user disable NAME`.
pub async fn pseudonymise_admin(
    db: &impl ConnectionTrait,
    user: Uuid,
    pseudonym: &str,
) -> Result<(), DbErr> {
    let rows: Vec<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Detail])
        .filter(Column::UserId.eq(user))
        .filter(Column::Actor.eq(ADMIN))
        .filter(Column::Detail.starts_with("user "))
        .into_tuple()
        .all(db)
        .await?;
    for (id, detail) in rows {
        let action = detail.split(' ').nth(1).unwrap_or_default();
        Entity::update_many()
            .col_expr(
                Column::Detail,
                Expr::value(format!("user {action} {pseudonym}")),
            )
            .filter(Column::Id.eq(id))
            .exec(db)
            .await?;
    }
    Ok(())
}
