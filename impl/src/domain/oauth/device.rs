//! Devices without a browser (RFC 8628).
//!
//! 1. The device asks for two codes ([`OAuth::authorize_device`]): a long one for itself, and eight letters that the user
//!    types on the page `/device` of another device. Only hashes are stored.
//! 2. The user signs in there, sees which client asks for what, and decides ([`OAuth::decide_device`]). Codes are short, so
//!    guessing them is limited by address, and needs an account: a guessed code would give the guesser's own account to a
//!    stranger's device, not the other way round. The page warns of codes that somebody else has sent (section 5.4), since
//!    no check here can tell who holds the device.
//! 3. The device asks the token endpoint again and again ([`OAuth::grant_device_code`]), not more often than it was told,
//!    and gets its tokens once. The session belongs to the browser's session in which it was approved, and ends with it.

use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    domain::{
        accounts::status::check_user,
        audit::EventKind,
        caller::Caller,
        limits::address_limit::{DEVICE_STARTS, USER_CODE_GUESSES},
        oauth::{
            OAuth,
            client::{Grant, OAuthClient},
            client_authentication::PresentedClient,
            dpop::Thumbprint,
            fault::Fault,
            scope,
            token::{Granted, Granting, Opened, Spent, TokenRequest},
        },
        refusal::Refusal,
        retry::retry_if_changed,
        secrets::token_hash,
    },
    random::{Randomness, RandomnessExt},
    store::{
        Error, audit,
        browser_sessions::{self, BrowserSession},
        clients,
        device_codes::{self, DeviceCode},
        entities::auth_clients,
        users::{self, Account},
    },
};

pub use crate::store::device_codes::DeviceStatus;

/// How long a user has for the decision.
const LIFE: TimeDelta = TimeDelta::seconds(600);
/// The least time between two token requests in seconds, and what is added when a device ignores it (section 3.5).
const INTERVAL: i32 = 5;
const SLOWER: i32 = 5;
/// Consonants that nobody confuses and that form no words (section 6.1).
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
const LENGTH: usize = 8;

const UNKNOWN: Fault =
    Fault::InvalidGrant("the device code is unknown, was used, or is of another client");
const NOT_NAMED: Fault =
    Fault::UnauthorizedClient("the client may not use the grant of devices (RFC 8628)");

/// The codes of a device.
#[derive(Debug)]
pub struct DeviceCodes {
    pub device_code: SecretString,
    pub user_code: String,
    pub verification_uri: String,
    pub verification_uri_complete: String,
    /// In seconds, like `interval`.
    pub expires_in: i64,
    pub interval: i32,
}

/// What the page shows about a device.
#[derive(Debug)]
pub struct DeviceRequest {
    /// Who is signed in to the browser.
    pub username: String,
    pub client_id: String,
    pub scopes: Vec<String>,
    pub status: DeviceStatus,
}

/// What the user has decided on the page.
#[derive(Debug)]
pub struct DeviceDecision {
    pub allow: bool,
    /// The user whom the page has shown.
    pub username: Option<String>,
}

impl OAuth {
    /// `POST /oauth2/device_authorization`.
    ///
    /// # Errors
    /// Those of client authentication, [`Fault::UnauthorizedClient`], too many calls from one address.
    pub async fn authorize_device(
        &self,
        presented: &PresentedClient,
        requested: Option<&str>,
        caller: &Caller,
    ) -> Result<DeviceCodes, Fault> {
        let (client, _) = self.authenticate_client(presented, caller).await?;
        if !client.names(Grant::DeviceCode) {
            return Err(NOT_NAMED);
        }
        self.require_pages()?;
        let (device_code, user_code) = (self.random.token(), new_user_code(&*self.random));
        let now = self.clock.now();
        let row = DeviceCode {
            code_hash: token_hash(&device_code),
            user_code_hash: token_hash(&user_code),
            client_id: client.row.id,
            scopes: client.granted_scopes(requested.unwrap_or_default()),
            status: DeviceStatus::Waiting,
            user_id: None,
            browser_session_id: None,
            poll_seconds: INTERVAL,
            polled_at: None,
            created_at: now,
            expires_at: now + LIFE,
            used_at: None,
        };
        let limit = self.limits.address_limit(&DEVICE_STARTS, caller.address);
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    let verdict = limit.count(tx, now).await?;
                    if verdict.is_ok() {
                        device_codes::insert(tx, row).await?;
                    }
                    Ok(verdict)
                })
            })
            .await??;
        let page = format!("{}/device", self.settings.listen.public_url());
        let user_code = format!("{}-{}", &user_code[..4], &user_code[4..]);
        Ok(DeviceCodes {
            device_code: device_code.into(),
            verification_uri_complete: format!("{page}?user_code={user_code}"),
            verification_uri: page,
            user_code,
            expires_in: LIFE.num_seconds(),
            interval: INTERVAL,
        })
    }

    /// What the device with this user code asks for, and the decision of the user, if there is one. `cookie` is that of the
    /// browser's session. A decision is final. If someone else has signed in since the page was shown, nothing is decided.
    ///
    /// # Errors
    /// [`Refusal::BearerMissing`] if nobody is signed in, [`Refusal::InvalidCredentials`] for an unknown, expired or decided
    /// code, [`Refusal::TooManyAttempts`], those of the user check.
    pub async fn decide_device(
        &self,
        user_code: &str,
        decision: Option<DeviceDecision>,
        cookie: Option<&str>,
        caller: &Caller,
    ) -> Result<DeviceRequest, Refusal> {
        let (browser, account) = self.approver(cookie).await?;
        let (mut row, client) = self
            .device_of(user_code, account.user.id, caller)
            .await?
            .ok_or(Refusal::InvalidCredentials)?;
        check_user(&account, &client)?;
        if let Some(decision) = decision
            && decision.username.as_ref() == Some(&account.user.username)
            && row.status == DeviceStatus::Waiting
        {
            row = self
                .store_decision(row, decision.allow, &browser, &account, &client, caller)
                .await?;
        }
        Ok(DeviceRequest {
            username: account.user.username,
            client_id: client.client_id,
            scopes: scope::words(&row.scopes)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            status: row.status,
        })
    }

    async fn approver(&self, cookie: Option<&str>) -> Result<(BrowserSession, Account), Refusal> {
        let session = self.browsers.find(cookie).await?;
        let session = session.ok_or(Refusal::BearerMissing)?;
        let account = users::find_account(self.store.reader(), session.user_id).await?;
        let account = account.filter(|account| self.has_no_due_factors(&session, account));
        Ok((session, account.ok_or(Refusal::BearerMissing)?))
    }

    /// The device that waits for a decision, or whose decision was made by this user, with its client. `None` for any other
    /// code, which counts as a guess.
    async fn device_of(
        &self,
        user_code: &str,
        user: Uuid,
        caller: &Caller,
    ) -> Result<Option<(DeviceCode, auth_clients::Model)>, Refusal> {
        let (db, now) = (self.store.reader(), self.clock.now());
        let hash = token_hash(&normalized(user_code));
        let found = device_codes::find_by_user_code(db, &hash, now).await?;
        let found = found.filter(|row| row.user_id.is_none_or(|by| by == user));
        let limit = self
            .limits
            .address_limit(&USER_CODE_GUESSES, caller.address);
        // Checked after the search: concurrent guesses may just have reached the limit.
        limit.ensure_unlocked(db, now).await?;
        if let Some(row) = found
            && let Some(client) = clients::find_by_number(db, row.client_id).await?
        {
            return Ok(Some((row, client)));
        }
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move { Ok(limit.count(tx, now).await?) })
            })
            .await??;
        Ok(None)
    }

    async fn store_decision(
        &self,
        row: DeviceCode,
        allow: bool,
        browser: &BrowserSession,
        account: &Account,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<DeviceCode, Refusal> {
        let (status, kind, detail) = match allow {
            true => (
                DeviceStatus::Approved,
                EventKind::Access,
                "approved a device",
            ),
            false => (DeviceStatus::Denied, EventKind::Refused, "denied a device"),
        };
        let event = self
            .audit
            .event(kind, Some(&account.user), &client.client_id, caller)
            .with_detail(detail);
        let (hash, user, browser) = (row.code_hash.clone(), account.user.id, browser.id);
        let first = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    let first = device_codes::decide(tx, &hash, status, user, browser).await?;
                    if first {
                        audit::insert(tx, event);
                    }
                    Ok(first)
                })
            })
            .await?;
        // Somebody else, or another tab, was faster.
        if !first {
            return Err(Refusal::InvalidCredentials);
        }
        Ok(DeviceCode { status, ..row })
    }

    /// The token request of a device.
    ///
    /// # Errors
    /// [`Fault::InvalidGrant`], [`Fault::ExpiredToken`], [`Fault::SlowDown`], [`Fault::AuthorizationPending`],
    /// [`Fault::AccessDenied`].
    pub(in crate::domain) async fn grant_device_code(
        &self,
        client: &OAuthClient,
        request: &TokenRequest,
        thumbprint: Option<Thumbprint>,
        caller: &Caller,
    ) -> Result<Granted, Fault> {
        if !client.names(Grant::DeviceCode) {
            return Err(NOT_NAMED);
        }
        let code = request.device_code.as_ref();
        let code = code.ok_or(Fault::InvalidRequest("device_code is missing"))?;
        let row = self
            .poll(token_hash(code.expose_secret()), client.row.id)
            .await?;
        match row.status {
            DeviceStatus::Waiting => Err(Fault::AuthorizationPending),
            DeviceStatus::Denied => Err(Fault::AccessDenied),
            DeviceStatus::Approved => {
                retry_if_changed(|| self.try_to_open(client, &row, thumbprint.clone(), caller))
                    .await
            }
        }
    }

    /// Counts a token request, and refuses those that no decision can help.
    async fn poll(&self, hash: Vec<u8>, client: i32) -> Result<DeviceCode, Fault> {
        let now = self.clock.now();
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    let row = device_codes::lock(tx, &hash).await?;
                    let row = row.filter(|row| row.client_id == client && row.used_at.is_none());
                    let Some(row) = row else {
                        return Ok(Err(UNKNOWN));
                    };
                    if row.expires_at <= now {
                        return Ok(Err(Fault::ExpiredToken));
                    }
                    let wait = TimeDelta::seconds(row.poll_seconds.into());
                    let is_early = row.polled_at.is_some_and(|at| now < at + wait);
                    let next = row.poll_seconds + if is_early { SLOWER } else { 0 };
                    device_codes::set_polled(tx, &hash, next, now).await?;
                    Ok(match is_early {
                        true => Err(Fault::SlowDown),
                        false => Ok(row),
                    })
                })
            })
            .await?
    }

    /// Returns `None` if the account was changed in the meantime.
    async fn try_to_open(
        &self,
        client: &OAuthClient,
        row: &DeviceCode,
        thumbprint: Option<Thumbprint>,
        caller: &Caller,
    ) -> Result<Option<Granted>, Fault> {
        let db = self.store.reader();
        let (Some(user), Some(browser)) = (row.user_id, row.browser_session_id) else {
            return Err(UNKNOWN);
        };
        // Whoever has signed out meanwhile has withdrawn the approval.
        let browser = browser_sessions::find_by_id(db, browser).await?;
        let browser = browser
            .filter(|browser| browser.ended_at.is_none())
            .ok_or(Fault::AccessDenied)?;
        let account = users::find_account(db, user).await?;
        let account = account.ok_or(Fault::AccessDenied)?;
        let granting = Granting {
            client,
            account: &account,
            provider: &browser.provider,
            provider_session: browser.provider_session.clone(),
            scope: &row.scopes,
            nonce: None,
            claims: None,
            methods: &browser.methods,
            authenticated_at: browser.authenticated_at,
            browser_session: Some(browser.id),
            thumbprint,
            device: caller.device(),
        };
        let spent = Spent::DeviceCode(row.code_hash.clone());
        match self.open_session(granting, spent, caller).await? {
            Opened::Granted(granted) => Ok(Some(*granted)),
            Opened::Changed => Ok(None),
            Opened::SignedOut => Err(Fault::AccessDenied),
            Opened::Used => Err(UNKNOWN),
        }
    }
}

/// Eight letters, each equally probable.
fn new_user_code(random: &dyn Randomness) -> String {
    // Bytes beyond the last multiple of 20 would favour some letters.
    let fair = 256 - 256 % LETTERS.len();
    let mut code = String::with_capacity(LENGTH);
    while code.len() < LENGTH {
        let [byte] = random.bytes::<1>();
        let index = usize::from(byte);
        if index < fair {
            code.push(char::from(LETTERS[index % LETTERS.len()]));
        }
    }
    code
}

/// People type codes in lower case, with or without the hyphen, and with spaces.
fn normalized(user_code: &str) -> String {
    user_code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandomness;

    #[test]
    fn user_codes_are_typed_as_people_type() {
        let code = new_user_code(&SystemRandomness);
        assert_eq!(code.len(), LENGTH);
        assert!(code.bytes().all(|letter| LETTERS.contains(&letter)));
        let typed = format!(" {}-{} ", &code[..4].to_lowercase(), &code[4..]);
        assert_eq!(normalized(&typed), code);
        assert_ne!(code, new_user_code(&SystemRandomness));
    }
}
