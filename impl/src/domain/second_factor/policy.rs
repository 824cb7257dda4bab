//! Which factors a login needs. The rule is the table in [`next_step`]; the rest of this module applies it.

use secrecy::SecretString;
use uuid::Uuid;

use crate::{
    clock::seconds,
    config::SecondFactor,
    domain::{
        audit::EventKind,
        caller::Caller,
        codes::code::{CodeKind, Factor, NewCode},
        limits::mail_budget::{MailBudget, MailPurpose},
        refusal::Refusal,
        second_factor::SecondFactors,
    },
    mail::Message,
    store::{
        Transaction,
        audit::{self, NewEvent},
        challenges::{self, Challenge},
        codes::{self, Code},
        columns::Sealed,
        entities::{auth_clients, one_time_challenges::FirstFactor, user_credentials},
        outbox::{self, NewMail},
        users::{Account, INTERNAL},
    },
};

/// What follows a first factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Nothing is due: the code can be exchanged for tokens.
    Complete,
    Due(Factor),
    /// A second factor is due that this login cannot prove: the code can never be exchanged.
    Never,
}

/// Decides from the MFA setting, whether the user has a confirmed authenticator, and the first factor.
pub fn next_step(mfa: SecondFactor, authenticator: bool, first_factor: FirstFactor) -> NextStep {
    use FirstFactor::{Login, MailedCode};
    use SecondFactor::{Enrolled, Off, Required};
    match (mfa, authenticator, first_factor) {
        (Off, _, _) => NextStep::Complete,
        (Enrolled, false, _) => NextStep::Complete,
        (Enrolled | Required, true, _) => NextStep::Due(Factor::Authenticator),
        (Required, false, Login) => NextStep::Due(Factor::Mail),
        // A second mailed code would only prove access to the same mailbox again.
        (Required, false, MailedCode) => NextStep::Never,
    }
}

/// The value of RFC 8176 for a first factor. There is none for a login at an identity provider.
fn methods(first_factor: FirstFactor, provider: &str) -> &'static str {
    match first_factor {
        FirstFactor::MailedCode => "otp",
        FirstFactor::Login if provider == INTERNAL => "pwd",
        FirstFactor::Login => "",
    }
}

/// Whether the user has a confirmed authenticator. Secrets in an adopted database count as confirmed.
pub(crate) fn has_authenticator(credentials: Option<&user_credentials::Model>) -> bool {
    credentials.is_some_and(|own| own.secret_key.is_some())
}

/// A proven first factor.
pub(crate) struct ProvenFactor<'a> {
    pub first_factor: FirstFactor,
    pub caller: &'a Caller,
    pub client: &'a auth_clients::Model,
    pub account: &'a Account,
    /// The identity provider, or `user_credentials.auth_provider` for a login at this service.
    pub provider: &'a str,
    pub code_challenge: Option<String>,
    pub external_tokens: Option<Sealed>,
    pub provider_session: Option<String>,
}

/// The code issued after a first factor, and what is due before it can be exchanged.
pub(crate) struct NextCode {
    pub code: SecretString,
    pub next: NextStep,
    rows: Rows,
}

/// The rows of a [`NextCode`].
pub(crate) struct Rows {
    code: Code,
    challenge: Option<Challenge>,
    mail: Option<(MailBudget, NewMail)>,
    /// Records that a factor is due.
    event: Option<NewEvent>,
}

impl NextCode {
    pub fn into_parts(self) -> (SecretString, NextStep, Rows) {
        (self.code, self.next, self.rows)
    }
}

impl NextStep {
    pub fn due(self) -> Option<Factor> {
        match self {
            Self::Due(factor) => Some(factor),
            Self::Complete | Self::Never => None,
        }
    }
}

impl SecondFactors {
    pub(crate) fn next_step(
        &self,
        credentials: Option<&user_credentials::Model>,
        first_factor: FirstFactor,
    ) -> NextStep {
        next_step(
            self.settings.login.mfa,
            has_authenticator(credentials),
            first_factor,
        )
    }

    /// Issues the code after a first factor. If a factor is due, it is a pending code with a challenge.
    ///
    /// # Errors
    /// Internal errors only.
    pub(crate) fn next_code(&self, first: ProvenFactor<'_>) -> Result<NextCode, Refusal> {
        let (client, account) = (first.client, first.account);
        let next = self.next_step(account.credentials.as_ref(), first.first_factor);
        let kind = match next {
            NextStep::Complete => CodeKind::Full,
            NextStep::Due(_) | NextStep::Never => CodeKind::Pending,
        };
        let (code, row) = self.codes.new_code(NewCode {
            kind,
            client,
            user: account.user.id,
            provider: first.provider,
            code_challenge: first.code_challenge,
            external_tokens: first.external_tokens,
            provider_session: first.provider_session,
            methods: methods(first.first_factor, first.provider).to_owned(),
            device: first.caller.device(),
        });
        let mut rows = Rows {
            code: row,
            challenge: None,
            mail: None,
            event: (next != NextStep::Complete)
                .then(|| self.factor_due(account, client, first.caller)),
        };
        if let NextStep::Due(factor) = next {
            let mut sealed = None;
            if factor == Factor::Mail {
                let mailed = self.new_mailed_code();
                sealed = Some(self.seal_mailed_code(&mailed)?);
                let letter = self.outbox.seal_letter(&self.outbox.letter_to(
                    account,
                    Message::OneTimeCode {
                        code: mailed,
                        minutes: self.otp_minutes(),
                    },
                ))?;
                // Not counted for the address: many users with correct passwords may be behind one address.
                let budget =
                    self.limits
                        .mail_budget(MailPurpose::Login, &account.user.username, None);
                rows.mail = Some((budget, letter));
            }
            let now = self.clock.now();
            rows.challenge = Some(Challenge {
                key_hash: rows.code.code_hash.clone(),
                user_id: Some(account.user.id),
                client_id: client.id,
                first_factor: first.first_factor,
                factor,
                code: sealed,
                tries: 0,
                created_at: now,
                expires_at: now + seconds(self.settings.login.otp_step.as_secs()),
                ended_at: None,
                // Stored with the pending code.
                code_challenge: None,
            });
        }
        Ok(NextCode { code, next, rows })
    }

    fn factor_due(
        &self,
        account: &Account,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> NewEvent {
        let user = Some(&account.user);
        self.audit
            .event(EventKind::FactorDue, user, &client.client_id, caller)
    }

    /// Records that a login which would issue tokens needs a second factor, and returns the refusal.
    ///
    /// # Errors
    /// Database errors.
    pub(crate) async fn record_factor_due(
        &self,
        account: &Account,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Refusal, Refusal> {
        self.audit
            .write(self.factor_due(account, client, caller))
            .await?;
        Ok(Refusal::UserVerificationFailed)
    }
}

impl Rows {
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// The code was issued in this session of a browser.
    pub fn issued_in(&mut self, browser_session: Uuid) {
        self.code.browser_session_id = Some(browser_session);
    }

    /// # Errors
    /// [`Refusal::TooManyAttempts`] after too many such mails; database errors.
    pub async fn store(
        self,
        tx: &Transaction,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<(), Refusal> {
        if let Some((budget, letter)) = self.mail {
            budget.spend(tx, now).await?;
            outbox::insert(tx, letter).await?;
        }
        if let Some(event) = self.event {
            audit::insert(tx, event);
        }
        codes::insert(tx, self.code);
        if let Some(challenge) = self.challenge {
            challenges::open(tx, challenge, now).await?;
        }
        Ok(())
    }
}
