//! Sign-up by a mailed link.
//!
//! 1. `POST /auth/sign-up/create-token` mails a link with a token that is valid for REQUEST_SIGNUP_LINK_EXPIRY; only
//!    its hash is stored. If the address has an account, the mail says so instead. Response and duration are the same,
//!    so that nobody learns which addresses have accounts.
//! 2. `GET /auth/sign-up/verify-token`, with the token as bearer, tells the page for which address it was issued.
//! 3. `POST /auth/sign-up/create-user` creates the account in the default tenant, with the default role and clients
//!    ([`defaults`](crate::domain::accounts::defaults)). The token has proven the address, so the membership is active.
//!    Profile fields that the request lacks are taken from the data sent in step 1.
//!
//! The token works once. A rejected password leaves it valid, but only ten passwords may be hashed for one token.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use secrecy::SecretString;
use serde_json::Value;

use crate::{
    clock::{SharedClock, seconds},
    config::{Settings, Switch},
    domain::{
        accounts::{
            Accounts,
            defaults::NewAccountDefaults,
            error::ChangeError,
            fields::is_in_future,
            new_account::{Creator, Identity, NewUser, Profile},
            status::Status,
        },
        audit::{Audit, EventKind},
        caller::Caller,
        codes::Codes,
        limits::{Limits, mail_budget::MailPurpose},
        links::{Links, MAX_LINK_ATTEMPTS},
        mail::Outbox,
        refusal::Refusal,
        secrets::token_hash,
        sessions::bearer::Bearer,
    },
    mail::{Letter, Message, is_address},
    names::{fold, normalise},
    random::{RandomnessExt, SharedRandomness},
    store::{
        Store, admin, audit, outbox,
        sign_up_tokens::{self, SignUpToken},
        users,
    },
};

/// Sign-up by a mailed link.
pub struct SignUp {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) links: Links,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    pub(in crate::domain) limits: Arc<Limits>,
    pub(in crate::domain) accounts: Arc<Accounts>,
    pub(in crate::domain) codes: Arc<Codes>,
}

/// A valid sign-up token.
#[derive(Debug)]
pub struct SignUpRequest {
    pub email: String,
    pub expires_at: DateTime<Utc>,
}

/// The body of `POST /auth/sign-up/create-user`.
#[derive(Debug)]
pub struct NewAccount {
    pub email: String,
    pub password: SecretString,
    pub details: Details,
}

/// Profile fields of a new account.
#[derive(Clone, Debug, Default)]
pub struct Details {
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub phone: Option<String>,
    /// One character.
    pub gender: Option<String>,
    pub dob: Option<NaiveDate>,
    /// Language tag of at most five characters.
    pub locale: Option<String>,
}

/// Maximum size of `data` in `POST /auth/sign-up/create-token`, serialized as JSON without spaces. Callers are
/// anonymous and their data is stored until the link expires; the profile fields that are read from it need a few
/// hundred bytes.
pub const SIGN_UP_DATA_BYTES: usize = 4096;

impl SignUp {
    /// Mails a link that creates an account, or a notice if the address already has one. `data` may hold profile fields
    /// and gives no permissions.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`], [`Refusal::AddressInvalid`], [`Refusal::SignUpDataTooLarge`],
    /// [`Refusal::TooManyAttempts`].
    pub async fn request_sign_up(
        &self,
        email: String,
        data: Option<&Value>,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        self.sign_up_defaults().await?;
        let email = normalise(&email);
        if !is_address(&email) {
            return Err(Refusal::AddressInvalid);
        }
        let data = data_to_store(data)?;
        let has_account = users::has_address(self.store.reader(), &email).await?;
        let token = self.random.token();
        let now = self.clock.now();
        let life = self.settings.sign_up.request_signup_link_expiry;
        let message = self.sign_up_message(&token, has_account)?;
        let budget = self
            .limits
            .mail_budget(MailPurpose::SignUpLink, &email, Some(caller.address));
        let letter = self.outbox.seal_letter(&Letter {
            to: Some(email.clone()),
            locale: None,
            message,
        })?;
        let mut event = self
            .audit
            .event(EventKind::MailAsked, None, "", caller)
            .with_detail("sign-up link");
        event.client_id = None;
        // Stored even if there is an account, to keep the work equal. Nobody receives that token.
        let row = SignUpToken {
            token_hash: token_hash(&token),
            email,
            data,
            created_at: now,
            expires_at: now + seconds(life.as_secs()),
            used_at: None,
            tries: 0,
        };
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    budget.spend(tx, now).await?;
                    audit::insert(tx, event);
                    sign_up_tokens::insert(tx, row).await?;
                    outbox::insert(tx, letter).await?;
                    Ok(())
                })
            })
            .await?;
        self.outbox.wake_sender();
        Ok(())
    }

    fn sign_up_message(&self, token: &str, has_account: bool) -> Result<Message, Refusal> {
        let settings = &self.settings.sign_up;
        let page = settings.signup_url.as_deref();
        // Built in either case, to keep the work equal.
        let url = self.links.link(page, "/sign-up", token)?;
        if has_account {
            return Ok(Message::AlreadyRegistered);
        }
        let life = settings.request_signup_link_expiry.as_secs();
        Ok(Message::SignUpLink {
            url,
            minutes: life.div_ceil(60),
        })
    }

    /// Whether a sign-up token is still valid.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`], [`Refusal::BearerMissing`], [`Refusal::TokenExpired`], [`Refusal::LinkUsed`],
    /// [`Refusal::TokenInvalid`] for a token of another kind.
    pub async fn check_sign_up_token(&self, bearer: Bearer<'_>) -> Result<SignUpRequest, Refusal> {
        self.sign_up_defaults().await?;
        let token = self.find_valid_sign_up_token(bearer).await?;
        Ok(SignUpRequest {
            email: token.email,
            expires_at: token.expires_at,
        })
    }

    async fn find_valid_sign_up_token(&self, bearer: Bearer<'_>) -> Result<SignUpToken, Refusal> {
        let text = bearer.ok_or(Refusal::BearerMissing)?;
        let found = sign_up_tokens::find(self.store.reader(), &token_hash(text)).await?;
        let Some(token) = found else {
            return Err(self.codes.refusal_for_unknown_token(text).await?);
        };
        if token.used_at.is_some() || token.tries >= MAX_LINK_ATTEMPTS {
            return Err(Refusal::LinkUsed);
        }
        if token.expires_at <= self.clock.now() {
            return Err(Refusal::TokenExpired);
        }
        Ok(token)
    }

    /// Creates the account for which a token was mailed. Returns its address. A refusal leaves the token valid, except
    /// after [`MAX_LINK_ATTEMPTS`] passwords that had to be hashed.
    ///
    /// # Errors
    /// Those of [`SignUp::check_sign_up_token`]; [`Refusal::NotAllowedAccess`] for an address other than the token's,
    /// [`Refusal::PasswordInvalid`], [`Refusal::DayOfBirthInFuture`], [`Refusal::UserExists`].
    pub async fn sign_up(
        &self,
        new: NewAccount,
        bearer: Bearer<'_>,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        let defaults = self.sign_up_defaults().await?;
        let token = self.find_valid_sign_up_token(bearer).await?;
        if fold(&new.email) != fold(&token.email) {
            return Err(Refusal::NotAllowedAccess);
        }
        let email = token.email.clone();
        let now = self.clock.now();
        if new.details.dob.is_some_and(|day| is_in_future(day, now)) {
            return Err(Refusal::DayOfBirthInFuture);
        }
        let user = new_user(new, &token, &defaults, now);
        let clients = self
            .accounts
            .client_numbers(&defaults.clients)
            .await
            .map_err(refusal)?;
        let by = Creator::Link {
            token_hash: &token.token_hash,
            address: caller.address,
        };
        let (rows, _) = self
            .accounts
            .new_user(user, &defaults.tenant, defaults.role.id, clients, by)
            .await
            .map_err(refusal)?;
        // No client is involved: the token is the only credential.
        let mut event = self
            .audit
            .event(EventKind::SignUp, Some(&rows.user), "", caller);
        event.client_id = None;
        let address = email.clone();
        self.store
            .write::<_, ChangeError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if users::has_address(tx, &address).await? {
                        return Err(Refusal::UserExists.into());
                    }
                    if !sign_up_tokens::use_up(tx, &token.token_hash, now).await? {
                        return Err(Refusal::LinkUsed.into());
                    }
                    users::insert(tx, rows.user, rows.credentials, rows.membership).await?;
                    audit::insert(tx, event);
                    Ok(())
                })
            })
            .await
            .map_err(refusal)?;
        Ok(email)
    }

    /// # Errors
    /// [`Refusal::NotConfigured`] if sign-up is off, or the default tenant, role or client does not exist.
    async fn sign_up_defaults(&self) -> Result<NewAccountDefaults, Refusal> {
        if self.settings.sign_up.signup == Switch::Off {
            return Err(Refusal::NotConfigured);
        }
        self.accounts.new_account_defaults().await
    }
}

/// The form in which the data of a request is stored.
fn data_to_store(data: Option<&Value>) -> Result<Option<String>, Refusal> {
    let data = data.map(Value::to_string);
    if data
        .as_ref()
        .is_some_and(|data| data.len() > SIGN_UP_DATA_BYTES)
    {
        return Err(Refusal::SignUpDataTooLarge);
    }
    Ok(data)
}

/// The account that the token's holder asks for. Profile fields that the request lacks come from the data with which the
/// link was requested.
fn new_user(
    new: NewAccount,
    token: &SignUpToken,
    defaults: &NewAccountDefaults,
    now: DateTime<Utc>,
) -> NewUser {
    let earlier: Value = token
        .data
        .as_deref()
        .and_then(|data| serde_json::from_str(data).ok())
        .unwrap_or_default();
    let details = new.details.or(Details::from_json(&earlier));
    let details = details.without_invalid_fields(now);
    NewUser {
        username: token.email.clone(),
        locale: details.locale.clone(),
        profile: details.profile(&token.email),
        tenant: defaults.tenant.key.clone(),
        role: defaults.role.name.clone(),
        clients: Vec::new(),
        status: Status::Active,
        identity: Identity::Password(Some(new.password)),
    }
}

/// Translates the error of an account that could not be created for a caller.
fn refusal(error: ChangeError) -> Refusal {
    match error {
        ChangeError::Refused(refusal) => refusal,
        ChangeError::Database(error) => error.into(),
        ChangeError::Taken(_) => Refusal::UserExists,
        other => Refusal::internal(other),
    }
}

impl Details {
    /// Reads the known fields of a JSON object, ignoring values that are not strings.
    fn from_json(data: &Value) -> Self {
        let text = |name: &str| data[name].as_str().map(str::to_owned);
        Self {
            first_name: text("firstName"),
            middle_name: text("middleName"),
            last_name: text("lastName"),
            phone: text("phone"),
            gender: text("gender"),
            dob: text("dob").and_then(|day| day.parse().ok()),
            locale: text("locale"),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            first_name: self.first_name.or(other.first_name),
            middle_name: self.middle_name.or(other.middle_name),
            last_name: self.last_name.or(other.last_name),
            phone: self.phone.or(other.phone),
            gender: self.gender.or(other.gender),
            dob: self.dob.or(other.dob),
            locale: self.locale.or(other.locale),
        }
    }

    /// Drops values that do not fit the columns: `data` was not validated.
    fn without_invalid_fields(self, now: DateTime<Utc>) -> Self {
        let fit = |text: Option<String>, longest: usize| {
            let text = text.map(|text| text.trim().to_owned());
            text.filter(|text| {
                (1..=longest).contains(&text.chars().count()) && !text.chars().any(char::is_control)
            })
        };
        Self {
            first_name: fit(self.first_name, 50),
            middle_name: fit(self.middle_name, 50),
            last_name: fit(self.last_name, 50),
            phone: fit(self.phone, 15),
            gender: fit(self.gender, 1),
            dob: self.dob.filter(|day| !is_in_future(*day, now)),
            locale: fit(self.locale, 5),
        }
    }

    /// First names are mandatory; without one the local part of the address is used.
    fn profile(self, email: &str) -> Profile {
        let local = email.split('@').next().unwrap_or(email);
        let local: String = local.chars().take(50).collect();
        Profile {
            email: Some(email.to_owned()),
            first_name: Some(self.first_name.unwrap_or(local)),
            middle_name: self.middle_name,
            last_name: self.last_name,
            phone: self.phone,
            gender: self.gender,
            dob: self.dob,
        }
    }
}
