//! Creating and changing tenants and roles.

use uuid::Uuid;

use crate::{
    domain::{
        accounts::{defaults::DEFAULT_NAME, error::ChangeError, fields},
        admin::Admin,
        sessions::revocations::{log_ends, log_outdated},
    },
    random::RandomnessExt,
    store::{
        admin, audit, codes,
        columns::List,
        entities::{roles, tenants as tenant_rows},
        sessions, tenants, users,
    },
};

/// Values of `tenants.status` in the reference. Neither service reads them.
const ACTIVE: i32 = 1;
const INACTIVE: i32 = 0;

fn check_permissions(permissions: &[String]) -> Result<(), ChangeError> {
    const FLAG: &str = "--permissions";
    for permission in permissions {
        fields::text(FLAG, permission, 50)?;
        if permission.contains(char::is_whitespace) {
            let problem = "a permission contains a blank; separate permissions with commas";
            return Err(ChangeError::invalid(FLAG, problem));
        }
    }
    Ok(())
}

impl Admin {
    /// The key of the tenant of a new user if the command names none.
    ///
    /// # Errors
    /// [`ChangeError::TenantNeeded`] if no tenant is called `default`: choosing another could give the user access to a
    /// different tenant's data.
    pub async fn default_tenant_key(&self) -> Result<String, ChangeError> {
        const MAX_NAMED: u64 = 10;
        let db = self.store.reader();
        if tenants::find(db, DEFAULT_NAME).await?.is_some() {
            return Ok(DEFAULT_NAME.to_owned());
        }
        let some = tenants::page(db, "", MAX_NAMED).await?;
        let keys: Vec<_> = some.into_iter().map(|tenant| tenant.key).collect();
        Err(ChangeError::TenantNeeded(if keys.is_empty() {
            "there is no tenant; run `admin tenant create`".to_owned()
        } else {
            format!("the tenants are: {}", keys.join(", "))
        }))
    }

    /// The tenant of a new role: the given one, or else the default one, or else the oldest.
    async fn role_tenant(&self, key: Option<&str>) -> Result<tenant_rows::Model, ChangeError> {
        let db = self.store.reader();
        let Some(key) = key else {
            let found = match tenants::find(db, DEFAULT_NAME).await? {
                Some(found) => Some(found),
                None => tenants::oldest(db).await?,
            };
            return found.ok_or_else(|| ChangeError::missing("tenant", DEFAULT_NAME));
        };
        if tenants::roles_have_tenants(db).await? {
            self.accounts.tenant(key).await
        } else {
            Err(ChangeError::invalid(
                "--tenant",
                "in this database roles do not belong to tenants",
            ))
        }
    }

    /// # Errors
    /// [`ChangeError::Invalid`], [`ChangeError::KeyTaken`].
    pub async fn create_tenant(
        &self,
        key: &str,
        name: &str,
    ) -> Result<tenant_rows::Model, ChangeError> {
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
                    audit::insert(tx, event);
                    Ok::<_, ChangeError>(())
                })
            })
            .await?;
        Ok(tenant)
    }

    pub(in crate::domain) fn new_tenant(
        &self,
        key: &str,
        name: &str,
    ) -> Result<tenant_rows::Model, ChangeError> {
        let now = self.clock.now();
        // First, since the name may be a copy of it.
        let key = fields::text("--key", key, 20)?;
        Ok(tenant_rows::Model {
            id: self.random.uuid(),
            name: fields::text("--name", name, 100)?,
            status: ACTIVE,
            created_on: now,
            modified_on: now,
            created_by: None,
            modified_by: None,
            deleted: false,
            key,
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

    /// Disables or enables a tenant. Members of a disabled tenant cannot log in. Returns the number of ended sessions.
    ///
    /// # Errors
    /// [`ChangeError::Missing`].
    pub async fn set_tenant_enabled(
        &self,
        key: &str,
        enabled: bool,
    ) -> Result<(tenant_rows::Model, usize), ChangeError> {
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
                        return Err(ChangeError::missing("tenant", &name));
                    };
                    tenant.disabled_on = (!enabled).then_some(now);
                    tenant.status = if enabled { ACTIVE } else { INACTIVE };
                    tenant.modified_on = now;
                    audit::insert(tx, event);
                    // Before the tenant changes, so that no login completes in between.
                    users::lock_in_tenant(tx, tenant.id).await?;
                    let ended = match enabled {
                        true => {
                            // Not when the tenant was disabled: until now these codes are refused with the reason.
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

    /// Sets the permissions of a role; `tenant` selects among roles of the same name where roles have tenants. Access
    /// tokens with the old permissions are revoked, and a refresh issues new ones. Returns the number of sessions
    /// affected.
    ///
    /// # Errors
    /// [`ChangeError::Missing`], [`ChangeError::Invalid`].
    pub async fn update_role(
        &self,
        name: &str,
        permissions: Vec<String>,
        tenant: Option<&str>,
    ) -> Result<(roles::Model, usize), ChangeError> {
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
                        return Err(ChangeError::missing("role", &name));
                    };
                    role.permissions = permissions;
                    role.modified_on = now;
                    audit::insert(tx, event);
                    // Locks the holders first, so that no login with the old permissions completes in between.
                    let outdated = sessions::outdate_claims_of_role(tx, role.id).await?;
                    tenants::update_role(tx, role.clone()).await?;
                    let stale = log_outdated(tx, instance, &outdated).await?;
                    Ok(((role, outdated.len()), stale))
                })
            })
            .await
    }

    /// Creates a role, in the given tenant where roles have tenants.
    ///
    /// # Errors
    /// [`ChangeError::Invalid`], [`ChangeError::Taken`], [`ChangeError::Missing`].
    pub async fn create_role(
        &self,
        name: &str,
        permissions: Vec<String>,
        tenant: Option<&str>,
    ) -> Result<roles::Model, ChangeError> {
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
            .write::<_, ChangeError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let namesake = if owned {
                        tenants::find_own_role(tx, &row.name, tenant).await?
                    } else {
                        tenants::find_any_role(tx, &row.name).await?
                    };
                    if namesake.is_some() {
                        return Err(ChangeError::Taken("role"));
                    }
                    tenants::insert_role(tx, row, tenant).await?;
                    audit::insert(tx, event);
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
    ) -> Result<roles::Model, ChangeError> {
        let now = self.clock.now();
        check_permissions(&permissions)?;
        Ok(roles::Model {
            id: self.random.uuid(),
            name: fields::text("--name", name, 100)?,
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
