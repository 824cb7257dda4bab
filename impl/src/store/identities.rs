//! Who is known by which provider: `user_credentials`, as the reference has it, and `external_identities` for those who were added
//! to an account.

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
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
    if !candidates.is_empty() {
        return Ok(Known::Deleted);
    }
    let erased = (provider.to_owned(), erased(provider, subject));
    let erased = external_identities::Entity::find_by_id(erased)
        .one(db)
        .await?;
    Ok(erased.map_or(Known::Nobody, |_| Known::Deleted))
}

/// What stays of the subject of a deleted user: enough to recognise who comes back, not who it was.
fn erased(provider: &str, subject: &str) -> String {
    let hash = digest(&SHA256, format!("{provider}\n{subject}").as_bytes());
    let hex: String = hash
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("deleted:{hex}")
}

/// Replaces the subjects of a deleted user, that of the credentials among them, by their hashes.
pub async fn erase(db: &impl ConnectionTrait, user: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    use external_identities::{ActiveModel, Column, Entity};
    let linked = Entity::delete_many()
        .filter(Column::UserId.eq(user))
        .exec_with_returning(db)
        .await?;
    let mut subjects: Vec<_> = linked
        .into_iter()
        .map(|row| (row.provider, row.subject))
        .collect();
    if let Some(own) = credentials::of_user(db, user).await?
        && let Some(subject) = own.auth_id
    {
        subjects.push((own.auth_provider, subject));
    }
    for (provider, subject) in subjects {
        let row = ActiveModel {
            subject: Set(erased(&provider, &subject)),
            provider: Set(provider),
            user_id: Set(user),
            created_at: Set(now),
        };
        // Somebody of this subject may have been deleted before.
        Entity::insert(row)
            .on_conflict_do_nothing()
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
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
