//! One-time codes: `POST /auth/send-otp` and `POST /auth/verify-otp`.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::{
    clock::seconds,
    domain::{
        accounts::standing::check_user,
        audit::EventKind,
        caller::Caller,
        clients::client::{ClientProof, Gives, redirect_address},
        codes::code::{CodeKind, Factor, LoggedIn, NewCode},
        keys::seal::Purpose,
        limits::{
            counter::key,
            lockout::{Attempt, Failure},
            mail_budget::MailPurpose,
        },
        refusal::Refusal,
        retry::until_unchanged,
        second_factor::{
            SecondFactors,
            enrolment::recovery_code_hash,
            policy::{NextStep, ShownFactor},
            totp::UsedStep,
        },
        secrets::token_hash,
    },
    mail::{Letter, Message},
    names::fold,
    store::{
        Error, Transaction, audit, authenticators,
        challenges::{self, Challenge},
        clients,
        codes::{self, Code},
        columns::Sealed,
        entities::one_time_challenges::FirstFactor,
        outbox,
        users::{self, Account, INTERNAL},
    },
};

/// After so many wrong codes a challenge is dead, whatever RATE_LIMIT says.
pub(in crate::domain) const TRIES: i32 = 5;

/// What a caller gave in answer to a challenge of a login.
#[derive(Clone)]
enum Proof {
    Wrong,
    MailedCode,
    Step(UsedStep),
    RecoveryCode(Vec<u8>),
}

fn name_key(name: &str) -> Vec<u8> {
    key(&["one-time code", &fold(name)])
}

fn is_open(challenge: &Challenge, now: DateTime<Utc>) -> bool {
    challenge.ended_at.is_none() && challenge.expires_at > now
}

impl SecondFactors {
    /// Mails a code that logs the user in. For an unknown name, and for a user without an address, all the same happens,
    /// save that the letter is not delivered.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::CodeChallengeDemanded`], [`Refusal::TooManyAttempts`].
    pub async fn send_otp(
        &self,
        client_id: &str,
        client: &ClientProof,
        name: &str,
        code_challenge: Option<String>,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let gives = Gives::code(code_challenge.as_deref());
        let client = self
            .clients
            .check_client(client_id, client, gives, caller)
            .await?;
        let account = users::find_account_by_name(self.store.reader(), name).await?;
        let code = self.new_mailed_code();
        let now = self.clock.now();
        let challenge = Challenge {
            key_hash: name_key(name),
            user_id: account.as_ref().map(|account| account.user.id),
            client_id: client.id,
            begun_by: FirstFactor::MailedCode,
            factor: Factor::Mail,
            code: Some(self.seal_mailed_code(&code)?),
            tries: 0,
            created_at: now,
            expires_at: now + seconds(self.settings.login.otp_step.as_secs()),
            ended_at: None,
            code_challenge,
        };
        let message = Message::OneTimeCode {
            code,
            minutes: self.otp_minutes(),
        };
        let letter = match &account {
            Some(account) => self.outbox.letter_to(account, message),
            None => Letter {
                to: None,
                locale: None,
                message,
            },
        };
        let letter = self.outbox.seal_letter(&letter)?;
        let budget = self
            .limits
            .mail_budget(MailPurpose::OneTimeCode, name, Some(caller.address));
        let user = account.as_ref().map(|account| &account.user);
        let event = self
            .audit
            .event(EventKind::MailAsked, user, &client.client_id, caller);
        let event = event.with_detail("one-time code");
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    budget.spend(tx, now).await?;
                    audit::insert(tx, event).await?;
                    challenges::open(tx, challenge, now).await?;
                    outbox::insert(tx, letter).await?;
                    Ok(())
                })
            })
            .await?;
        self.outbox.mail_waits();
        Ok(())
    }

    pub(in crate::domain) fn seal_mailed_code(&self, code: &str) -> Result<Sealed, Refusal> {
        self.sealer
            .seal(&*self.random, Purpose::OneTimeCode, code.as_bytes())
            .map(Sealed::from)
            .map_err(Refusal::internal)
    }

    /// Answers a challenge. `key` says which: the pending code of a login, the full code that an authenticator secret was made
    /// with, or the name that a code was mailed for. `client_id`, if there is one, must be the client that the challenge is for.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::ChallengeMissing`], [`Refusal::OtpInvalid`], [`Refusal::TooManyAttempts`], those of the user check.
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
                until_unchanged(|| self.try_to_complete_login(&pending, otp, caller)).await
            }
            None => {
                until_unchanged(|| self.try_mailed_login(key.expose_secret(), otp, named, caller))
                    .await
            }
        }
    }

    /// A login by a mailed code. Up to the verdict on the code nothing depends on whether the name is known.
    /// `None` when the account changed meanwhile.
    async fn try_mailed_login(
        &self,
        name: &str,
        otp: &SecretString,
        named: Option<i32>,
        caller: &Caller,
    ) -> Result<Option<LoggedIn>, Refusal> {
        let db = self.store.reader();
        let now = self.clock.now();
        let key = name_key(name);
        let attempt = self.limits.begin_attempt(name, caller.address).await?;
        let challenge = challenges::find(db, &key)
            .await?
            .filter(|challenge| is_open(challenge, now))
            .ok_or(Refusal::ChallengeMissing)?;
        if named.is_some_and(|named| named != challenge.client_id) {
            return Err(Refusal::ClientInvalid);
        }
        let client = clients::find_by_number(db, challenge.client_id)
            .await?
            .ok_or(Refusal::ChallengeMissing)?;
        let account = users::find_account(db, challenge.user_id.unwrap_or_default()).await?;
        if !self.is_mailed_code(&challenge, otp) {
            let failed = self
                .limits
                .failure(account.as_ref(), &client.client_id, caller)?;
            let refused = self.store.write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    let present = lock_open(tx, &challenge, now).await?;
                    count_wrong(tx, present, &attempt, failed, now).await
                })
            });
            let refusal = refused.await?;
            self.outbox.mail_waits();
            return Err(refusal);
        }
        let account = account.ok_or(Refusal::ChallengeMissing)?;
        check_user(&account, &client)?;
        let (code, next, rows) = self
            .next_code(ShownFactor {
                begun: FirstFactor::MailedCode,
                caller,
                client: &client,
                account: &account,
                provider: INTERNAL,
                code_challenge: challenge.code_challenge.clone(),
                external_tokens: None,
                provider_session: None,
            })?
            .into_parts();
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok(false);
                    }
                    attempt.still_allowed(tx, now).await?;
                    if lock_open(tx, &challenge, now).await?.is_none() {
                        return Err(Refusal::ChallengeMissing);
                    }
                    challenges::end(tx, &challenge.key_hash, now).await?;
                    if next == NextStep::Complete {
                        attempt.complete(tx, now).await?;
                    }
                    rows.store(tx, now).await?;
                    Ok(true)
                })
            })
            .await?;
        Ok(unchanged.then_some(LoggedIn {
            code,
            due: next.due(),
            client_address: redirect_address(&client),
        }))
    }

    /// The second factor of a login that has a pending code. `None` when the account changed meanwhile.
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
        let proof = self.judge(&challenge, &account, otp)?;
        let (code, row) = self.codes.new_code(NewCode {
            kind: CodeKind::Full,
            client: &client,
            user: account.user.id,
            provider: &pending.provider,
            code_challenge: pending.code_challenge.clone(),
            external_tokens: pending.external_tokens.clone(),
            provider_session: pending.provider_session.clone(),
        });
        let failed = self
            .limits
            .failure(Some(&account), &client.client_id, caller)?;
        let notice = match &proof {
            Proof::RecoveryCode(_) => {
                let left = authenticators::recovery_codes_left(db, account.user.id).await?;
                let left = left.saturating_sub(1);
                let used = self.recovery_code_used(&account, &client, caller, left)?;
                Some(used)
            }
            _ => None,
        };
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok(Ok(false));
                    }
                    attempt.still_allowed(tx, now).await?;
                    let Some(present) = lock_open(tx, &challenge, now).await? else {
                        return Err(Refusal::ChallengeMissing);
                    };
                    if !proof.use_up(tx, &account, now).await? {
                        // The inner error, so that the count is committed.
                        let refusal = count_wrong(tx, Some(present), &attempt, failed, now);
                        return Ok(Err(refusal.await?));
                    }
                    challenges::end(tx, &challenge.key_hash, now).await?;
                    // The pending code has the challenge's key.
                    if !codes::use_up(tx, &challenge.key_hash, now).await? {
                        return Err(Refusal::ChallengeMissing);
                    }
                    codes::insert(tx, row).await?;
                    attempt.complete(tx, now).await?;
                    if let Some((event, letter)) = notice {
                        audit::insert(tx, event).await?;
                        outbox::insert(tx, letter).await?;
                    }
                    Ok(Ok(true))
                })
            })
            .await?;
        self.outbox.mail_waits();
        let unchanged = unchanged?;
        Ok(unchanged.then_some(LoggedIn {
            code,
            due: None,
            client_address: redirect_address(&client),
        }))
    }

    /// Whether this challenge is still the one that completes the login: an authenticator may have been confirmed, or taken
    /// away, since it was opened.
    fn check_completes(&self, challenge: &Challenge, account: &Account) -> Result<(), Refusal> {
        match self.what_follows(account.credentials.as_ref(), challenge.begun_by) {
            NextStep::Complete => Ok(()),
            NextStep::Due(factor) if factor == challenge.factor => Ok(()),
            NextStep::Due(_) | NextStep::Never => Err(Refusal::ChallengeMissing),
        }
    }

    fn judge(
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

    fn is_mailed_code(&self, challenge: &Challenge, otp: &SecretString) -> bool {
        let mailed = challenge
            .code
            .as_deref()
            .and_then(|sealed| self.sealer.open(Purpose::OneTimeCode, sealed).ok());
        mailed.is_some_and(|mailed| mailed.ct_eq(otp.expose_secret().as_bytes()).into())
    }
}

impl Proof {
    /// False for what proves nothing, or was used before.
    async fn use_up(
        &self,
        tx: &Transaction,
        account: &Account,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        match self {
            Self::Wrong => Ok(false),
            // The challenge ends with it.
            Self::MailedCode => Ok(true),
            Self::Step(step) => step.use_up(tx, now).await,
            Self::RecoveryCode(hash) => {
                authenticators::use_recovery_code(tx, account.user.id, hash, now).await
            }
        }
    }
}

/// The challenge, locked, if it is still the open one that was judged.
async fn lock_open(
    tx: &Transaction,
    judged: &Challenge,
    now: DateTime<Utc>,
) -> Result<Option<Challenge>, Error> {
    let present = challenges::lock(tx, &judged.key_hash).await?;
    Ok(present.filter(|present| is_open(present, now) && present.code == judged.code))
}

/// Counts a wrong code at the challenge, the account and the address, and says what to answer.
async fn count_wrong(
    tx: &Transaction,
    challenge: Option<Challenge>,
    attempt: &Attempt,
    failed: Failure,
    now: DateTime<Utc>,
) -> Result<Refusal, Error> {
    let Some(challenge) = challenge else {
        return Ok(Refusal::ChallengeMissing);
    };
    let last = challenge.tries + 1 >= TRIES;
    challenges::count_wrong(tx, &challenge.key_hash, last, now).await?;
    let verdict = attempt.count_failure(tx, failed, now).await?;
    Ok(verdict.err().unwrap_or(Refusal::OtpInvalid))
}
