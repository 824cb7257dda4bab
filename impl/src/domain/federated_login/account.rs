//! Whose account an external identity opens. A user is found by provider and subject only; an address counts only to link or
//! to make an account, and only when the provider vouches for it.

use crate::{
    config::{FederatedSignUp, SecondFactor},
    domain::{
        accounts::{
            error::AdminError,
            new_account::{CreatedBy, Identity as Credentials, NewUser, Profile},
            standing::{check_user, status},
        },
        audit::EventKind,
        caller::Caller,
        federated_login::{FederatedLogin, callback::Person, failure::Failure},
        refusal::Refusal,
        secrets::token_hash,
    },
    federation::printable,
    mail::Message,
    names::{cut, fold, invisible::has_invisible, normalise},
    store::{
        Transaction, admin, audit, constraints,
        entities::{auth_clients, users::fold_to_store},
        identities::{self, Known, NewIdentity},
        outbox,
        users::{self, Account},
    },
};

impl FederatedLogin {
    /// The account of a person, linked or made as the provider's sign-up setting says. `None` when another callback of the same
    /// person, or a change of the account, came in between: the next try sees it.
    ///
    /// # Errors
    /// [`Refusal::InvalidCredentials`] where there is none; those of the user check before a link is stored.
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
                    "account: the subject is known from another issuer than {}",
                    printable(issuer.unwrap_or_default())
                )));
            }
            Known::Deleted | Known::Nobody => {}
        }
        let sign_up = self.settings.federation.sign_up_by(person.provider);
        if sign_up == FederatedSignUp::Off {
            return Err(Failure::untrusted(
                "account: nobody has this identity, and sign-up by this provider is off",
            ));
        }
        self.check_domain(person)?;
        let with_address = match &identity.address {
            Some(address) => users::find_by_address(db, address).await?,
            None => Vec::new(),
        };
        match (with_address.as_slice(), sign_up) {
            ([user], _) => self.link_account(person, *user, client, caller).await,
            // Who was deleted does not come back by themselves.
            ([], FederatedSignUp::Create) if known == Known::Nobody => {
                self.make_account(person, client, caller).await
            }
            ([], FederatedSignUp::Create) => Err(Failure::untrusted(
                "account: whoever had this identity was deleted",
            )),
            ([], _) => Err(Failure::untrusted(match identity.address {
                Some(_) => "account: nobody has this identity or its address, and none may be made",
                None => {
                    "account: nobody has this identity, and the provider vouches for no address"
                }
            })),
            // None of them can be meant.
            _ => Err(Failure::untrusted(
                "account: several accounts have this address",
            )),
        }
    }

    /// GOOGLE_ALLOWED_DOMAINS and so on: who may be linked or made.
    fn check_domain(&self, person: &Person) -> Result<(), Failure> {
        let allowed = self.settings.federation.allowed_domains(person.provider);
        let address = person.identity.address.as_deref().unwrap_or_default();
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        if allowed.is_empty() || allowed.iter().any(|own| own.eq_ignore_ascii_case(domain)) {
            return Ok(());
        }
        Err(Failure::untrusted(match address {
            "" => "account: the provider vouches for no address, and only some domains are allowed",
            _ => "account: the address is of a domain that is not allowed for this provider",
        }))
    }

    /// An account that was found by its identity. Its issuer is noted if it is not known yet, and the names follow the provider's
    /// where the account has no other source of them: it was made by this provider, and nobody can log in to it otherwise.
    async fn known_account(&self, person: &Person, user: uuid::Uuid) -> Result<Account, Failure> {
        let db = self.store.reader();
        let gone = || Failure::untrusted("account: it was deleted meanwhile");
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
            .ok_or_else(|| Failure::untrusted("account: it was deleted meanwhile"))?;
        check_user(&account, client).map_err(|refusal| Failure::from(refusal).of(user))?;
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
        let judged = account.clone();
        let linked = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let issuer = new.issuer.as_deref();
                    let known = identities::find(tx, provider, &new.subject, issuer).await?;
                    if !users::lock_unchanged(tx, &judged).await?
                        || matches!(known, Known::User(_) | Known::AtAnotherIssuer)
                    {
                        return Ok(false);
                    }
                    identities::link(tx, new, user, now).await?;
                    outbox::insert(tx, letter).await?;
                    audit::insert(tx, event).await?;
                    Ok(true)
                })
            })
            .await?;
        self.outbox.mail_waits();
        Ok(linked.then_some(account))
    }

    async fn make_account(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Account>, Failure> {
        // Made, it could never log in: the second factor would be mailed to nobody.
        if self.settings.login.mfa == SecondFactor::Required && person.identity.address.is_none() {
            let why = "account: MFA=required, and the provider vouches for no address to which a code could be mailed";
            return Err(Failure {
                why: why.to_owned(),
                ..Refusal::UserVerificationFailed.into()
            });
        }
        let place = self.accounts.new_account_place().await?;
        let (provider, identity) = (person.provider.stored(), &person.identity);
        let username = match &identity.address {
            Some(address) => normalise(address),
            None => name_without_address(provider, &identity.subject),
        };
        // Names are compared without case and subjects are not, so another subject may have this name.
        let distinct = match &identity.address {
            Some(_) => None,
            None => Some(distinct_name(provider, &identity.subject)),
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
            let why = "account: new accounts may not use this client (SIGNUP_CLIENTS)";
            return Err(Failure {
                why: why.to_owned(),
                ..Refusal::ClientInvalid.into()
            });
        }
        let clients = self
            .accounts
            .client_numbers(&place.clients)
            .await
            .map_err(|error| Refusal::internal(error.to_string()))?;
        let (mut rows, _) = self
            .accounts
            .new_user(
                new,
                &place.tenant,
                place.role.id,
                clients,
                CreatedBy::Service,
            )
            .await
            .map_err(unfit)?;
        let id = rows.user.id;
        let event = self.audit.event(
            EventKind::SignUp,
            Some(&rows.user),
            &client.client_id,
            caller,
        );
        let event = event.with_detail(&format!("by {provider}"));
        let identity = new_identity(person);
        let now = self.clock.now();
        let made = self
            .store
            .write(move |tx: &Transaction| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    let issuer = identity.issuer.as_deref();
                    let known = identities::find(tx, provider, &identity.subject, issuer).await?;
                    if known != Known::Nobody {
                        return Ok(Made::TooLate);
                    }
                    // The unique index may be missing in an adopted database.
                    let mut namesakes = users::all_by_name(tx, &rows.user.username).await?;
                    if let (false, Some(distinct)) = (namesakes.is_empty(), distinct) {
                        namesakes = users::all_by_name(tx, &distinct).await?;
                        rows.user.username_folded = fold_to_store(&distinct);
                        rows.user.username = distinct;
                    }
                    if let Some(namesake) = namesakes.first() {
                        let same = fold(namesake.email.as_deref().unwrap_or_default())
                            == fold(&rows.user.username);
                        // By another provider, a moment ago: next time the address links. Else the name is another's.
                        return Ok(if same { Made::TooLate } else { Made::NameTaken });
                    }
                    users::insert(tx, rows.user, rows.credentials, rows.membership).await?;
                    if identity.issuer.is_some() {
                        identities::link(tx, identity, id, now).await?;
                    }
                    audit::insert(tx, event).await?;
                    Ok(Made::Account)
                })
            })
            .await;
        match made {
            Ok(Made::Account) => Ok(users::find_account(self.store.reader(), id).await?),
            Ok(Made::TooLate) => Ok(None),
            Ok(Made::NameTaken) => Err(Failure::untrusted(
                "account: another account has the name that the new one would have",
            )),
            // By sign-up, at the same moment.
            Err(error) if constraints::violated(&error).is_some() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

fn new_identity(person: &Person) -> NewIdentity {
    NewIdentity {
        provider: person.provider.stored().to_owned(),
        subject: person.identity.subject.clone(),
        // Longer ones fit no column; none is that long.
        issuer: person
            .identity
            .issuer
            .as_deref()
            .map(|issuer| cut(issuer, 255)),
    }
}

/// A name that fits its column.
fn fit(text: &Option<String>) -> Option<String> {
    let text = text.as_deref().map(str::trim).unwrap_or_default();
    let text: String = text.chars().filter(|c| !c.is_control()).take(50).collect();
    (!text.is_empty()).then_some(text)
}

/// `provider|subject`, or with a hash in the subject's place where it does not fit a name: one that is too long, or begins or
/// ends with a space, or
/// holds what cannot be event.
fn name_without_address(provider: &str, subject: &str) -> String {
    const LONGEST_NAME: usize = 150;
    let name = format!("{provider}|{subject}");
    if name.chars().count() <= LONGEST_NAME && name.trim() == name && !has_invisible(&name) {
        return name;
    }
    distinct_name(provider, subject)
}

/// A name that no other subject of this provider has, however names are compared.
fn distinct_name(provider: &str, subject: &str) -> String {
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
fn unfit(error: AdminError) -> Failure {
    match error {
        AdminError::Refused(refusal) => refusal.into(),
        AdminError::Database(error) => error.into(),
        other => Failure::untrusted(format!("account: it cannot be made: {other}")),
    }
}
