//! Verifying one-time codes: `POST /auth/verify-otp`.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    domain::{
        accounts::status::check_user,
        caller::Caller,
        clients::client::redirect_address,
        codes::code::{CodeKind, Factor, LoggedIn},
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
        let db = self.store.reader();
        let now = self.clock.now();
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
        let attempt = self
            .limits
            .begin_attempt(&account.user.username, caller.address)
            .await?;
        check_user(&account, &client)?;
        self.check_completes(&challenge, &account)?;
        let proof = self.check_otp(&challenge, &account, otp)?;
        let (code, row) = self.codes.new_full_code(pending, &client);
        let failed = self
            .limits
            .failure(Some(&account), &client.client_id, caller)?;
        let notice = self
            .recovery_notice(&proof, &account, &client, caller)
            .await?;
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok(Ok(false));
                    }
                    attempt.ensure_unlocked(tx, now).await?;
                    let Some(present) = lock_open(tx, &challenge, now).await? else {
                        return Err(Refusal::ChallengeMissing);
                    };
                    if !proof.use_up(tx, &account, now).await? {
                        // Returned as the inner error, so that the count is committed.
                        let refusal = count_wrong(tx, Some(present), &attempt, failed, now);
                        return Ok(Err(refusal.await?));
                    }
                    challenges::end(tx, &challenge.key_hash, now).await?;
                    // The challenge's key is the hash of the pending code.
                    if !codes::use_up(tx, &challenge.key_hash, now).await? {
                        return Err(Refusal::ChallengeMissing);
                    }
                    codes::insert(tx, row).await?;
                    attempt.record_success(tx, now).await?;
                    if let Some((event, letter)) = notice {
                        audit::insert(tx, event).await?;
                        outbox::insert(tx, letter).await?;
                    }
                    Ok(Ok(true))
                })
            })
            .await?;
        self.outbox.wake_sender();
        let unchanged = unchanged?;
        Ok(unchanged.then_some(LoggedIn {
            code,
            due: None,
            client_address: redirect_address(&client),
        }))
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
        match self.next_step(account.credentials.as_ref(), challenge.begun_by) {
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
