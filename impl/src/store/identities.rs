//! Who is known by which provider: `user_credentials`, as the reference has it, and `external_identities` for those who were added
//! to an account.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use uuid::Uuid;

use super::{credentials, entities::external_identities, users};

/// Whose an external identity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    User(Uuid),
    /// Of deleted users only.
    Deleted,
    Nobody,
}

/// The undeleted user whom `provider` calls `subject`.
pub async fn find(
    db: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
) -> Result<Known, DbErr> {
    let key = (provider.to_owned(), subject.to_owned());
    let added = external_identities::Entity::find_by_id(key).one(db).await?;
    // Whoever deletes a user keeps its rows, so there may be several.
    let mut candidates = credentials::of_external(db, provider, subject).await?;
    candidates.extend(added.map(|row| row.user_id));
    for user in &candidates {
        if users::find(db, *user).await?.is_some() {
            return Ok(Known::User(*user));
        }
    }
    Ok(if candidates.is_empty() {
        Known::Nobody
    } else {
        Known::Deleted
    })
}

/// Adds an identity to an account; one that a deleted user had goes over.
pub async fn link(
    db: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use external_identities::{ActiveModel, Column, Entity};
    use sea_orm::sea_query::OnConflict;
    let row = ActiveModel {
        provider: Set(provider.to_owned()),
        subject: Set(subject.to_owned()),
        user_id: Set(user),
        created_at: Set(now),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Provider, Column::Subject])
                .update_columns([Column::UserId, Column::CreatedAt])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}
