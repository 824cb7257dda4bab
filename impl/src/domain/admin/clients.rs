//! Clients.

use sea_orm::ActiveValue::{NotSet, Set};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    config::Switch,
    domain::{
        accounts::{error::AdminError, fields},
        admin::Admin,
        clients::client::{has_secret, hash_secret, is_hash},
        secrets::generated_secret,
        sessions::revocations::log_ends,
    },
    random::RandomnessExt,
    store::{
        activity, admin, clients, codes,
        entities::auth_clients::{ActiveModel, ClientType, Model},
        sessions,
    },
};

/// What the old service can read of a secret.
const COEXISTING_SECRET: usize = 50;

/// Lives of what a client gets, in seconds; unset ones keep what they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Expirations {
    pub access_token: Option<i32>,
    pub refresh_token: Option<i32>,
    pub auth_code: Option<i32>,
}

/// What a client demands of whoever uses its codes; unset ones keep what they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Demands {
    /// A challenge at each login, and its verifier with the code (RFC 7636).
    pub pkce: Option<bool>,
    /// The client's secret with the code.
    pub secret: Option<bool>,
}

#[derive(Clone, Debug)]
pub struct NewClient {
    pub client_id: String,
    pub client_type: ClientType,
    /// Generated when missing, but for a public client, which needs none.
    pub secret: Option<SecretString>,
    pub redirect_url: Option<String>,
    pub expirations: Expirations,
    pub demands: Demands,
}

/// A client, and its secret when that was generated.
#[derive(Clone, Debug)]
pub struct CreatedClient {
    pub client: Model,
    pub secret: Option<SecretString>,
}

#[derive(Clone, Debug)]
pub enum NewSecret {
    Keep,
    Given(SecretString),
    Generated,
}

#[derive(Clone, Debug)]
pub struct ClientChange {
    pub client_type: Option<ClientType>,
    pub secret: NewSecret,
    /// The empty text takes the URL away.
    pub redirect_url: Option<String>,
    pub expirations: Expirations,
    pub demands: Demands,
}

/// What is done to a client in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAction {
    /// Nobody logs in to it, its sessions end, and codes that were not redeemed never will be.
    Disable,
    Enable,
    /// Likewise, and its name is free again.
    Delete,
}

impl ClientAction {
    fn name(self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::Delete => "delete",
        }
    }
}

impl Admin {
    /// Does `action` to a client and answers how many sessions that ended.
    ///
    /// # Errors
    /// [`AdminError::Missing`].
    pub async fn act_on_client(
        &self,
        client_id: &str,
        action: ClientAction,
    ) -> Result<(Model, usize), AdminError> {
        let seen = self
            .audit
            .admin_activity(None, &format!("client {} {client_id}", action.name()));
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        let name = client_id.to_owned();
        self.sessions
            .write_revocations(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let Some(client) = clients::find_undeleted(tx, &name).await? else {
                        return Err(AdminError::missing("client", &name));
                    };
                    let mut row = ActiveModel::from(client);
                    row.modified_on = Set(now);
                    match action {
                        ClientAction::Disable => row.disabled_on = Set(Some(now)),
                        ClientAction::Enable => row.disabled_on = Set(None),
                        ClientAction::Delete => {
                            row.deleted = Set(true);
                            row.deleted_on = Set(Some(now));
                        }
                    }
                    let client = clients::update(tx, row, None).await?;
                    activity::insert(tx, seen).await?;
                    if action == ClientAction::Enable {
                        return Ok(((client, 0), Vec::new()));
                    }
                    let ended = sessions::end_of_client(tx, client.id, now).await?;
                    codes::void_of_client(tx, client.id, now).await?;
                    let ends = log_ends(tx, instance, &ended).await?;
                    Ok(((client, ended.len()), ends))
                })
            })
            .await
    }

    /// # Errors
    /// [`AdminError::Invalid`], [`AdminError::Taken`].
    pub async fn create_client(&self, new: NewClient) -> Result<CreatedClient, AdminError> {
        let seen = self
            .audit
            .admin_activity(None, &format!("client create {}", new.client_id));
        let client_type = new.client_type;
        let (row, secret) = self.new_client(new)?;
        let client = self
            .store
            .write::<_, AdminError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let name = row.client_id.clone().take().unwrap_or_default();
                    if clients::find_undeleted(tx, &name).await?.is_some() {
                        return Err(AdminError::Taken("client"));
                    }
                    activity::insert(tx, seen).await?;
                    Ok(clients::insert(tx, row, client_type).await?)
                })
            })
            .await?;
        Ok(CreatedClient { client, secret })
    }

    /// The row of a new client, and its secret when that is generated.
    pub(in crate::domain) fn new_client(
        &self,
        new: NewClient,
    ) -> Result<(ActiveModel, Option<SecretString>), AdminError> {
        let now = self.clock.now();
        let generated = (new.secret.is_none() && new.client_type == ClientType::Confidential)
            .then(|| SecretString::from(generated_secret(&*self.random)));
        let stored = match new.secret.as_ref().or(generated.as_ref()) {
            Some(secret) => self.secret_to_store(secret)?,
            None => String::new(),
        };
        let redirect_url = new.redirect_url.as_deref().map(fields::redirect_url);
        let mut row = ActiveModel {
            id: NotSet,
            client_id: Set(fields::client_id(&new.client_id)?),
            client_secret: Set(stored.into()),
            redirect_url: Set(redirect_url.transpose()?.flatten()),
            access_token_expiration: Set(900),
            refresh_token_expiration: Set(86400),
            auth_code_expiration: Set(180),
            secret: Set(self.random.token().into()),
            created_on: Set(now),
            modified_on: Set(now),
            deleted: Set(false),
            deleted_on: Set(None),
            deleted_by: Set(None),
            created_by: Set(None),
            modified_by: Set(None),
            disabled_on: Set(None),
            require_pkce: Set(false),
            require_secret: Set(false),
        };
        new.expirations.write_to(&mut row);
        new.demands.write_to(&mut row);
        check_demands(&row)?;
        Ok((row, generated))
    }

    /// # Errors
    /// [`AdminError::Missing`], [`AdminError::Invalid`].
    pub async fn update_client(
        &self,
        client_id: &str,
        change: ClientChange,
    ) -> Result<CreatedClient, AdminError> {
        let generated = match change.secret {
            NewSecret::Generated => Some(SecretString::from(generated_secret(&*self.random))),
            NewSecret::Keep | NewSecret::Given(_) => None,
        };
        let secret = match &change.secret {
            NewSecret::Keep => None,
            NewSecret::Given(secret) => Some(self.secret_to_store(secret)?),
            NewSecret::Generated => generated
                .as_ref()
                .map(|secret| self.secret_to_store(secret))
                .transpose()?,
        };
        let redirect_url = change.redirect_url.as_deref().map(fields::redirect_url);
        let redirect_url = redirect_url.transpose()?;
        let (random, now, coexists) = (self.random.clone(), self.clock.now(), self.coexists());
        let seen = self
            .audit
            .admin_activity(None, &format!("client update {client_id}"));
        let name = client_id.to_owned();
        let client = self
            .store
            .write::<_, AdminError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let Some(client) = clients::find_undeleted(tx, &name).await? else {
                        return Err(AdminError::missing("client", &name));
                    };
                    let has_secret = has_secret(&client);
                    let wanted = change.client_type.unwrap_or(client.client_type);
                    if wanted == ClientType::Confidential && !has_secret && secret.is_none() {
                        let problem =
                            "a confidential client needs one: --client-secret or --rotate-secret";
                        return Err(AdminError::invalid("client secret", problem));
                    }
                    let adopted = !coexists && has_secret && !is_hash(&client.client_secret);
                    let hashed = adopted.then(|| hash_secret(&*random, &client.client_secret));
                    let secret = secret.or(hashed);
                    let mut row = ActiveModel::from(client);
                    if let Some(stored) = secret {
                        row.client_secret = Set(stored.into());
                    }
                    if let Some(url) = redirect_url {
                        row.redirect_url = Set(url);
                    }
                    change.expirations.write_to(&mut row);
                    change.demands.write_to(&mut row);
                    check_demands(&row)?;
                    row.modified_on = Set(now);
                    activity::insert(tx, seen).await?;
                    Ok(clients::update(tx, row, change.client_type).await?)
                })
            })
            .await?;
        let secret = generated;
        Ok(CreatedClient { client, secret })
    }

    /// A hash; while the old service reads the same row, the secret itself.
    fn secret_to_store(&self, secret: &SecretString) -> Result<String, AdminError> {
        let secret = secret.expose_secret();
        let refuse = |problem| Err(AdminError::invalid("client secret", problem));
        if is_guessed_at_once(secret) {
            refuse("at least 6 characters are expected, of which 3 are different")
        } else if !self.coexists() {
            Ok(hash_secret(&*self.random, secret))
        } else if secret.chars().count() > COEXISTING_SECRET {
            refuse("the old service reads 50 characters at most (COEXISTENCE is on)")
        } else if is_hash(secret) {
            refuse("it would be taken for a hash")
        } else {
            Ok(secret.to_owned())
        }
    }

    fn coexists(&self) -> bool {
        self.settings.passwords.coexistence == Switch::On
    }
}

impl Demands {
    fn write_to(self, row: &mut ActiveModel) {
        if let Some(pkce) = self.pkce {
            row.require_pkce = Set(pkce);
        }
        if let Some(secret) = self.secret {
            row.require_secret = Set(secret);
        }
    }
}

/// # Errors
/// [`AdminError::Invalid`] when a secret is demanded that the client does not have: nobody could redeem its codes.
fn check_demands(row: &ActiveModel) -> Result<(), AdminError> {
    let has_secret = row
        .client_secret
        .try_as_ref()
        .is_some_and(|secret| !secret.is_empty());
    if row.require_secret.try_as_ref() == Some(&true) && !has_secret {
        let problem = "there is none that could be demanded: --client-secret or --rotate-secret";
        return Err(AdminError::invalid("client secret", problem));
    }
    Ok(())
}

/// Secrets that are worth nothing. Longer ones may be weak too, but existing installations and their scripts use such.
fn is_guessed_at_once(secret: &str) -> bool {
    const SHORTEST: usize = 6;
    const FEWEST_DIFFERENT: usize = 3;
    let mut characters: Vec<char> = secret.chars().collect();
    let length = characters.len();
    characters.sort_unstable();
    characters.dedup();
    length < SHORTEST || characters.len() < FEWEST_DIFFERENT
}

impl Expirations {
    fn write_to(self, row: &mut ActiveModel) {
        for (given, column) in [
            (self.access_token, &mut row.access_token_expiration),
            (self.refresh_token, &mut row.refresh_token_expiration),
            (self.auth_code, &mut row.auth_code_expiration),
        ] {
            if let Some(seconds) = given {
                *column = Set(seconds);
            }
        }
    }
}
