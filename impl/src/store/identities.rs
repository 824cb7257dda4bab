//! Identities at providers: those in `user_credentials`, as in the Node service, and those in `external_identities`, which were
//! linked to an account later.

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{credentials, entities::external_identities, users};

/// Whom an identity belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    User(Uuid),
    /// Deleted users only.
    Deleted,
    /// The subject is known from another issuer, so this is a different person.
    AtAnotherIssuer,
    Nobody,
}

/// The undeleted user with this `subject` at `provider`. `issuer` is the provider's issuer, if it has one, and must be the one
/// recorded at the previous login.
pub async fn find(
    db: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
    issuer: Option<&str>,
) -> Result<Known, DbErr> {
    let added = row(db, provider, subject).await?;
    let known_issuer = added.as_ref().and_then(|row| row.issuer.as_deref());
    if let (Some(known), Some(issuer)) = (known_issuer, issuer)
        && known != issuer
    {
        return Ok(Known::AtAnotherIssuer);
    }
    // Rows of deleted users are kept, so there may be several.
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

/// The hash that replaces a deleted user's subject: it recognises a returning person but does not identify them.
fn erased(provider: &str, subject: &str) -> String {
    let hash = digest(&SHA256, format!("{provider}\n{subject}").as_bytes());
    let hex: String = hash
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("deleted:{hex}")
}

/// Replaces the subjects of a deleted user, including the one in the credentials, by their hashes.
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
            issuer: Set(None),
        };
        // Another user with this subject may have been deleted before.
        Entity::insert(row)
            .on_conflict_do_nothing()
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

async fn row(
    db: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
) -> Result<Option<external_identities::Model>, DbErr> {
    let key = (provider.to_owned(), subject.to_owned());
    external_identities::Entity::find_by_id(key).one(db).await
}

/// Whether no issuer has been recorded for an identity yet.
pub async fn lacks_issuer(
    db: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
) -> Result<bool, DbErr> {
    let known = row(db, provider, subject).await?;
    Ok(known.is_none_or(|row| row.issuer.is_none()))
}

/// An identity and its issuer.
pub struct NewIdentity {
    pub provider: String,
    pub subject: String,
    pub issuer: Option<String>,
}

/// Links an identity to an account, taking it over from a deleted user if necessary.
pub async fn link(
    db: &impl ConnectionTrait,
    identity: NewIdentity,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use external_identities::{ActiveModel, Column, Entity};
    use sea_orm::sea_query::OnConflict;
    let row = ActiveModel {
        provider: Set(identity.provider),
        subject: Set(identity.subject),
        user_id: Set(user),
        created_at: Set(now),
        issuer: Set(identity.issuer),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Provider, Column::Subject])
                .update_columns([Column::UserId, Column::CreatedAt, Column::Issuer])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Removes an identity from `external_identities`, because an administrator assigns it to another user.
pub async fn delete(db: &impl ConnectionTrait, provider: &str, subject: &str) -> Result<(), DbErr> {
    let key = (provider.to_owned(), subject.to_owned());
    external_identities::Entity::delete_by_id(key)
        .exec(db)
        .await?;
    Ok(())
}

/// Replaces the recorded issuer of a provider that has been renamed. Returns how many identities were changed.
pub async fn rename_issuer(
    db: &impl ConnectionTrait,
    provider: &str,
    from: &str,
    to: &str,
) -> Result<u64, DbErr> {
    use external_identities::{Column, Entity};
    let renamed = Entity::update_many()
        .col_expr(Column::Issuer, Expr::value(to))
        .filter(Column::Provider.eq(provider))
        .filter(Column::Issuer.eq(from))
        .exec(db)
        .await?;
    Ok(renamed.rows_affected)
}
