//! Where new accounts land: those that people make by mail, and those that other identity providers bring.

use crate::store::{Connection, Error};

use crate::{
    config::{BadSetting, Settings, SignUpSettings},
    domain::{accounts::Accounts, refusal::Refusal},
    store::{
        clients,
        entities::{roles, tenants as tenant_rows},
        tenants,
    },
};

/// The tenant and the role of those for whom nothing else is said.
pub const DEFAULT: &str = "default";

/// A place that exists.
pub(in crate::domain) struct Place {
    pub tenant: tenant_rows::Model,
    pub role: roles::Model,
    pub clients: Vec<String>,
}

/// `None` where the tenant, the role or the client of the defaults does not exist, or the tenant is disabled.
pub(in crate::domain) async fn place(
    db: &impl Connection,
    settings: &Settings,
) -> Result<Option<Place>, Error> {
    let web_client = &settings.web.web_client;
    let settings = &settings.sign_up;
    let tenant = settings.signup_tenant.as_deref().unwrap_or(DEFAULT);
    let tenant = tenants::find(db, tenant).await?;
    let Some(tenant) = tenant.filter(|tenant| tenant.disabled_on.is_none()) else {
        return Ok(None);
    };
    let role = settings.signup_role.as_deref().unwrap_or(DEFAULT);
    let Some(role) = tenants::find_role(db, role, tenant.id).await? else {
        return Ok(None);
    };
    let mut names = settings.clients();
    if names.is_empty() {
        // An account that may use no client could not log in.
        if clients::find(db, web_client).await?.is_none() {
            return Ok(None);
        }
        names.push(web_client.clone());
    }
    Ok(Some(Place {
        tenant,
        role,
        clients: names,
    }))
}

/// The setting that names something that does not exist, if one does.
pub(in crate::domain) async fn bad_place(
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
    /// [`Refusal::NotConfigured`] where the default place does not exist.
    pub(in crate::domain) async fn new_account_place(&self) -> Result<Place, Refusal> {
        let place = place(self.store.reader(), &self.settings).await?;
        place.ok_or(Refusal::NotConfigured)
    }

    /// # Errors
    /// A place for new accounts that is set but does not exist.
    pub async fn check_account_place(&self) -> anyhow::Result<()> {
        match bad_place(self.store.reader(), &self.settings.sign_up).await? {
            Some(bad) => Err(bad.into()),
            None => Ok(()),
        }
    }
}
