//! Verifying one-time codes: `POST /auth/verify-otp`.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    domain::{
        accounts::status::check_user,
        caller::Caller,
        clients::client::redirect_address,
        codes::code::{CodeKind, Factor, LoggedIn},
        limits::attempt::{Attempt, Failure},
        refusal::Refusal,
        retry::retry_if_changed,
        second_factor::{
            SecondFactors,
            challenge::{count_wrong, is_open, lock_open},
            enrolment::recovery_code_hash,
            policy::NextStep,
            totp::UsedStep,
        },
        secrets::token_hash,
    },
    store::{
        Error, Transaction,
        audit::{self, NewEvent},
        authenticators,
        challenges::{self, Challenge},
        clients,
        codes::{self, Code},
        entities::auth_clients,
        outbox::{self, NewMail},
        users::{self, Account},
    },
};

/// What the caller's one-time code proves for a challenge.
#[derive(Clone)]
enum Proof {
    Wrong,
    MailedCode,
    Step(UsedStep),
    RecoveryCode(Vec<u8>),
}

/// A one-time code for a pending login, with everything that its transaction checks and stores.
struct Completion {
    challenge: Challenge,
    account: Account,
    proof: Proof,
    full_code: Code,
    attempt: Attempt,
    failed: Failure,
    /// If a recovery code was used.
    notice: Option<(NewEvent, NewMail)>,
}

impl SecondFactors {
    /// Verifies a one-time code. `key` identifies the challenge: the pending code of a login, the full code for which
    /// an authenticator secret was generated, or the name to which a code was mailed. If `client_id` is given, the
    /// challenge must belong to that client.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::ChallengeMissing`], [`Refusal::OtpInvalid`],
    /// [`Refusal::TooManyAttempts`], those of the user check.
    pub async fn verify_otp(
        &self,
        key: &SecretString,
        otp: &SecretString,
        client_id: Option<&str>,
        caller: &Caller,
    ) -> Result<LoggedIn, Refusal> {
        let db = self.store.reader();
        let named = match client_id {
            Some(id) => Some(
                clients::find(db, id)
                    .await?
                    .ok_or(Refusal::ClientInvalid)?
                    .id,
            ),
            None => None,
        };
        let hash = token_hash(key.expose_secret());
        match codes::find(db, &hash).await? {
            Some(code) if named.is_some_and(|named| named != code.client_id) => {
                Err(Refusal::ClientInvalid)
            }
            Some(code) if code.kind == CodeKind::Full => {
                self.confirm_enrolment(code, otp, caller).await
            }
            Some(pending) => {
                retry_if_changed(|| self.try_to_complete_login(&pending, otp, caller)).await
            }
            None => {
                retry_if_changed(|| self.try_mailed_login(key.expose_secret(), otp, named, caller))
                    .await
            }
        }
    }

    /// Verifies the second factor of a login with a pending code. Returns `None` if the account was changed in the
    /// meantime.
    async fn try_to_complete_login(
        &self,
        pending: &Code,
        otp: &SecretString,
        caller: &Caller,
    ) -> Result<Option<LoggedIn>, Refusal> {
        let now = self.clock.now();
        let (challenge, client, account) = self.find_open_challenge(pending, now).await?;
        let attempt = self
            .limits
            .begin_attempt(&account.user.username, caller.address)
            .await?;
        check_user(&account, &client)?;
        self.check_completes(&challenge, &account)?;
        let proof = self.check_otp(&challenge, &account, otp)?;
        let (code, full_code) = self.codes.new_full_code(pending, &client, caller);
        let failed = self
            .limits
            .failure(Some(&account), &client.client_id, caller)?;
        let notice = self
            .recovery_notice(&proof, &account, &client, caller)
            .await?;
        let completion = Completion {
            challenge,
            account,
            proof,
            full_code,
            attempt,
            failed,
            notice,
        };
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move { completion.apply(tx, now).await })
            })
            .await?;
        self.outbox.wake_sender();
        let unchanged = unchanged?;
        Ok(unchanged.then_some(LoggedIn {
            code,
            due: None,
            client_address: redirect_address(&client),
            set_cookie: None,
        }))
    }

    /// Finds the challenge of a pending code, the code's client and its user.
    async fn find_open_challenge(
        &self,
        pending: &Code,
        now: DateTime<Utc>,
    ) -> Result<(Challenge, auth_clients::Model, Account), Refusal> {
        let db = self.store.reader();
        let challenge = challenges::find(db, &pending.code_hash)
            .await?
            .filter(|challenge| pending.used_at.is_none() && is_open(challenge, now))
            .ok_or(Refusal::ChallengeMissing)?;
        let client = clients::find_by_number(db, pending.client_id)
            .await?
            .ok_or(Refusal::ChallengeMissing)?;
        let account = users::find_account(db, pending.user_id)
            .await?
            .ok_or(Refusal::ChallengeMissing)?;
        Ok((challenge, client, account))
    }

    /// The event and the mail to record, if a recovery code was used.
    async fn recovery_notice(
        &self,
        proof: &Proof,
        account: &Account,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<(NewEvent, NewMail)>, Refusal> {
        if !matches!(proof, Proof::RecoveryCode(_)) {
            return Ok(None);
        }
        let user = account.user.id;
        let left = authenticators::recovery_codes_left(self.store.reader(), user).await?;
        self.recovery_code_used(account, client, caller, left.saturating_sub(1))
            .map(Some)
    }

    /// Whether the challenge still is of the factor that is due: an authenticator may have been confirmed or removed
    /// since it was opened.
    fn check_completes(&self, challenge: &Challenge, account: &Account) -> Result<(), Refusal> {
        match self.next_step(account.credentials.as_ref(), challenge.first_factor) {
            NextStep::Complete => Ok(()),
            NextStep::Due(factor) if factor == challenge.factor => Ok(()),
            NextStep::Due(_) | NextStep::Never => Err(Refusal::ChallengeMissing),
        }
    }

    fn check_otp(
        &self,
        challenge: &Challenge,
        account: &Account,
        otp: &SecretString,
    ) -> Result<Proof, Refusal> {
        let otp_text = otp.expose_secret();
        match challenge.factor {
            Factor::Mail if self.is_mailed_code(challenge, otp) => Ok(Proof::MailedCode),
            Factor::Authenticator => {
                if let Some(hash) = recovery_code_hash(account.user.id, otp_text) {
                    return Ok(Proof::RecoveryCode(hash));
                }
                let secret = self.confirmed_secret(account)?;
                let step =
                    secret.and_then(|secret| self.step_of(account.user.id, &secret, otp_text));
                Ok(step.map_or(Proof::Wrong, Proof::Step))
            }
            Factor::Mail => Ok(Proof::Wrong),
        }
    }
}

impl Completion {
    /// Returns false if the account was changed in the meantime. The refusal of a wrong one-time code is the inner
    /// error, so that its count is committed.
    async fn apply(
        self,
        tx: &Transaction,
        now: DateTime<Utc>,
    ) -> Result<Result<bool, Refusal>, Refusal> {
        if !users::lock_unchanged(tx, &self.account).await? {
            return Ok(Ok(false));
        }
        self.attempt.ensure_unlocked(tx, now).await?;
        let Some(present) = lock_open(tx, &self.challenge, now).await? else {
            return Err(Refusal::ChallengeMissing);
        };
        if !self.proof.use_up(tx, &self.account, now).await? {
            let refusal = count_wrong(tx, Some(present), &self.attempt, self.failed, now);
            return Ok(Err(refusal.await?));
        }
        // The hash of the pending code.
        let key = &self.challenge.key_hash;
        challenges::end(tx, key, now).await?;
        if !codes::use_up(tx, key, now).await? {
            return Err(Refusal::ChallengeMissing);
        }
        codes::insert(tx, self.full_code);
        self.attempt.record_success(tx, now).await?;
        if let Some((event, letter)) = self.notice {
            audit::insert(tx, event);
            outbox::insert(tx, letter).await?;
        }
        Ok(Ok(true))
    }
}

impl Proof {
    /// Marks what was proven as used. Returns false if nothing was proven, or if it was used before.
    async fn use_up(
        &self,
        tx: &Transaction,
        account: &Account,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        match self {
            Self::Wrong => Ok(false),
            // The challenge ends with its code, so there is nothing else to mark.
            Self::MailedCode => Ok(true),
            Self::Step(step) => step.use_up(tx, now).await,
            Self::RecoveryCode(hash) => {
                authenticators::use_recovery_code(tx, account.user.id, hash, now).await
            }
        }
    }
}
