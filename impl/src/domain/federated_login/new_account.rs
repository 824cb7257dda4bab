//! Creating an account at the first login through an identity provider.

use chrono::{DateTime, Utc};

use crate::{
    config::SecondFactor,
    domain::{
        accounts::{
            defaults::NewAccountDefaults,
            error::ChangeError,
            new_account::{Creator, Identity as Credentials, NewUser, Profile, UserRows},
            status::Status,
        },
        audit::EventKind,
        caller::Caller,
        federated_login::{
            FederatedLogin,
            account::{fit, new_identity},
            failure::Failure,
            person::Person,
        },
        refusal::Refusal,
        secrets::token_hash,
    },
    names::{fold, invisible::has_invisible, normalise},
    store::{
        Error, Transaction, admin,
        audit::{self, NewEvent},
        constraints,
        entities::{auth_clients, users::fold_to_store},
        identities::{self, Known, NewIdentity},
        users::{self, Account},
    },
};

/// An account with everything that its transaction stores.
struct NewAccount {
    rows: UserRows,
    identity: NewIdentity,
    /// The user name if the first choice is taken. Names are compared case-insensitively and subjects are not, so another
    /// subject may already have the name that was made of this one. `None` if the name is the address.
    alternative_name: Option<String>,
    event: NewEvent,
}

/// The outcome of the transaction.
enum Creation {
    Created,
    /// A concurrent request has created an account; the next attempt finds or links it.
    Superseded,
    NameTaken,
}

impl FederatedLogin {
    /// Creates an account with the default tenant, role and clients. Returns `None` if a concurrent request has created it.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`]; [`Refusal::UserVerificationFailed`], [`Refusal::ClientInvalid`] and
    /// [`Refusal::InvalidCredentials`] if the account could not log in or cannot be stored.
    pub(super) async fn create_account(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Account>, Failure> {
        self.check_second_factor_is_possible(person)?;
        let defaults = self.accounts.new_account_defaults().await?;
        check_client_is_allowed(client, &defaults)?;
        let clients = self
            .accounts
            .client_numbers(&defaults.clients)
            .await
            .map_err(|error| Refusal::internal(error.to_string()))?;
        let (tenant, role) = (&defaults.tenant, defaults.role.id);
        let new = new_user(person, &defaults);
        let (rows, _) = self
            .accounts
            .new_user(new, tenant, role, clients, Creator::Service)
            .await
            .map_err(creation_failure)?;
        let (id, provider) = (rows.user.id, person.provider.stored());
        let event = self.audit.event(
            EventKind::SignUp,
            Some(&rows.user),
            &client.client_id,
            caller,
        );
        let alternative_name = match &person.identity.address {
            Some(_) => None,
            None => Some(distinct_name(provider, &person.identity.subject)),
        };
        let account = NewAccount {
            rows,
            identity: new_identity(person),
            alternative_name,
            event: event.with_detail(&format!("by {provider}")),
        };
        let now = self.clock.now();
        let outcome = self
            .store
            .write(move |tx: &Transaction| Box::pin(async move { account.insert(tx, now).await }))
            .await;
        match outcome {
            Ok(Creation::Created) => Ok(users::find_account(self.store.reader(), id).await?),
            Ok(Creation::Superseded) => Ok(None),
            Ok(Creation::NameTaken) => Err(Failure::untrusted(
                "account: another account already has the user name",
            )),
            // Sign-up has created the account at the same time.
            Err(error) if constraints::violated(&error).is_some() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// With MFA=required an account without an address could never log in: the second factor could not be mailed.
    fn check_second_factor_is_possible(&self, person: &Person) -> Result<(), Failure> {
        if self.settings.login.mfa != SecondFactor::Required || person.identity.address.is_some() {
            return Ok(());
        }
        let why = "account: MFA=required, and the provider has not verified an address to which a code could be mailed";
        Err(Failure {
            why: why.to_owned(),
            ..Refusal::UserVerificationFailed.into()
        })
    }
}

/// The user check of the future account: an account that could not log in must not be created.
fn check_client_is_allowed(
    client: &auth_clients::Model,
    defaults: &NewAccountDefaults,
) -> Result<(), Failure> {
    if defaults.clients.contains(&client.client_id) {
        return Ok(());
    }
    let why = "account: new accounts may not use this client (SIGNUP_CLIENTS)";
    Err(Failure {
        why: why.to_owned(),
        ..Refusal::ClientInvalid.into()
    })
}

fn new_user(person: &Person, defaults: &NewAccountDefaults) -> NewUser {
    let (provider, identity) = (person.provider.stored(), &person.identity);
    NewUser {
        username: match &identity.address {
            Some(address) => normalise(address),
            None => name_without_address(provider, &identity.subject),
        },
        profile: Profile {
            email: identity.address.clone(),
            first_name: fit(&identity.first_name),
            last_name: fit(&identity.last_name),
            ..Profile::default()
        },
        locale: None,
        tenant: defaults.tenant.key.clone(),
        role: defaults.role.name.clone(),
        clients: Vec::new(),
        status: Status::Active,
        identity: Credentials::Federated {
            provider: provider.to_owned(),
            subject: identity.subject.clone(),
        },
    }
}

impl NewAccount {
    async fn insert(mut self, tx: &Transaction, now: DateTime<Utc>) -> Result<Creation, Error> {
        admin::one_at_a_time(tx).await?;
        let (provider, subject) = (&self.identity.provider, &self.identity.subject);
        let known =
            identities::find(tx, provider, subject, self.identity.issuer.as_deref()).await?;
        if known != Known::Nobody {
            return Ok(Creation::Superseded);
        }
        // An adopted database may lack the unique index.
        let mut namesakes = users::all_by_name(tx, &self.rows.user.username).await?;
        if let (false, Some(name)) = (namesakes.is_empty(), self.alternative_name) {
            namesakes = users::all_by_name(tx, &name).await?;
            self.rows.user.username_folded = fold_to_store(&name);
            self.rows.user.username = name;
        }
        if let Some(namesake) = namesakes.first() {
            // If another provider has just created an account with this address, the next attempt links it. Otherwise
            // the name belongs to somebody else.
            let address = namesake.email.as_deref().unwrap_or_default();
            return Ok(if fold(address) == fold(&self.rows.user.username) {
                Creation::Superseded
            } else {
                Creation::NameTaken
            });
        }
        let UserRows {
            user,
            credentials,
            membership,
        } = self.rows;
        let id = user.id;
        users::insert(tx, user, credentials, membership).await?;
        if self.identity.issuer.is_some() {
            identities::link(tx, self.identity, id, now).await?;
        }
        audit::insert(tx, self.event);
        Ok(Creation::Created)
    }
}

/// `provider|subject` or, if that is not a valid user name (too long, surrounded by spaces, or with invisible
/// characters), with a hash in place of the subject.
fn name_without_address(provider: &str, subject: &str) -> String {
    const LONGEST_NAME: usize = 150;
    let name = format!("{provider}|{subject}");
    if name.chars().count() <= LONGEST_NAME && name.trim() == name && !has_invisible(&name) {
        return name;
    }
    distinct_name(provider, subject)
}

/// A name that differs from those of all other subjects of the provider under case-insensitive comparison.
fn distinct_name(provider: &str, subject: &str) -> String {
    let hash = token_hash(subject);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{provider}|{hash}")
}

/// The provider's data may not fit the columns; then there is no account.
fn creation_failure(error: ChangeError) -> Failure {
    match error {
        ChangeError::Refused(refusal) => refusal.into(),
        ChangeError::Database(error) => error.into(),
        other => Failure::untrusted(format!("account: it cannot be created: {other}")),
    }
}
