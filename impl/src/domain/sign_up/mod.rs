//! Sign-up by a mailed token: `POST /auth/sign-up/create-token`, `GET /auth/sign-up/verify-token`,
//! `POST /auth/sign-up/create-user`.

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
            error::AdminError,
            fields::is_to_come,
            new_account::{CreatedBy, Identity, NewUser, Profile},
            placement::Place,
            standing::status,
        },
        audit::{Audit, EventKind},
        caller::Caller,
        codes::Codes,
        limits::{Limits, mail_budget::MailPurpose},
        links::{Links, MOST_TRIES},
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

/// A sign-up token that is good.
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

/// What people say of themselves.
#[derive(Clone, Debug, Default)]
pub struct Details {
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub phone: Option<String>,
    /// One letter.
    pub gender: Option<String>,
    pub dob: Option<NaiveDate>,
    /// Language tag of five characters at most.
    pub locale: Option<String>,
}

/// `data` of `POST /auth/sign-up/create-token`, as JSON without spaces. Whoever asks for a link is unknown, and what they send is
/// stored until the link ends; the profile fields that are read from it need a few hundred bytes.
pub const SIGN_UP_DATA_BYTES: usize = 4096;

impl SignUp {
    /// Mails a link that creates an account; to an address that has one already, a mail that says so. `data` grants nothing.
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
        self.sign_up_place().await?;
        let email = normalise(&email);
        if !is_address(&email) {
            return Err(Refusal::AddressInvalid);
        }
        let data = data.map(Value::to_string);
        if data
            .as_ref()
            .is_some_and(|data| data.len() > SIGN_UP_DATA_BYTES)
        {
            return Err(Refusal::SignUpDataTooLarge);
        }
        let has_account = users::has_address(self.store.reader(), &email).await?;
        let token = self.random.token();
        let now = self.clock.now();
        let life = self.settings.sign_up.request_signup_link_expiry;
        let page = &self.settings.sign_up.signup_url;
        let url = self.links.link(page.as_deref(), "/sign-up", &token)?;
        let message = if has_account {
            Message::AlreadyRegistered
        } else {
            Message::SignUpLink {
                url,
                minutes: life.as_secs().div_ceil(60),
            }
        };
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
        // Also where there is an account: nobody learns this token.
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
                    audit::insert(tx, event).await?;
                    sign_up_tokens::insert(tx, row).await?;
                    outbox::insert(tx, letter).await?;
                    Ok(())
                })
            })
            .await?;
        self.outbox.mail_waits();
        Ok(())
    }

    /// Whether a sign-up token is still good.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`], [`Refusal::BearerMissing`], [`Refusal::TokenExpired`], [`Refusal::LinkUsed`],
    /// [`Refusal::TokenInvalid`] for another kind of token.
    pub async fn check_sign_up_token(&self, bearer: Bearer<'_>) -> Result<SignUpRequest, Refusal> {
        self.sign_up_place().await?;
        let token = self.good_sign_up_token(bearer).await?;
        Ok(SignUpRequest {
            email: token.email,
            expires_at: token.expires_at,
        })
    }

    async fn good_sign_up_token(&self, bearer: Bearer<'_>) -> Result<SignUpToken, Refusal> {
        let text = bearer.ok_or(Refusal::BearerMissing)?;
        let found = sign_up_tokens::find(self.store.reader(), &token_hash(text)).await?;
        let Some(token) = found else {
            return Err(self.codes.refusal_of_foreign(text).await?);
        };
        if token.used_at.is_some() || token.tries >= MOST_TRIES {
            return Err(Refusal::LinkUsed);
        }
        if token.expires_at <= self.clock.now() {
            return Err(Refusal::TokenExpired);
        }
        Ok(token)
    }

    /// Creates the account that a token was mailed for, and answers its address. A refusal does not use the token up, save after
    /// [`MOST_TRIES`] passwords that had to be hashed.
    ///
    /// # Errors
    /// Those of [`SignUp::check_sign_up_token`]; [`Refusal::NotAllowedAccess`] for another address than the token's,
    /// [`Refusal::PasswordInvalid`], [`Refusal::DayOfBirthToCome`], [`Refusal::UserExists`].
    pub async fn sign_up(
        &self,
        new: NewAccount,
        bearer: Bearer<'_>,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        let place = self.sign_up_place().await?;
        let token = self.good_sign_up_token(bearer).await?;
        if fold(&new.email) != fold(&token.email) {
            return Err(Refusal::NotAllowedAccess);
        }
        let email = token.email.clone();
        let said_before: Value = token
            .data
            .as_deref()
            .and_then(|data| serde_json::from_str(data).ok())
            .unwrap_or_default();
        let now = self.clock.now();
        if new.details.dob.is_some_and(|day| is_to_come(day, now)) {
            return Err(Refusal::DayOfBirthToCome);
        }
        let said_before = Details::of_json(&said_before);
        let details = new.details.or(said_before).fitting(now);
        let user = NewUser {
            username: email.clone(),
            locale: details.locale.clone(),
            profile: details.profile(&email),
            tenant: place.tenant.key.clone(),
            role: place.role.name.clone(),
            clients: Vec::new(),
            status: status::ACTIVE,
            identity: Identity::Password(Some(new.password)),
        };
        let clients = self
            .accounts
            .client_numbers(&place.clients)
            .await
            .map_err(refusal)?;
        let by = CreatedBy::Link {
            token_hash: &token.token_hash,
            address: caller.address,
        };
        let (rows, _) = self
            .accounts
            .new_user(user, &place.tenant, place.role.id, clients, by)
            .await
            .map_err(refusal)?;
        // No client takes part: the bearer is all that is asked for.
        let mut event = self
            .audit
            .event(EventKind::SignUp, Some(&rows.user), "", caller);
        event.client_id = None;
        let address = email.clone();
        self.store
            .write::<_, AdminError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if users::has_address(tx, &address).await? {
                        return Err(Refusal::UserExists.into());
                    }
                    if !sign_up_tokens::use_up(tx, &token.token_hash, now).await? {
                        return Err(Refusal::LinkUsed.into());
                    }
                    users::insert(tx, rows.user, rows.credentials, rows.membership).await?;
                    audit::insert(tx, event).await?;
                    Ok(())
                })
            })
            .await
            .map_err(refusal)?;
        Ok(email)
    }

    /// # Errors
    /// [`Refusal::NotConfigured`] where sign-up is off, or the default place does not exist.
    async fn sign_up_place(&self) -> Result<Place, Refusal> {
        if self.settings.sign_up.signup == Switch::Off {
            return Err(Refusal::NotConfigured);
        }
        self.accounts.new_account_place().await
    }
}

/// What a caller may hear of a user that could not be made.
fn refusal(error: AdminError) -> Refusal {
    match error {
        AdminError::Refused(refusal) => refusal,
        AdminError::Database(error) => error.into(),
        AdminError::Taken(_) => Refusal::UserExists,
        other => Refusal::internal(other),
    }
}

impl Details {
    /// The known fields of a JSON object; whatever is not a text is left out.
    fn of_json(data: &Value) -> Self {
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

    /// Without what does not fit the columns: `data` was never checked.
    fn fitting(self, now: DateTime<Utc>) -> Self {
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
            dob: self.dob.filter(|day| !is_to_come(*day, now)),
            locale: fit(self.locale, 5),
        }
    }

    /// A first name there must be: the address's first part, when nothing better is known.
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
