//! Mailed codes: sending one for a login without password (`POST /auth/send-otp`), and completing that login.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::{
    clock::seconds,
    domain::{
        accounts::status::check_user,
        audit::EventKind,
        caller::Caller,
        clients::client::{ClientProof, Issues, redirect_address},
        codes::code::{Factor, LoggedIn},
        keys::seal::Purpose,
        limits::{
            attempt::{Attempt, Failure},
            counter::key,
            mail_budget::MailPurpose,
        },
        refusal::Refusal,
        second_factor::{
            SecondFactors,
            challenge::{count_wrong, is_open, lock_open},
            policy::{NextStep, ProvenFactor},
        },
    },
    mail::Message,
    names::fold,
    random::RandomnessExt,
    store::{
        Error, audit,
        challenges::{self, Challenge},
        clients,
        columns::Sealed,
        entities::{auth_clients, one_time_challenges::FirstFactor},
        outbox,
        users::{self, INTERNAL},
    },
};

/// Key of the challenge that is opened for a name.
fn name_key(name: &str) -> Vec<u8> {
    key(&["one-time code", &fold(name)])
}

impl SecondFactors {
    /// Mails a code for a login without password. For an unknown name, or a user without an address, the same happens
    /// except that the mail is not delivered.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::CodeChallengeRequired`], [`Refusal::TooManyAttempts`].
    pub async fn send_otp(
        &self,
        client_id: &str,
        client: &ClientProof,
        name: &str,
        code_challenge: Option<String>,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let issues = Issues::code(code_challenge.as_deref());
        let client = self
            .clients
            .check_client(client_id, client, issues, caller)
            .await?;
        let account = users::find_account_by_name(self.store.reader(), name).await?;
        let code = self.new_mailed_code();
        let now = self.clock.now();
        let challenge = Challenge {
            key_hash: name_key(name),
            user_id: account.as_ref().map(|account| account.user.id),
            client_id: client.id,
            first_factor: FirstFactor::MailedCode,
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
        let letter = self.outbox.letter_if_known(account.as_ref(), message);
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
                    audit::insert(tx, event);
                    challenges::open(tx, challenge, now).await?;
                    outbox::insert(tx, letter).await?;
                    Ok(())
                })
            })
            .await?;
        self.outbox.wake_sender();
        Ok(())
    }

    /// Completes a login by a mailed code. Until the code is verified nothing depends on whether the name exists.
    /// Returns `None` if the account was changed in the meantime.
    pub(super) async fn try_mailed_login(
        &self,
        name: &str,
        otp: &SecretString,
        named: Option<i32>,
        caller: &Caller,
    ) -> Result<Option<LoggedIn>, Refusal> {
        let now = self.clock.now();
        let attempt = self.limits.begin_attempt(name, caller.address).await?;
        let (challenge, client) = self.find_challenge_of_name(name, named, now).await?;
        let user = challenge.user_id.unwrap_or_default();
        let account = users::find_account(self.store.reader(), user).await?;
        if !self.is_mailed_code(&challenge, otp) {
            let failure = self
                .limits
                .failure(account.as_ref(), &client.client_id, caller)?;
            return Err(self.count_wrong_code(challenge, attempt, failure).await?);
        }
        let account = account.ok_or(Refusal::ChallengeMissing)?;
        check_user(&account, &client)?;
        let (code, next, rows) = self
            .next_code(ProvenFactor {
                first_factor: FirstFactor::MailedCode,
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
                    attempt.ensure_unlocked(tx, now).await?;
                    if lock_open(tx, &challenge, now).await?.is_none() {
                        return Err(Refusal::ChallengeMissing);
                    }
                    challenges::end(tx, &challenge.key_hash, now).await?;
                    if next == NextStep::Complete {
                        attempt.record_success(tx, now).await?;
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
            set_cookie: None,
        }))
    }

    /// Finds the challenge that was opened for a name, and its client, which must be the one that the caller `named`.
    async fn find_challenge_of_name(
        &self,
        name: &str,
        named: Option<i32>,
        now: DateTime<Utc>,
    ) -> Result<(Challenge, auth_clients::Model), Refusal> {
        let db = self.store.reader();
        let challenge = challenges::find(db, &name_key(name))
            .await?
            .filter(|challenge| is_open(challenge, now))
            .ok_or(Refusal::ChallengeMissing)?;
        if named.is_some_and(|named| named != challenge.client_id) {
            return Err(Refusal::ClientInvalid);
        }
        let client = clients::find_by_number(db, challenge.client_id)
            .await?
            .ok_or(Refusal::ChallengeMissing)?;
        Ok((challenge, client))
    }

    /// Counts a wrong code and returns the refusal for the caller.
    async fn count_wrong_code(
        &self,
        challenge: Challenge,
        attempt: Attempt,
        failure: Failure,
    ) -> Result<Refusal, Refusal> {
        let now = self.clock.now();
        let refusal = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    let present = lock_open(tx, &challenge, now).await?;
                    count_wrong(tx, present, &attempt, failure, now).await
                })
            })
            .await?;
        self.outbox.wake_sender();
        Ok(refusal)
    }

    /// Six decimal digits.
    pub(in crate::domain) fn new_mailed_code(&self) -> String {
        // The bias of the remainder is negligible: 2^64 is much larger than a million.
        let number = u64::from_le_bytes(self.random.bytes()) % 1_000_000;
        format!("{number:06}")
    }

    /// The validity of a mailed code in minutes, rounded up.
    pub(in crate::domain) fn otp_minutes(&self) -> u64 {
        self.settings.login.otp_step.as_secs().div_ceil(60)
    }

    pub(in crate::domain) fn seal_mailed_code(&self, code: &str) -> Result<Sealed, Refusal> {
        self.sealer
            .seal(&*self.random, Purpose::OneTimeCode, code.as_bytes())
            .map(Sealed::from)
            .map_err(Refusal::internal)
    }

    /// Whether `otp` is the code that was mailed for the challenge.
    pub(super) fn is_mailed_code(&self, challenge: &Challenge, otp: &SecretString) -> bool {
        let mailed = challenge
            .code
            .as_deref()
            .and_then(|sealed| self.sealer.open(Purpose::OneTimeCode, sealed).ok());
        mailed.is_some_and(|mailed| mailed.ct_eq(otp.expose_secret().as_bytes()).into())
    }
}
