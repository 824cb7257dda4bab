//! Enrolling an authenticator app: `GET /auth/check-qr-code`, `POST /auth/create-qr-code`, `POST
//! /auth/create-recovery-codes`, and the confirmation by the first code at `POST /auth/verify-otp`.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use totp_rs::Secret;
use uuid::Uuid;

use crate::{
    domain::{
        accounts::status::check_user,
        audit::EventKind,
        caller::Caller,
        clients::client::redirect_address,
        codes::code::{CodeKind, LoggedIn},
        limits::attempt::{Attempt, Failure},
        refusal::Refusal,
        retry::retry_if_changed,
        second_factor::{
            SecondFactors,
            challenge::MAX_TRIES,
            policy::has_authenticator,
            totp::{NewAuthenticator, UsedStep},
        },
        secrets::token_hash,
    },
    mail::Message,
    random::RandomnessExt,
    store::{
        Transaction,
        audit::{self, NewEvent},
        authenticators, clients,
        codes::{self, Code},
        credentials,
        entities::{auth_clients, authenticator_enrolments::Model as Enrolment},
        outbox::{self, NewMail},
        users::{self, Account},
    },
};

const RECOVERY_CODES: usize = 10;
/// 80 bits: too many to find a code by trying hashes.
const RECOVERY_CODE_BYTES: usize = 10;
const RECOVERY_CODE_LENGTH: usize = RECOVERY_CODE_BYTES * 8 / 5;

/// An authorization code that was presented, with its client and user.
struct PresentedCode {
    code: Code,
    client: auth_clients::Model,
    account: Account,
}

/// The form in which a recovery code is stored. Hyphens, blanks and upper case in the typed text are ignored; `None` if
/// its length is wrong.
pub(in crate::domain) fn recovery_code_hash(user: Uuid, typed: &str) -> Option<Vec<u8>> {
    let plain: String = typed
        .chars()
        .filter(|c| *c != '-' && !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    (plain.len() == RECOVERY_CODE_LENGTH).then(|| token_hash(&format!("{user} {plain}")))
}

impl SecondFactors {
    /// Whether the user has an authenticator secret, confirmed or not. The code remains valid.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::TokenInvalid`] without a code, [`Refusal::InvalidCredentials`],
    /// [`Refusal::CodeExpired`], those of the user check.
    pub async fn has_qr_code(
        &self,
        code: Option<&SecretString>,
        client_id: &str,
    ) -> Result<bool, Refusal> {
        let presented = self.find_presented_code(code, client_id).await?;
        let user = presented.account.user.id;
        let waits = authenticators::enrolment(self.store.reader(), user).await?;
        Ok(has_authenticator(presented.account.credentials.as_ref()) || waits.is_some())
    }

    /// Generates an authenticator secret. It takes effect when its first code is verified. Until then another call
    /// replaces it, and a confirmed older secret remains in use. The code remains valid.
    ///
    /// # Errors
    /// As [`SecondFactors::has_qr_code`], and [`Refusal::NotAllowedAccess`] for a pending code.
    pub async fn create_qr_code(
        &self,
        code: &SecretString,
        client_id: &str,
    ) -> Result<NewAuthenticator, Refusal> {
        let presented = self.find_presented_code(Some(code), client_id).await?;
        let account = &presented.account;
        // A user without credentials cannot log in by a first factor, and has no row to store the secret in.
        if presented.code.kind != CodeKind::Full || account.credentials.is_none() {
            return Err(Refusal::NotAllowedAccess);
        }
        let secret = self.new_secret();
        let enrolment = Enrolment {
            user_id: account.user.id,
            secret: self.seal_secret(&secret)?.into(),
            code_hash: presented.code.code_hash,
            tries: 0,
            created_at: self.clock.now(),
            expires_at: presented.code.expires_at,
        };
        let authenticator = self.new_authenticator(&account.user.username, secret)?;
        self.store
            .write(move |tx| Box::pin(async move { authenticators::enrol(tx, enrolment).await }))
            .await?;
        Ok(authenticator)
    }

    /// Generates ten single-use recovery codes for users who lose the authenticator, and voids earlier ones. The code
    /// remains valid.
    ///
    /// # Errors
    /// As [`SecondFactors::create_qr_code`], and [`Refusal::NotAllowedAccess`] without a confirmed authenticator.
    pub async fn create_recovery_codes(
        &self,
        code: &SecretString,
        client_id: &str,
        caller: &Caller,
    ) -> Result<Vec<SecretString>, Refusal> {
        retry_if_changed(|| self.try_to_create_recovery_codes(code, client_id, caller)).await
    }

    /// Returns `None` if the account was changed in the meantime.
    async fn try_to_create_recovery_codes(
        &self,
        code: &SecretString,
        client_id: &str,
        caller: &Caller,
    ) -> Result<Option<Vec<SecretString>>, Refusal> {
        let presented = self.find_presented_code(Some(code), client_id).await?;
        let account = presented.account;
        if presented.code.kind != CodeKind::Full || !has_authenticator(account.credentials.as_ref())
        {
            return Err(Refusal::NotAllowedAccess);
        }
        let fresh: Vec<String> = (0..RECOVERY_CODES)
            .map(|_| self.new_recovery_code())
            .collect();
        let user = account.user.id;
        let hashes = fresh
            .iter()
            .filter_map(|code| recovery_code_hash(user, code))
            .collect();
        let (event, letter) = self.factor_changed(
            "recovery codes made",
            Message::RecoveryCodesMade,
            &account,
            &presented.client,
            caller,
        )?;
        let now = self.clock.now();
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok(false);
                    }
                    authenticators::replace_recovery_codes(tx, user, hashes, now).await?;
                    audit::insert(tx, event);
                    outbox::insert(tx, letter).await?;
                    Ok(true)
                })
            })
            .await?;
        self.outbox.wake_sender();
        Ok(unchanged.then(|| fresh.into_iter().map(SecretString::from).collect()))
    }

    /// Four groups of four letters and digits.
    fn new_recovery_code(&self) -> String {
        let random = self.random.bytes::<RECOVERY_CODE_BYTES>();
        let letters = Secret::from(random.to_vec()).to_base32().to_lowercase();
        let groups: Vec<&str> = (0..letters.len())
            .step_by(4)
            .filter_map(|start| letters.get(start..start + 4))
            .collect();
        groups.join("-")
    }

    /// Finds the unused, unexpired code of this client, and checks its user.
    async fn find_presented_code(
        &self,
        code: Option<&SecretString>,
        client_id: &str,
    ) -> Result<PresentedCode, Refusal> {
        let db = self.store.reader();
        let client = clients::find(db, client_id)
            .await?
            .ok_or(Refusal::ClientInvalid)?;
        let code = code.ok_or(Refusal::TokenInvalid)?;
        let code = codes::find(db, &token_hash(code.expose_secret()))
            .await?
            .filter(|code| code.client_id == client.id && code.used_at.is_none())
            .ok_or(Refusal::InvalidCredentials)?;
        if code.expires_at <= self.clock.now() {
            return Err(Refusal::CodeExpired);
        }
        let account = users::find_account(db, code.user_id)
            .await?
            .ok_or(Refusal::InvalidCredentials)?;
        check_user(&account, &client)?;
        Ok(PresentedCode {
            code,
            client,
            account,
        })
    }

    /// `POST /auth/verify-otp` with the full code for which a secret was generated: the first correct one-time code
    /// confirms the secret. Returns a new full code, since both factors are proven now.
    ///
    /// # Errors
    /// [`Refusal::ChallengeMissing`], [`Refusal::OtpInvalid`], [`Refusal::TooManyAttempts`], those of the user check.
    pub(in crate::domain) async fn confirm_enrolment(
        &self,
        code: Code,
        otp: &SecretString,
        caller: &Caller,
    ) -> Result<LoggedIn, Refusal> {
        let now = self.clock.now();
        let (enrolment, client, account) = self.find_open_enrolment(&code, now).await?;
        let attempt = self
            .limits
            .begin_attempt(&account.user.username, caller.address)
            .await?;
        let secret = self.open_secret(&enrolment.secret)?;
        let step = self.step_of(account.user.id, &secret, otp.expose_secret());
        let stored_secret = self.stored_secret(&secret)?;
        let (full, full_code) = self.codes.new_full_code(&code, &client, caller);
        let failed = self
            .limits
            .failure(Some(&account), &client.client_id, caller)?;
        let (event, letter) = self.factor_changed(
            "authenticator added",
            Message::AuthenticatorAdded,
            &account,
            &client,
            caller,
        )?;
        let confirmation = Confirmation {
            code,
            enrolment,
            step,
            stored_secret,
            full_code,
            attempt,
            failed,
            event,
            letter,
        };
        let confirmed = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move { confirmation.apply(tx, now).await })
            })
            .await?;
        self.outbox.wake_sender();
        confirmed?;
        Ok(LoggedIn {
            code: full,
            due: None,
            client_address: redirect_address(&client),
            set_cookie: None,
        })
    }

    /// Finds the secret that waits to be confirmed with this code, the code's client and its user, and checks the user.
    async fn find_open_enrolment(
        &self,
        code: &Code,
        now: DateTime<Utc>,
    ) -> Result<(Enrolment, auth_clients::Model, Account), Refusal> {
        let db = self.store.reader();
        let enrolment = authenticators::enrolment(db, code.user_id)
            .await?
            .filter(|enrolment| code.used_at.is_none() && is_open(enrolment, code, now))
            .ok_or(Refusal::ChallengeMissing)?;
        let client = clients::find_by_number(db, code.client_id)
            .await?
            .ok_or(Refusal::ChallengeMissing)?;
        let account = users::find_account(db, code.user_id)
            .await?
            .ok_or(Refusal::ChallengeMissing)?;
        check_user(&account, &client)?;
        Ok((enrolment, client, account))
    }
}

/// A one-time code for a new secret, with everything that its transaction checks and stores.
struct Confirmation {
    /// The code for which the secret was generated.
    code: Code,
    enrolment: Enrolment,
    /// `None` if the one-time code is wrong.
    step: Option<UsedStep>,
    stored_secret: String,
    full_code: Code,
    attempt: Attempt,
    failed: Failure,
    event: NewEvent,
    letter: NewMail,
}

impl Confirmation {
    /// The refusal of a wrong one-time code is the inner error, so that its count is committed.
    async fn apply(
        self,
        tx: &Transaction,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, Refusal> {
        let user = self.code.user_id;
        users::lock(tx, user).await?;
        let present = authenticators::lock_enrolment(tx, user).await?;
        let same = present.filter(|present| {
            is_open(present, &self.code, now) && present.secret == self.enrolment.secret
        });
        if same.is_none() {
            return Err(Refusal::ChallengeMissing);
        }
        self.attempt.ensure_unlocked(tx, now).await?;
        let right = match &self.step {
            Some(step) => step.use_up(tx, now).await?,
            None => false,
        };
        if !right {
            authenticators::count_wrong(tx, user).await?;
            let verdict = self.attempt.count_failure(tx, self.failed, now).await?;
            return Ok(Err(verdict.err().unwrap_or(Refusal::OtpInvalid)));
        }
        self.store(tx, now).await.map(Ok)
    }

    async fn store(self, tx: &Transaction, now: DateTime<Utc>) -> Result<(), Refusal> {
        let user = self.code.user_id;
        // Codes issued before, for one factor, must not remain valid once two are required.
        if !codes::use_up(tx, &self.code.code_hash, now).await? {
            return Err(Refusal::ChallengeMissing);
        }
        codes::void_unused(tx, user, now).await?;
        credentials::set_authenticator(tx, user, Some(self.stored_secret), now).await?;
        authenticators::end_enrolment(tx, user).await?;
        codes::insert(tx, self.full_code);
        self.attempt.record_success(tx, now).await?;
        audit::insert(tx, self.event);
        outbox::insert(tx, self.letter).await?;
        Ok(())
    }
}

/// Whether a secret is waiting to be confirmed with this code.
fn is_open(enrolment: &Enrolment, code: &Code, now: DateTime<Utc>) -> bool {
    enrolment.code_hash == code.code_hash
        && enrolment.expires_at > now
        && enrolment.tries < MAX_TRIES
}

impl SecondFactors {
    /// The audit event and the mail for a login by a recovery code.
    pub(in crate::domain) fn recovery_code_used(
        &self,
        account: &Account,
        client: &auth_clients::Model,
        caller: &Caller,
        left: u64,
    ) -> Result<(NewEvent, NewMail), Refusal> {
        let message = Message::RecoveryCodeUsed { left };
        self.factor_changed("recovery code used", message, account, client, caller)
    }

    /// The audit event and the mail for a change of the user's factors.
    fn factor_changed(
        &self,
        detail: &str,
        message: Message,
        account: &Account,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<(NewEvent, NewMail), Refusal> {
        let event = self.audit.event(
            EventKind::FactorChanged,
            Some(&account.user),
            &client.client_id,
            caller,
        );
        let event = event.with_detail(detail);
        let letter = self.outbox.letter_to(account, message);
        Ok((event, self.outbox.seal_letter(&letter)?))
    }
}
