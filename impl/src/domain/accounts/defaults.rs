//! Tenant, role and clients of new accounts that are created by sign-up or on the first login through an identity
//! provider.

use crate::{
    config::{BadSetting, Settings, SignUpSettings},
    domain::{accounts::Accounts, refusal::Refusal},
    store::{
        Connection, Error, clients,
        entities::{roles, tenants as tenant_rows},
        tenants,
    },
};

/// Name of the tenant and role that are used where the settings name none.
pub const DEFAULT_NAME: &str = "default";

/// Existing tenant, role and clients for new accounts.
pub(in crate::domain) struct NewAccountDefaults {
    pub tenant: tenant_rows::Model,
    pub role: roles::Model,
    pub clients: Vec<String>,
}

/// `None` if the tenant, the role or the client does not exist, or if the tenant is disabled.
pub(in crate::domain) async fn new_account_defaults(
    db: &impl Connection,
    settings: &Settings,
) -> Result<Option<NewAccountDefaults>, Error> {
    let web_client = &settings.web.web_client;
    let settings = &settings.sign_up;
    let tenant = settings.signup_tenant.as_deref().unwrap_or(DEFAULT_NAME);
    let tenant = tenants::find(db, tenant).await?;
    let Some(tenant) = tenant.filter(|tenant| tenant.disabled_on.is_none()) else {
        return Ok(None);
    };
    let role = settings.signup_role.as_deref().unwrap_or(DEFAULT_NAME);
    let Some(role) = tenants::find_role(db, role, tenant.id).await? else {
        return Ok(None);
    };
    let mut names = settings.clients();
    if names.is_empty() {
        // An account without clients could not log in.
        if clients::find(db, web_client).await?.is_none() {
            return Ok(None);
        }
        names.push(web_client.clone());
    }
    Ok(Some(NewAccountDefaults {
        tenant,
        role,
        clients: names,
    }))
}

/// The setting that names a tenant, role or client that does not exist, if there is one.
pub(in crate::domain) async fn missing_default(
    db: &impl Connection,
    settings: &SignUpSettings,
) -> Result<Option<BadSetting>, Error> {
    let missing = |setting, what: &str, name: &str| {
        let problem = format!("there is no {what} called {name}");
        Ok(Some(BadSetting::new(setting, problem)))
    };
    if let Some(key) = &settings.signup_tenant
        && tenants::find(db, key).await?.is_none()
    {
        return missing("SIGNUP_TENANT", "tenant", key);
    }
    if let Some(name) = &settings.signup_role
        && tenants::find_any_role(db, name).await?.is_none()
    {
        return missing("SIGNUP_ROLE", "role", name);
    }
    for name in settings.clients() {
        if clients::find_undeleted(db, &name).await?.is_none() {
            return missing("SIGNUP_CLIENTS", "client", &name);
        }
    }
    Ok(None)
}

impl Accounts {
    /// # Errors
    /// [`Refusal::NotConfigured`] if the tenant, the role or the client does not exist.
    pub(in crate::domain) async fn new_account_defaults(
        &self,
    ) -> Result<NewAccountDefaults, Refusal> {
        let defaults = new_account_defaults(self.store.reader(), &self.settings).await?;
        defaults.ok_or(Refusal::NotConfigured)
    }

    /// # Errors
    /// A setting that names a tenant, role or client that does not exist.
    pub async fn check_new_account_defaults(&self) -> anyhow::Result<()> {
        match missing_default(self.store.reader(), &self.settings.sign_up).await? {
            Some(bad) => Err(bad.into()),
            None => Ok(()),
        }
    }
}
