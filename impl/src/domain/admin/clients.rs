//! Creating and changing clients.

use secrecy::{ExposeSecret, SecretString};

use crate::{
    config::Switch,
    domain::{
        accounts::{error::ChangeError, fields},
        admin::{Admin, client_settings::SettingsChange},
        clients::client::{has_secret, hash_secret, is_hash},
        secrets::generated_secret,
        sessions::revocations::log_ends,
    },
    random::RandomnessExt,
    store::{
        admin, audit, client_settings, clients, codes,
        entities::auth_clients::{ClientType, Model},
        sessions, users,
    },
};

/// Length of the Node service's column.
const COEXISTING_SECRET: usize = 50;

/// Lifetimes in seconds; `None` leaves a value as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Expirations {
    pub access_token: Option<i32>,
    pub refresh_token: Option<i32>,
    pub auth_code: Option<i32>,
}

/// What a client requires when its codes are requested and exchanged; `None` leaves a value as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct CodeRequirements {
    /// A PKCE challenge at each login (RFC 7636).
    pub pkce: Option<bool>,
    /// The client's secret at `POST /auth/token`.
    pub secret: Option<bool>,
}

#[derive(Clone, Debug)]
pub struct NewClient {
    pub client_id: String,
    pub client_type: ClientType,
    /// If missing, one is generated for a confidential client that has no keys; others need none.
    pub secret: Option<SecretString>,
    pub redirect_url: Option<String>,
    pub expirations: Expirations,
    pub requirements: CodeRequirements,
    pub settings: SettingsChange,
}

/// A client, and its secret if that was generated.
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
    /// The empty string removes the URL.
    pub redirect_url: Option<String>,
    pub expirations: Expirations,
    pub requirements: CodeRequirements,
    pub settings: SettingsChange,
}

/// An action on a client without further parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAction {
    /// Rejects logins, ends the client's sessions and voids its unused codes.
    Disable,
    Enable,
    /// As above, and frees the client's name.
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
    /// Performs an action on a client. Returns the client and the number of ended sessions.
    ///
    /// # Errors
    /// [`ChangeError::Missing`].
    pub async fn act_on_client(
        &self,
        client_id: &str,
        action: ClientAction,
    ) -> Result<(Model, usize), ChangeError> {
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
                        return Err(ChangeError::missing("client", &name));
                    };
                    if action != ClientAction::Enable {
                        users::lock_with_client(tx, client.id).await?;
                    }
                    client.modified_on = now;
                    match action {
                        ClientAction::Disable => client.disabled_on = Some(now),
                        ClientAction::Enable => client.disabled_on = None,
                        ClientAction::Delete => {
                            client.deleted = true;
                            client.deleted_on = Some(now);
                            client_settings::delete(tx, client.id).await?;
                        }
                    }
                    let client = clients::update(tx, client, None).await?;
                    audit::insert(tx, event);
                    if action == ClientAction::Enable {
                        return Ok(((client, 0), Vec::new()));
                    }
                    codes::void_of_client(tx, client.id, now).await?;
                    let ended = sessions::end_of_client(tx, client.id, now).await?;
                    let ends = log_ends(tx, instance, &ended).await?;
                    Ok(((client, ended.len()), ends))
                })
            })
            .await
    }

    /// Creates a client. The secret is returned if it was generated.
    ///
    /// # Errors
    /// [`ChangeError::Invalid`], [`ChangeError::Taken`].
    pub async fn create_client(&self, new: NewClient) -> Result<CreatedClient, ChangeError> {
        let event = self
            .audit
            .admin_event(None, &format!("client create {}", new.client_id));
        let settings = new.settings.clone().checked()?;
        let (client, secret) = self.new_client(&new)?;
        let client = self
            .store
            .write::<_, ChangeError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if clients::find_undeleted(tx, &client.client_id)
                        .await?
                        .is_some()
                    {
                        return Err(ChangeError::Taken("client"));
                    }
                    audit::insert(tx, event);
                    let client = clients::insert(tx, client).await?;
                    settings.store(tx, &client).await?;
                    Ok(client)
                })
            })
            .await?;
        Ok(CreatedClient { client, secret })
    }

    /// Builds the row of a new client. The secret is returned if it was generated.
    pub(in crate::domain) fn new_client(
        &self,
        new: &NewClient,
    ) -> Result<(Model, Option<SecretString>), ChangeError> {
        let now = self.clock.now();
        let needs_secret =
            new.client_type == ClientType::Confidential && !new.settings.gives_keys();
        let generated = (new.secret.is_none() && needs_secret)
            .then(|| SecretString::from(generated_secret(&*self.random)));
        let stored = match new.secret.as_ref().or(generated.as_ref()) {
            Some(secret) => self.secret_to_store(secret)?,
            None => String::new(),
        };
        let redirect_url = new.redirect_url.as_deref().map(fields::redirect_url);
        let mut client = Model {
            // Assigned by the database.
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
        new.requirements.write_to(&mut client);
        check_requirements(&client)?;
        Ok((client, generated))
    }

    /// Changes a client. The secret is returned if it was generated. An adopted plaintext secret is hashed.
    ///
    /// # Errors
    /// [`ChangeError::Missing`], [`ChangeError::Invalid`].
    pub async fn update_client(
        &self,
        client_id: &str,
        change: ClientChange,
    ) -> Result<CreatedClient, ChangeError> {
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
        let settings = change.settings.checked()?;
        let (random, now, coexists) = (self.random.clone(), self.clock.now(), self.coexists());
        let event = self
            .audit
            .admin_event(None, &format!("client update {client_id}"));
        let name = client_id.to_owned();
        let client = self
            .store
            .write::<_, ChangeError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let Some(mut client) = clients::find_undeleted(tx, &name).await? else {
                        return Err(ChangeError::missing("client", &name));
                    };
                    let had_secret = has_secret(&client);
                    let wanted = change.client_type.unwrap_or(client.client_type);
                    let adopted = !coexists && had_secret && !is_hash(&client.client_secret);
                    let hashed = adopted.then(|| hash_secret(&*random, &client.client_secret));
                    let secret = secret.or(hashed);
                    if let Some(stored) = secret {
                        client.client_secret = stored.into();
                    }
                    if let Some(url) = redirect_url {
                        client.redirect_url = url;
                    }
                    change.expirations.write_to(&mut client);
                    change.requirements.write_to(&mut client);
                    check_requirements(&client)?;
                    client.modified_on = now;
                    client.client_type = wanted;
                    let has_keys = settings.store(tx, &client).await?;
                    if wanted == ClientType::Confidential && !has_keys && !has_secret(&client) {
                        let problem =
                            "a confidential client needs one; use --client-secret or --rotate-secret";
                        return Err(ChangeError::invalid("client secret", problem));
                    }
                    audit::insert(tx, event);
                    Ok(clients::update(tx, client, change.client_type).await?)
                })
            })
            .await?;
        let secret = generated;
        Ok(CreatedClient { client, secret })
    }

    /// The hash of a secret or, while the Node service reads the same row, the secret itself.
    fn secret_to_store(&self, secret: &SecretString) -> Result<String, ChangeError> {
        let secret = secret.expose_secret();
        let refuse = |problem| Err(ChangeError::invalid("client secret", problem));
        if is_trivial(secret) {
            refuse("at least 6 characters are required, 3 of them different")
        } else if !self.coexists() {
            Ok(hash_secret(&*self.random, secret))
        } else if secret.chars().count() > COEXISTING_SECRET {
            refuse("the Node service supports at most 50 characters (COEXISTENCE is on)")
        } else if is_hash(secret) {
            refuse("it has the format of a stored hash")
        } else {
            Ok(secret.to_owned())
        }
    }

    fn coexists(&self) -> bool {
        self.settings.passwords.coexistence == Switch::On
    }
}

impl CodeRequirements {
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
/// [`ChangeError::Invalid`] if the client requires a secret that it does not have: its codes could not be exchanged.
fn check_requirements(client: &Model) -> Result<(), ChangeError> {
    if client.require_secret && !has_secret(client) {
        let problem = "the client has none to require; use --client-secret or --rotate-secret";
        return Err(ChangeError::invalid("client secret", problem));
    }
    Ok(())
}

/// Rejects only secrets that give no protection at all. Longer ones may be weak too, but existing installations and
/// their scripts use such secrets.
fn is_trivial(secret: &str) -> bool {
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
