//! Clients.

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
        admin, audit, clients, codes,
        entities::auth_clients::{ClientType, Model},
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
        let event = self
            .audit
            .admin_event(None, &format!("client {} {client_id}", action.name()));
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        let name = client_id.to_owned();
        self.sessions
            .write_revocations(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let Some(mut client) = clients::find_undeleted(tx, &name).await? else {
                        return Err(AdminError::missing("client", &name));
                    };
                    client.modified_on = now;
                    match action {
                        ClientAction::Disable => client.disabled_on = Some(now),
                        ClientAction::Enable => client.disabled_on = None,
                        ClientAction::Delete => {
                            client.deleted = true;
                            client.deleted_on = Some(now);
                        }
                    }
                    let client = clients::update(tx, client, None).await?;
                    audit::insert(tx, event).await?;
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
        let event = self
            .audit
            .admin_event(None, &format!("client create {}", new.client_id));
        let (client, secret) = self.new_client(new)?;
        let client = self
            .store
            .write::<_, AdminError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if clients::find_undeleted(tx, &client.client_id)
                        .await?
                        .is_some()
                    {
                        return Err(AdminError::Taken("client"));
                    }
                    audit::insert(tx, event).await?;
                    Ok(clients::insert(tx, client).await?)
                })
            })
            .await?;
        Ok(CreatedClient { client, secret })
    }

    /// The row of a new client, and its secret when that is generated.
    pub(in crate::domain) fn new_client(
        &self,
        new: NewClient,
    ) -> Result<(Model, Option<SecretString>), AdminError> {
        let now = self.clock.now();
        let generated = (new.secret.is_none() && new.client_type == ClientType::Confidential)
            .then(|| SecretString::from(generated_secret(&*self.random)));
        let stored = match new.secret.as_ref().or(generated.as_ref()) {
            Some(secret) => self.secret_to_store(secret)?,
            None => String::new(),
        };
        let redirect_url = new.redirect_url.as_deref().map(fields::redirect_url);
        let mut client = Model {
            // Given by the database.
            id: 0,
            client_id: fields::client_id(&new.client_id)?,
            client_type: new.client_type,
            client_secret: stored.into(),
            redirect_url: redirect_url.transpose()?.flatten(),
            access_token_expiration: 900,
            refresh_token_expiration: 86400,
            auth_code_expiration: 180,
            secret: self.random.token().into(),
            created_on: now,
            modified_on: now,
            deleted: false,
            deleted_on: None,
            deleted_by: None,
            created_by: None,
            modified_by: None,
            disabled_on: None,
            require_pkce: false,
            require_secret: false,
        };
        new.expirations.write_to(&mut client);
        new.demands.write_to(&mut client);
        check_demands(&client)?;
        Ok((client, generated))
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
        let event = self
            .audit
            .admin_event(None, &format!("client update {client_id}"));
        let name = client_id.to_owned();
        let client = self
            .store
            .write::<_, AdminError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let Some(mut client) = clients::find_undeleted(tx, &name).await? else {
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
                    if let Some(stored) = secret {
                        client.client_secret = stored.into();
                    }
                    if let Some(url) = redirect_url {
                        client.redirect_url = url;
                    }
                    change.expirations.write_to(&mut client);
                    change.demands.write_to(&mut client);
                    check_demands(&client)?;
                    client.modified_on = now;
                    audit::insert(tx, event).await?;
                    Ok(clients::update(tx, client, change.client_type).await?)
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
    fn write_to(self, client: &mut Model) {
        if let Some(pkce) = self.pkce {
            client.require_pkce = pkce;
        }
        if let Some(secret) = self.secret {
            client.require_secret = secret;
        }
    }
}

/// # Errors
/// [`AdminError::Invalid`] when a secret is demanded that the client does not have: nobody could redeem its codes.
fn check_demands(client: &Model) -> Result<(), AdminError> {
    if client.require_secret && !has_secret(client) {
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
    fn write_to(self, client: &mut Model) {
        for (given, column) in [
            (self.access_token, &mut client.access_token_expiration),
            (self.refresh_token, &mut client.refresh_token_expiration),
            (self.auth_code, &mut client.auth_code_expiration),
        ] {
            if let Some(seconds) = given {
                *column = seconds;
            }
        }
    }
}
