//! `user_credentials`: how users authenticate.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement, sea_query::Expr,
};
use uuid::Uuid;

use super::entities::user_credentials::{ActiveModel, Column, Entity, Model};

pub async fn of_user(db: &impl ConnectionTrait, user: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::Deleted.eq(false))
        .one(db)
        .await
}

/// The cost classes (algorithm and parameters) of the stored hashes; at most `most`. Takes one index lookup per class, however
/// many users there are.
///
/// # Errors
/// Database errors.
pub async fn cost_classes(db: &impl ConnectionTrait, most: usize) -> Result<Vec<String>, DbErr> {
    let backend = db.get_database_backend();
    let sql = migration::password_costs::next_class(backend);
    let mut classes: Vec<String> = Vec::new();
    while classes.len() < most {
        let last = classes.last().cloned().unwrap_or_default();
        let next = Statement::from_sql_and_values(backend, &sql, [last.into()]);
        match db.query_one_raw(next).await? {
            Some(row) => classes.push(row.try_get("", "class")?),
            None => break,
        }
    }
    Ok(classes)
}

/// Replaces the password hash of a user and returns whether a row has changed. With `instead_of`, only if that hash is still
/// stored: rehashing must not undo a concurrent password change.
pub async fn set_password(
    db: &impl ConnectionTrait,
    user: Uuid,
    hash: &str,
    instead_of: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let mut update = Entity::update_many()
        .col_expr(Column::Password, Expr::value(hash))
        .col_expr(Column::ModifiedOn, Expr::value(now))
        .filter(Column::UserId.eq(user));
    if let Some(old) = instead_of {
        update = update.filter(Column::Password.eq(old));
    }
    Ok(update.exec(db).await?.rows_affected > 0)
}

pub async fn insert(db: &impl ConnectionTrait, credentials: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(credentials).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The undeleted credentials of some users.
pub async fn of_users(
    db: &impl ConnectionTrait,
    users: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Deleted.eq(false))
        .filter(Column::UserId.is_in(users))
        .all(db)
        .await
}

/// The users with this subject at this provider, including deleted ones.
pub async fn of_external(
    db: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
) -> Result<Vec<Uuid>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::UserId)
        .filter(Column::AuthProvider.eq(provider))
        .filter(Column::AuthId.eq(subject))
        .filter(Column::Deleted.eq(false))
        .into_tuple()
        .all(db)
        .await
}

/// Erases the credentials of a deleted user.
pub async fn erase(db: &impl ConnectionTrait, user: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    let nothing = || Expr::value(Option::<String>::None);
    Entity::update_many()
        .col_expr(Column::Password, nothing())
        .col_expr(Column::AuthId, nothing())
        .col_expr(Column::AuthToken, nothing())
        .col_expr(Column::SecretKey, nothing())
        .col_expr(Column::ModifiedOn, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// Sets or removes a user's authenticator secret.
pub async fn set_authenticator(
    db: &impl ConnectionTrait,
    user: Uuid,
    secret: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SecretKey, Expr::value(secret))
        .col_expr(Column::ModifiedOn, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// A user's stored authenticator secret.
pub struct StoredAuthenticator {
    pub id: Uuid,
    pub user: Uuid,
    pub secret: String,
}

/// Stored authenticator secrets after the row `after`; at most `limit`.
pub async fn authenticators(
    db: &impl ConnectionTrait,
    after: Uuid,
    limit: u64,
) -> Result<Vec<StoredAuthenticator>, DbErr> {
    let rows: Vec<(Uuid, Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::UserId, Column::SecretKey])
        .filter(Column::SecretKey.is_not_null())
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    let stored = |(id, user, secret)| StoredAuthenticator { id, user, secret };
    Ok(rows.into_iter().map(stored).collect())
}

/// Replaces a stored authenticator secret, after encrypting it with another key, unless it has changed.
pub async fn reseal_authenticator(
    db: &impl ConnectionTrait,
    user: Uuid,
    instead_of: &str,
    sealed: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SecretKey, Expr::value(sealed))
        .filter(Column::UserId.eq(user))
        .filter(Column::SecretKey.eq(instead_of))
        .exec(db)
        .await?;
    Ok(())
}
