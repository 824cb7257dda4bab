//! Tenants and roles.

use uuid::Uuid;

use crate::{
    domain::{
        accounts::{error::AdminError, fields, placement::DEFAULT},
        admin::Admin,
        sessions::revocations::{log_ends, log_outdated},
    },
    random::RandomnessExt,
    store::{
        admin, audit, codes,
        columns::List,
        entities::{roles, tenants as tenant_rows},
        sessions, tenants,
    },
};

/// `tenants.status` as the reference names it. Neither service asks for it.
const ACTIVE: i32 = 1;
const INACTIVE: i32 = 0;

fn check_permissions(permissions: &[String]) -> Result<(), AdminError> {
    for permission in permissions {
        fields::text("permissions", permission, 50)?;
    }
    Ok(())
}

impl Admin {
    /// The key of the tenant of a new user for whom none is named.
    ///
    /// # Errors
    /// [`AdminError::TenantNeeded`] where none is called `default`: a guess could give somebody another tenant's data.
    pub async fn default_tenant_key(&self) -> Result<String, AdminError> {
        const MOST_NAMED: u64 = 10;
        let db = self.store.reader();
        if tenants::find(db, DEFAULT).await?.is_some() {
            return Ok(DEFAULT.to_owned());
        }
        let some = tenants::page(db, "", MOST_NAMED).await?;
        let keys: Vec<_> = some.into_iter().map(|tenant| tenant.key).collect();
        Err(AdminError::TenantNeeded(if keys.is_empty() {
            "there is no tenant at all: `admin tenant create` makes one".to_owned()
        } else {
            format!("there are: {}", keys.join(", "))
        }))
    }

    /// The tenant of a new role: that of this key, else the default one, else the oldest.
    async fn role_tenant(&self, key: Option<&str>) -> Result<tenant_rows::Model, AdminError> {
        let db = self.store.reader();
        let Some(key) = key else {
            let found = match tenants::find(db, DEFAULT).await? {
                Some(found) => Some(found),
                None => tenants::oldest(db).await?,
            };
            return found.ok_or_else(|| AdminError::missing("tenant", DEFAULT));
        };
        if tenants::roles_have_tenants(db).await? {
            self.accounts.tenant(key).await
        } else {
            Err(AdminError::invalid(
                "tenant",
                "the roles of this database belong to no tenant, and may be given in each",
            ))
        }
    }

    /// # Errors
    /// [`AdminError::Invalid`], [`AdminError::Taken`].
    pub async fn create_tenant(
        &self,
        key: &str,
        name: &str,
    ) -> Result<tenant_rows::Model, AdminError> {
        let tenant = self.new_tenant(key, name)?;
        let (row, event) = (
            tenant.clone(),
            self.audit
                .admin_event(None, &format!("tenant create {key}")),
        );
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    tenants::insert(tx, row).await?;
                    audit::insert(tx, event).await
                })
            })
            .await?;
        Ok(tenant)
    }

    pub(in crate::domain) fn new_tenant(
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
            disabled_on: None,
        })
    }

    /// Disables or enables a tenant and answers how many sessions that ended. Members of a disabled one cannot log in.
    ///
    /// # Errors
    /// [`AdminError::Missing`].
    pub async fn set_tenant_enabled(
        &self,
        key: &str,
        enabled: bool,
    ) -> Result<(tenant_rows::Model, usize), AdminError> {
        let word = if enabled { "enable" } else { "disable" };
        let event = self
            .audit
            .admin_event(None, &format!("tenant {word} {key}"));
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        let name = key.to_owned();
        self.sessions
            .write_revocations(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let Some(mut tenant) = tenants::find(tx, &name).await? else {
                        return Err(AdminError::missing("tenant", &name));
                    };
                    tenant.disabled_on = (!enabled).then_some(now);
                    tenant.status = if enabled { ACTIVE } else { INACTIVE };
                    tenant.modified_on = now;
                    audit::insert(tx, event).await?;
                    // Its users are locked before it changes: no login slips in between.
                    let ended = match enabled {
                        true => {
                            // Now, and not when the tenant was disabled: until here they are refused with the reason.
                            codes::void_of_tenant(tx, tenant.id, now).await?;
                            Vec::new()
                        }
                        false => sessions::end_of_tenant(tx, tenant.id, now).await?,
                    };
                    tenants::update(tx, tenant.clone()).await?;
                    let ends = log_ends(tx, instance, &ended).await?;
                    Ok(((tenant, ended.len()), ends))
                })
            })
            .await
    }

    /// Gives a role, that of the tenant of this key where roles have tenants, other permissions. Access tokens that name those of before are refused; a refresh gives new ones. Answers
    /// also how many sessions that concerns.
    ///
    /// # Errors
    /// [`AdminError::Missing`], [`AdminError::Invalid`].
    pub async fn update_role(
        &self,
        name: &str,
        permissions: Vec<String>,
        tenant: Option<&str>,
    ) -> Result<(roles::Model, usize), AdminError> {
        let tenant = match tenant {
            Some(key) => Some(self.role_tenant(Some(key)).await?.id),
            None => None,
        };
        check_permissions(&permissions)?;
        let event = self.audit.admin_event(None, &format!("role update {name}"));
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        let permissions = List::new(self.store.backend(), permissions);
        let name = name.to_owned();
        self.sessions
            .write_revocations(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let found = match tenant {
                        Some(tenant) => tenants::find_own_role(tx, &name, tenant).await?,
                        None => tenants::find_any_role(tx, &name).await?,
                    };
                    let Some(mut role) = found else {
                        return Err(AdminError::missing("role", &name));
                    };
                    role.permissions = permissions;
                    role.modified_on = now;
                    audit::insert(tx, event).await?;
                    // As above, first the users.
                    let outdated = sessions::outdate_claims_of_role(tx, role.id).await?;
                    tenants::update_role(tx, role.clone()).await?;
                    let stale = log_outdated(tx, instance, &outdated).await?;
                    Ok(((role, outdated.len()), stale))
                })
            })
            .await
    }

    /// Makes a role, in the tenant of this key where roles have tenants.
    ///
    /// # Errors
    /// [`AdminError::Invalid`], [`AdminError::Taken`], [`AdminError::Missing`].
    pub async fn create_role(
        &self,
        name: &str,
        permissions: Vec<String>,
        tenant: Option<&str>,
    ) -> Result<roles::Model, AdminError> {
        let role = self.new_role(name, permissions)?;
        let owned = tenants::roles_have_tenants(self.store.reader()).await?;
        let tenant = if owned || tenant.is_some() {
            self.role_tenant(tenant).await?.id
        } else {
            Uuid::nil()
        };
        let (row, event) = (
            role.clone(),
            self.audit.admin_event(None, &format!("role create {name}")),
        );
        self.store
            .write::<_, AdminError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let namesake = if owned {
                        tenants::find_own_role(tx, &row.name, tenant).await?
                    } else {
                        tenants::find_any_role(tx, &row.name).await?
                    };
                    if namesake.is_some() {
                        return Err(AdminError::Taken("role"));
                    }
                    tenants::insert_role(tx, row, tenant).await?;
                    audit::insert(tx, event).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(role)
    }

    pub(in crate::domain) fn new_role(
        &self,
        name: &str,
        permissions: Vec<String>,
    ) -> Result<roles::Model, AdminError> {
        let now = self.clock.now();
        check_permissions(&permissions)?;
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
