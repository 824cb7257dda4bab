//! Whose account an external identity opens. A user is found by provider and subject only; an address counts only to link or
//! to make an account, and only when the provider vouches for it.

use sea_orm::DatabaseTransaction;

use super::{
    Caller, Domain, Refusal,
    activity::{Kind, in_detail},
    admin::{AdminError, Identity as Credentials, NewUser, Profile},
    external_end::Person,
    fold::fold,
    sessions::token_hash,
    standing::{check_user, status},
};
use crate::{
    config::SocialSignUp,
    store::{
        activity, admin, constraints,
        entities::auth_clients,
        identities::{self, Known},
        users::{self, Account},
    },
};

impl Domain {
    /// The account of a person, linked or made as SOCIAL_SIGNUP says. `None` when another callback of the same person, or a change
    /// of the account, came in between: the next try sees it.
    ///
    /// # Errors
    /// [`Refusal::InvalidCredentials`] where there is none; those of the user check before a link is stored.
    pub(super) async fn account_of(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Account>, Refusal> {
        let db = self.store.reader();
        let (provider, subject) = (person.provider.stored(), &person.identity.subject);
        let known = identities::find(db, provider, subject).await?;
        if let Known::User(user) = known {
            let account = users::find_account(db, user).await?;
            return account.ok_or(Refusal::InvalidCredentials).map(Some);
        }
        let sign_up = self.settings.federation.social_signup;
        if sign_up == SocialSignUp::Off {
            return Err(Refusal::InvalidCredentials);
        }
        let with_address = match &person.identity.address {
            Some(address) => users::find_by_address(db, address).await?,
            None => Vec::new(),
        };
        match (with_address.as_slice(), sign_up) {
            ([user], _) => self.link_account(person, *user, client, caller).await,
            // Who was deleted does not come back by themselves.
            ([], SocialSignUp::Create) if known == Known::Nobody => {
                self.make_account(person, client, caller).await
            }
            // Nobody, or several of whom none can be meant.
            _ => Err(Refusal::InvalidCredentials),
        }
    }

    async fn link_account(
        &self,
        person: &Person,
        user: uuid::Uuid,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Account>, Refusal> {
        let account = users::find_account(self.store.reader(), user)
            .await?
            .ok_or(Refusal::InvalidCredentials)?;
        check_user(&account, client)?;
        let (provider, subject) = (person.provider.stored(), person.identity.subject.clone());
        let seen = self.activity(
            Kind::FactorChanged,
            Some(&account.user),
            &client.client_id,
            caller,
        );
        let seen = in_detail(seen, &format!("login by {provider} added"));
        let now = self.clock.now();
        let judged = account.clone();
        let linked = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let known = identities::find(tx, provider, &subject).await?;
                    if !users::lock_unchanged(tx, &judged).await? || matches!(known, Known::User(_))
                    {
                        return Ok(false);
                    }
                    identities::link(tx, provider, &subject, user, now).await?;
                    activity::insert(tx, seen).await?;
                    Ok(true)
                })
            })
            .await?;
        Ok(linked.then_some(account))
    }

    async fn make_account(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Account>, Refusal> {
        let place = self.new_account_place().await?;
        let (provider, identity) = (person.provider.stored(), &person.identity);
        let username = match &identity.address {
            Some(address) => address.clone(),
            None => name_without_address(provider, &identity.subject),
        };
        let fit = |text: &Option<String>| {
            let text = text.as_deref().map(str::trim).unwrap_or_default();
            let text: String = text.chars().filter(|c| !c.is_control()).take(50).collect();
            (!text.is_empty()).then_some(text)
        };
        let new = NewUser {
            username: username.clone(),
            profile: Profile {
                email: identity.address.clone(),
                first_name: fit(&identity.first_name),
                last_name: fit(&identity.last_name),
                ..Profile::default()
            },
            locale: None,
            tenant: place.tenant.key.clone(),
            role: place.role.name.clone(),
            clients: Vec::new(),
            status: status::ACTIVE,
            identity: Credentials::External {
                provider: provider.to_owned(),
                subject: identity.subject.clone(),
            },
        };
        // The user check of whom is about to be: nobody is made who could not come in.
        if !place.clients.contains(&client.client_id) {
            return Err(Refusal::ClientInvalid);
        }
        let clients = self
            .client_numbers(&place.clients)
            .await
            .map_err(|error| Refusal::internal(error.to_string()))?;
        let (rows, _) = self
            .new_user(new, &place.tenant, place.role.id, clients)
            .await
            .map_err(unfit)?;
        let id = rows.user.id;
        let seen = self.activity(Kind::SignUp, Some(&rows.user), &client.client_id, caller);
        let seen = in_detail(seen, &format!("by {provider}"));
        let subject = identity.subject.clone();
        let made = self
            .store
            .write(move |tx: &DatabaseTransaction| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if identities::find(tx, provider, &subject).await? != Known::Nobody {
                        return Ok(Made::TooLate);
                    }
                    // The unique index may be missing in an adopted database.
                    let namesakes = users::all_by_name(tx, &rows.user.username).await?;
                    if let Some(namesake) = namesakes.first() {
                        let same = fold(namesake.email.as_deref().unwrap_or_default())
                            == fold(&rows.user.username);
                        // By another provider, a moment ago: next time the address links. Else the name is another's.
                        return Ok(if same { Made::TooLate } else { Made::NameTaken });
                    }
                    users::insert(tx, rows.user, rows.credentials, rows.membership).await?;
                    activity::insert(tx, seen).await?;
                    Ok(Made::Account)
                })
            })
            .await;
        match made {
            Ok(Made::Account) => Ok(users::find_account(self.store.reader(), id).await?),
            Ok(Made::TooLate) => Ok(None),
            Ok(Made::NameTaken) => Err(Refusal::InvalidCredentials),
            // By sign-up, at the same moment.
            Err(error) if constraints::violated(&error).is_some() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// A subject may be longer than a name.
fn name_without_address(provider: &str, subject: &str) -> String {
    const LONGEST_NAME: usize = 150;
    let name = format!("{provider}|{subject}");
    if name.chars().count() <= LONGEST_NAME {
        return name;
    }
    let hash = token_hash(subject);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{provider}|{hash}")
}

enum Made {
    Account,
    /// Somebody was faster.
    TooLate,
    NameTaken,
}

/// What a provider says may not fit our tables; then there is no account.
fn unfit(error: AdminError) -> Refusal {
    match error {
        AdminError::Refused(refusal) => refusal,
        AdminError::Database(error) => error.into(),
        other => {
            tracing::warn!(%other, "a provider's person cannot have an account");
            Refusal::InvalidCredentials
        }
    }
}
