//! The first start on an empty database.

use secrecy::SecretString;

use crate::{
    domain::{
        accounts::{
            error::AdminError,
            new_account::{CreatedBy, Identity, NewUser, Profile},
            placement::DEFAULT,
            standing::status,
        },
        admin::{
            Admin,
            clients::{Demands, Expirations, NewClient},
        },
        secrets::generated_secret,
    },
    store::{
        admin, audit, clients, columns::List, entities::auth_clients::ClientType, tenants, users,
    },
};

const ADMIN: &str = "admin";
const CLIENT: &str = "web";

/// What the first start has made, to be shown once.
#[derive(Clone, Debug)]
pub struct Bootstrapped {
    pub client_id: &'static str,
    pub client_secret: SecretString,
    pub username: &'static str,
    pub password: SecretString,
}

impl Admin {
    /// Makes a tenant, two roles, a client and a user, if there has never been any; `None` when there has. Of several
    /// instances that start at once one does it.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn bootstrap(&self) -> Result<Option<Bootstrapped>, AdminError> {
        if !admin::is_empty(self.store.reader()).await? {
            return Ok(None);
        }
        let made = Bootstrapped {
            client_id: CLIENT,
            client_secret: generated_secret(&*self.random).into(),
            username: ADMIN,
            password: generated_secret(&*self.random).into(),
        };
        let tenant = self.new_tenant(DEFAULT, "Default")?;
        let default_role = self.new_role(DEFAULT, Vec::new())?;
        let place = tenant.id;
        let admin_role = self.new_role(ADMIN, Vec::new())?;
        let (client, _) = self.new_client(NewClient {
            client_id: CLIENT.to_owned(),
            client_type: ClientType::Confidential,
            secret: Some(made.client_secret.clone()),
            redirect_url: None,
            expirations: Expirations::default(),
            demands: Demands::default(),
        })?;
        let user = NewUser {
            username: ADMIN.to_owned(),
            // No address: mail to an invented one would go to a stranger, or nowhere.
            profile: Profile {
                first_name: Some("Admin".to_owned()),
                ..Profile::default()
            },
            locale: None,
            tenant: DEFAULT.to_owned(),
            role: ADMIN.to_owned(),
            clients: Vec::new(),
            status: status::ACTIVE,
            identity: Identity::Password(Some(made.password.clone())),
        };
        let (mut rows, _) = self
            .accounts
            .new_user(user, &tenant, admin_role.id, Vec::new(), CreatedBy::Service)
            .await?;
        let event = self.audit.admin_event(Some(&rows.user), "bootstrap");
        let backend = self.store.backend();
        let first = self
            .store
            .write::<_, AdminError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if !admin::is_empty(tx).await? {
                        return Ok(false);
                    }
                    tenants::insert(tx, tenant).await?;
                    tenants::insert_role(tx, default_role, place).await?;
                    tenants::insert_role(tx, admin_role, place).await?;
                    let client = clients::insert(tx, client).await?;
                    rows.user.auth_client_ids = List::new(backend, vec![client.id]);
                    users::insert(tx, rows.user, rows.credentials, rows.membership).await?;
                    audit::insert(tx, event).await?;
                    Ok(true)
                })
            })
            .await?;
        Ok(first.then_some(made))
    }
}
