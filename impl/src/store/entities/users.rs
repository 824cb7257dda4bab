//! Users.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    entity::prelude::*,
    sea_query::{Func, IntoCondition},
};

use crate::{
    names::{fold, folds_to_itself},
    store::columns::IntegerList,
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub first_name: String,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub username: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub created_by: Option<Uuid>,
    pub modified_by: Option<Uuid>,
    pub deleted: bool,
    pub last_login: Option<DateTime<Utc>>,
    /// Values of `auth_clients.id`.
    pub auth_client_ids: IntegerList,
    pub gender: Option<String>,
    pub dob: Option<NaiveDate>,
    pub default_tenant_id: Option<Uuid>,
    pub deleted_by: Option<Uuid>,
    pub deleted_on: Option<DateTime<Utc>>,
    /// The result of [`fold_to_store`] for the name.
    pub username_folded: Option<String>,
    /// The result of [`fold_to_store`] for the email address.
    pub email_folded: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The undeleted credentials.
    #[sea_orm(
        has_one = "super::user_credentials::Entity",
        on_condition = r#"super::user_credentials::Column::Deleted.eq(false)"#
    )]
    Credentials,
}

impl Related<super::user_credentials::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Credentials.def()
    }
}

/// The undeleted membership of the default tenant.
impl Related<super::user_tenants::Entity> for Entity {
    fn to() -> RelationDef {
        use super::user_tenants::{Column as Membership, Entity as Memberships};
        // Not `has_many`, which supports only one column on each side.
        Entity::belongs_to(Memberships)
            .from((Column::Id, Column::DefaultTenantId))
            .to((Membership::UserId, Membership::TenantId))
            .on_condition(|_, _| Membership::Deleted.eq(false).into_condition())
            .into()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// SQL for the folded name of a row, to be compared with the result of [`fold`]. The indexes are on exactly this expression.
pub fn folded_name() -> Expr {
    let lower = Func::lower(Expr::col((Entity, Column::Username)));
    Func::coalesce([
        Expr::col((Entity, Column::UsernameFolded)),
        Expr::expr(lower),
    ])
    .into()
}

/// SQL for the folded email address of a row, likewise.
pub fn folded_email() -> Expr {
    let lower = Func::lower(Expr::col((Entity, Column::Email)));
    Func::coalesce([Expr::col((Entity, Column::EmailFolded)), Expr::expr(lower)]).into()
}

/// The folded form to store with a name or email address; `None` if the database's `lower()` yields the same.
pub fn fold_to_store(name: &str) -> Option<String> {
    (!folds_to_itself(name)).then(|| fold(name))
}
