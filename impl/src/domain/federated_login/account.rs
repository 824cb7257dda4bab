//! Finding, linking or creating the account of a user whom an identity provider has authenticated. Accounts are found
//! by provider and subject only. The address is used to link or create an account, and only if the provider asserts
//! that it is verified.

use crate::{
    config::FederatedSignUp,
    domain::{
        accounts::status::check_user,
        audit::EventKind,
        caller::Caller,
        federated_login::{FederatedLogin, failure::Failure, person::Person},
        refusal::Refusal,
    },
    federation::printable,
    mail::Message,
    names::cut,
    store::{
        admin, audit,
        entities::auth_clients,
        identities::{self, Known, NewIdentity},
        outbox,
        users::{self, Account},
    },
};

impl FederatedLogin {
    /// The user's account, linked or created if the provider's sign-up setting allows it. Returns `None` if a
    /// concurrent callback of the same user or a change of the account interfered; the next attempt sees the result.
    ///
    /// # Errors
    /// [`Refusal::InvalidCredentials`] if there is no account; before linking, those of the user check.
    pub(in crate::domain) async fn account_of(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Account>, Failure> {
        let db = self.store.reader();
        let (provider, identity) = (person.provider.stored(), &person.identity);
        let issuer = identity.issuer.as_deref();
        let known = identities::find(db, provider, &identity.subject, issuer).await?;
        match known {
            Known::User(user) => return Ok(Some(self.known_account(person, user).await?)),
            Known::AtAnotherIssuer => {
                return Err(Failure::untrusted(format!(
                    "account: the subject is known from an issuer other than {}",
                    printable(issuer.unwrap_or_default())
                )));
            }
            Known::Deleted | Known::Nobody => {}
        }
        let sign_up = self.settings.federation.sign_up_by(person.provider);
        if sign_up == FederatedSignUp::Off {
            return Err(Failure::untrusted(
                "account: no account has this identity, and sign-up by this provider is off",
            ));
        }
        self.check_domain(person)?;
        let with_address = match &identity.address {
            Some(address) => users::find_by_address(db, address).await?,
            None => Vec::new(),
        };
        match (with_address.as_slice(), sign_up) {
            ([user], _) => self.link_account(person, *user, client, caller).await,
            // A deleted user cannot create the account again.
            ([], FederatedSignUp::Create) if known == Known::Nobody => {
                self.create_account(person, client, caller).await
            }
            ([], FederatedSignUp::Create) => Err(Failure::untrusted(
                "account: the account with this identity was deleted",
            )),
            ([], _) => Err(Failure::untrusted(match identity.address {
                Some(_) => {
                    "account: no account has this identity or address, and creating accounts is not allowed"
                }
                None => {
                    "account: no account has this identity, and the provider has not verified an address"
                }
            })),
            // Ambiguous, so none of them is chosen.
            _ => Err(Failure::untrusted(
                "account: several accounts have this address",
            )),
        }
    }

    /// Checks GOOGLE_ALLOWED_DOMAINS and its counterparts before an account is linked or created.
    fn check_domain(&self, person: &Person) -> Result<(), Failure> {
        let allowed = self.settings.federation.allowed_domains(person.provider);
        let address = person.identity.address.as_deref().unwrap_or_default();
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        if allowed.is_empty() || allowed.iter().any(|own| own.eq_ignore_ascii_case(domain)) {
            return Ok(());
        }
        Err(Failure::untrusted(match address {
            "" => {
                "account: the provider has not verified an address, and only some domains are allowed"
            }
            _ => "account: the domain of the address is not allowed for this provider",
        }))
    }

    /// An account that was found by its identity. Stores the issuer if it was unknown, and updates the names from the
    /// provider if the account was created through this provider, which then is the only source of the names.
    async fn known_account(&self, person: &Person, user: uuid::Uuid) -> Result<Account, Failure> {
        let db = self.store.reader();
        let gone = || Failure::untrusted("account: it was deleted in the meantime");
        let account = users::find_account(db, user).await?.ok_or_else(gone)?;
        let (provider, identity) = (person.provider.stored(), &person.identity);
        let lacks_issuer = identity.issuer.is_some()
            && identities::lacks_issuer(db, provider, &identity.subject).await?;
        let of_provider = account
            .credentials
            .as_ref()
            .is_some_and(|own| own.auth_provider == provider);
        let first = fit(&identity.first_name).unwrap_or_else(|| account.user.first_name.clone());
        let last = fit(&identity.last_name).or_else(|| account.user.last_name.clone());
        let renamed =
            of_provider && (first != account.user.first_name || last != account.user.last_name);
        if !lacks_issuer && !renamed {
            return Ok(account);
        }
        let new = new_identity(person);
        let now = self.clock.now();
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    if lacks_issuer {
                        identities::link(tx, new, user, now).await?;
                    }
                    if renamed {
                        users::rename(tx, user, &first, last.as_deref(), now).await?;
                    }
                    Ok(())
                })
            })
            .await?;
        let account = users::find_account(self.store.reader(), user).await?;
        account.ok_or_else(gone)
    }

    async fn link_account(
        &self,
        person: &Person,
        user: uuid::Uuid,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Account>, Failure> {
        let account = users::find_account(self.store.reader(), user)
            .await?
            .ok_or_else(|| Failure::untrusted("account: it was deleted in the meantime"))?;
        check_user(&account, client).map_err(|refusal| Failure::from(refusal).for_user(user))?;
        let provider = person.provider.stored();
        let event = self.audit.event(
            EventKind::FactorChanged,
            Some(&account.user),
            &client.client_id,
            caller,
        );
        let event = event.with_detail(&format!("login by {provider} added"));
        let message = Message::IdentityLinked {
            provider: person.provider.shown().to_owned(),
        };
        let letter = self
            .outbox
            .seal_letter(&self.outbox.letter_to(&account, message))?;
        let new = new_identity(person);
        let now = self.clock.now();
        let expected = account.clone();
        let linked = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let issuer = new.issuer.as_deref();
                    let known = identities::find(tx, provider, &new.subject, issuer).await?;
                    if !users::lock_unchanged(tx, &expected).await?
                        || matches!(known, Known::User(_) | Known::AtAnotherIssuer)
                    {
                        return Ok(false);
                    }
                    identities::link(tx, new, user, now).await?;
                    outbox::insert(tx, letter).await?;
                    audit::insert(tx, event);
                    Ok(true)
                })
            })
            .await?;
        self.outbox.wake_sender();
        Ok(linked.then_some(account))
    }
}

pub(super) fn new_identity(person: &Person) -> NewIdentity {
    NewIdentity {
        provider: person.provider.stored().to_owned(),
        subject: person.identity.subject.clone(),
        // The column's length. No known issuer is longer.
        issuer: person
            .identity
            .issuer
            .as_deref()
            .map(|issuer| cut(issuer, 255)),
    }
}

/// A name that fits its column.
pub(super) fn fit(text: &Option<String>) -> Option<String> {
    let text = text.as_deref().map(str::trim).unwrap_or_default();
    let text: String = text.chars().filter(|c| !c.is_control()).take(50).collect();
    (!text.is_empty()).then_some(text)
}
