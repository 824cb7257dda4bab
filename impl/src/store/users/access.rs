//! What decides whether a user may log in, and with which permissions.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, DerivePartialModel};
use uuid::Uuid;

use super::{
    account::{Account, undeleted},
    membership::{Overridden, Role, with_overrides},
};
use crate::store::{
    columns::{IntegerList, Sealed},
    entities::{tenants, user_credentials, user_tenants, users},
};

/// Read again, and compared, in the transaction of everything that begins for an account: hence fewer columns than those of
/// an account.
#[derive(PartialEq, DerivePartialModel)]
#[sea_orm(entity = "users::Entity")]
struct Columns {
    default_tenant_id: Option<Uuid>,
    auth_client_ids: IntegerList,
    #[sea_orm(nested)]
    factors: Option<Factors>,
    #[sea_orm(nested)]
    membership: Option<Standing>,
}

#[derive(PartialEq, DerivePartialModel)]
#[sea_orm(entity = "user_credentials::Entity")]
struct Factors {
    auth_provider: String,
    password: Option<Sealed>,
    secret_key: Option<Sealed>,
}

#[derive(PartialEq, DerivePartialModel)]
#[sea_orm(entity = "user_tenants::Entity")]
struct Standing {
    id: Uuid,
    status: i32,
    #[sea_orm(nested)]
    role: Option<Role>,
    #[sea_orm(from_expr = "tenants::suspended()")]
    suspended: bool,
}

/// Whether the user may still do what could be done when `checked` was read.
pub(super) async fn is_unchanged(
    db: &impl ConnectionTrait,
    checked: &Account,
) -> Result<bool, DbErr> {
    let select = undeleted(users::Column::Id.eq(checked.user.id));
    let found = with_overrides::<Columns, _>(select, db.get_database_backend())
        .into_model::<Overridden<Columns>>()
        .all(db)
        .await?;
    let known = of(checked);
    Ok(found.into_iter().next().is_some_and(|found| found == known))
}

fn of(account: &Account) -> Overridden<Columns> {
    let factors = account.credentials.as_ref().map(|own| Factors {
        auth_provider: own.auth_provider.clone(),
        password: own.password.clone(),
        secret_key: own.secret_key.clone(),
    });
    let membership = account.membership.as_ref();
    let overrides = membership.map(|own| own.overrides.clone());
    let membership = membership.map(|own| Standing {
        id: own.id,
        status: own.status,
        role: own.role.clone(),
        suspended: own.suspended,
    });
    Overridden {
        columns: Columns {
            default_tenant_id: account.user.default_tenant_id,
            auth_client_ids: account.user.auth_client_ids.clone(),
            factors,
            membership,
        },
        overrides: overrides.unwrap_or_default(),
    }
}
