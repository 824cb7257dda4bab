//! Tenants and roles.

use super::{AdminError, fields};
use crate::{
    domain::Domain,
    random::RandomnessExt,
    store::{
        activity, admin,
        columns::List,
        entities::{roles, tenants as tenant_rows},
        tenants,
    },
};

/// `tenants.status` that the reference calls active; neither service asks for it.
const ACTIVE: i32 = 1;

impl Domain {
    /// # Errors
    /// [`AdminError::Missing`].
    pub(super) async fn tenant(&self, key: &str) -> Result<tenant_rows::Model, AdminError> {
        tenants::find(self.store.reader(), key)
            .await?
            .ok_or_else(|| AdminError::missing("tenant", key))
    }

    /// # Errors
    /// [`AdminError::Missing`].
    pub(super) async fn role(&self, name: &str) -> Result<roles::Model, AdminError> {
        tenants::find_role(self.store.reader(), name)
            .await?
            .ok_or_else(|| AdminError::missing("role", name))
    }

    /// # Errors
    /// [`AdminError::Invalid`], [`AdminError::Taken`].
    pub async fn create_tenant(
        &self,
        key: &str,
        name: &str,
    ) -> Result<tenant_rows::Model, AdminError> {
        let tenant = self.new_tenant(key, name)?;
        let (row, seen) = (
            tenant.clone(),
            self.admin_activity(None, &format!("tenant create {key}")),
        );
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    tenants::insert(tx, row).await?;
                    activity::insert(tx, seen).await
                })
            })
            .await?;
        Ok(tenant)
    }

    pub(super) fn new_tenant(
        &self,
        key: &str,
        name: &str,
    ) -> Result<tenant_rows::Model, AdminError> {
        let now = self.clock.now();
        Ok(tenant_rows::Model {
            id: self.random.uuid(),
            name: fields::text("name", name, 100)?,
            status: ACTIVE,
            created_on: now,
            modified_on: now,
            created_by: None,
            modified_by: None,
            deleted: false,
            key: fields::text("key", key, 20)?,
            address: None,
            city: None,
            state: None,
            zip: None,
            country: None,
            deleted_on: None,
            deleted_by: None,
        })
    }

    /// # Errors
    /// [`AdminError::Invalid`], [`AdminError::Taken`].
    pub async fn create_role(
        &self,
        name: &str,
        permissions: Vec<String>,
    ) -> Result<roles::Model, AdminError> {
        let role = self.new_role(name, permissions)?;
        let (row, seen) = (
            role.clone(),
            self.admin_activity(None, &format!("role create {name}")),
        );
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if tenants::find_role(tx, &row.name).await?.is_some() {
                        return Ok(Err(AdminError::Taken("role")));
                    }
                    tenants::insert_role(tx, row).await?;
                    activity::insert(tx, seen).await?;
                    Ok(Ok(()))
                })
            })
            .await??;
        Ok(role)
    }

    pub(super) fn new_role(
        &self,
        name: &str,
        permissions: Vec<String>,
    ) -> Result<roles::Model, AdminError> {
        let now = self.clock.now();
        for permission in &permissions {
            fields::text("permissions", permission, 50)?;
        }
        Ok(roles::Model {
            id: self.random.uuid(),
            name: fields::text("name", name, 100)?,
            created_on: now,
            modified_on: now,
            created_by: None,
            modified_by: None,
            deleted: false,
            permissions: List::new(self.store.backend(), permissions),
            role_type: 0,
            deleted_by: None,
            deleted_on: None,
        })
    }
}
