//! Changes of users and memberships.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{self, Set, Unchanged},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, TryIntoModel,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::store::{
    columns::IntegerList,
    entities::{user_tenants, users},
};

/// A change of a user. Absent fields stay as they are.
#[derive(Clone, Debug, Default)]
pub struct UserPatch {
    pub username: Option<String>,
    pub email: Option<Option<String>>,
    pub first_name: Option<String>,
    pub middle_name: Option<Option<String>>,
    pub last_name: Option<Option<String>>,
    pub phone: Option<Option<String>>,
    pub gender: Option<Option<String>>,
    pub dob: Option<NaiveDate>,
    pub clients: Option<IntegerList>,
    pub default_tenant: Option<Uuid>,
}

impl UserPatch {
    /// Applies the change to a user that is not stored yet.
    pub fn apply(self, user: &mut users::Model) {
        let mut row = users::ActiveModel::from(user.clone());
        self.write_to(&mut row);
        // Cannot fail: all columns are set.
        if let Ok(changed) = row.try_into_model() {
            *user = changed;
        }
    }

    fn write_to(self, row: &mut users::ActiveModel) {
        fn put<T: Into<sea_orm::Value>>(column: &mut ActiveValue<T>, value: Option<T>) {
            if let Some(value) = value {
                *column = Set(value);
            }
        }
        if let Some(name) = &self.username {
            row.username_folded = Set(users::fold_to_store(name));
        }
        if let Some(email) = &self.email {
            row.email_folded = Set(email.as_deref().and_then(users::fold_to_store));
        }
        put(&mut row.username, self.username);
        put(&mut row.email, self.email);
        put(&mut row.first_name, self.first_name);
        put(&mut row.middle_name, self.middle_name);
        put(&mut row.last_name, self.last_name);
        put(&mut row.phone, self.phone);
        put(&mut row.gender, self.gender);
        put(&mut row.dob, self.dob.map(Some));
        put(&mut row.auth_client_ids, self.clients);
        put(&mut row.default_tenant_id, self.default_tenant.map(Some));
    }
}

/// Updates a user.
pub async fn update(
    db: &impl ConnectionTrait,
    user: Uuid,
    patch: UserPatch,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = users::ActiveModel {
        id: Unchanged(user),
        modified_on: Set(now),
        ..Default::default()
    };
    patch.write_to(&mut row);
    let user = row.update(db).await?;
    // Again, because the trigger that clears outdated folds also clears them if the new name has the same fold as the old one.
    users::Entity::update_many()
        .col_expr(
            users::Column::UsernameFolded,
            Expr::value(users::fold_to_store(&user.username)),
        )
        .col_expr(
            users::Column::EmailFolded,
            Expr::value(user.email.as_deref().and_then(users::fold_to_store)),
        )
        .filter(users::Column::Id.eq(user.id))
        .exec(db)
        .await?;
    Ok(())
}

/// A change of a membership. Absent fields stay as they are.
#[derive(Clone, Debug, Default)]
pub struct MembershipPatch {
    pub role: Option<Uuid>,
    pub status: Option<i32>,
    pub locale: Option<Option<String>>,
}

pub async fn update_membership(
    db: &impl ConnectionTrait,
    membership: Uuid,
    patch: MembershipPatch,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = user_tenants::ActiveModel {
        id: Unchanged(membership),
        modified_on: Set(now),
        ..Default::default()
    };
    if let Some(role) = patch.role {
        row.role_id = Set(role);
    }
    if let Some(status) = patch.status {
        row.status = Set(status);
    }
    if let Some(locale) = patch.locale {
        row.locale = Set(locale);
    }
    row.update(db).await?;
    Ok(())
}
