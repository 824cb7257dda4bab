//! Which factors a login takes. The whole rule is the table in [`what_follows`]; the rest carries it out.

use secrecy::SecretString;

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
    random::RandomnessExt,
    store::{
        Transaction,
        audit::{self, NewEvent},
        challenges::{self, Challenge},
        codes::{self, Code},
        columns::Sealed,
        entities::{auth_clients, one_time_challenges::FirstFactor, user_credentials},
        outbox::{self, NewMail},
        users::Account,
    },
};

/// What follows a first factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Nothing: the code redeems.
    Complete,
    Due(Factor),
    /// A second factor is due that this login can never prove: the code is good for nothing.
    Never,
}

/// The table of the second factor: the setting, whether an authenticator is confirmed, and how the login began.
pub fn what_follows(mfa: SecondFactor, authenticator: bool, begun: FirstFactor) -> NextStep {
    use FirstFactor::{Login, MailedCode};
    use SecondFactor::{Enrolled, Off, Required};
    match (mfa, authenticator, begun) {
        (Off, _, _) => NextStep::Complete,
        (Enrolled, false, _) => NextStep::Complete,
        (Enrolled | Required, true, _) => NextStep::Due(Factor::Authenticator),
        (Required, false, Login) => NextStep::Due(Factor::Mail),
        // A second mailed code would prove the same mailbox twice.
        (Required, false, MailedCode) => NextStep::Never,
    }
}

/// Whether a confirmed authenticator exists. Secrets of an adopted database count as confirmed.
pub(crate) fn has_authenticator(credentials: Option<&user_credentials::Model>) -> bool {
    credentials.is_some_and(|own| own.secret_key.is_some())
}

/// A first factor that somebody has shown.
pub(crate) struct ShownFactor<'a> {
    pub begun: FirstFactor,
    pub caller: &'a Caller,
    pub client: &'a auth_clients::Model,
    pub account: &'a Account,
    /// `user_credentials.auth_provider`, or the provider that vouched.
    pub provider: &'a str,
    pub code_challenge: Option<String>,
    pub external_tokens: Option<Sealed>,
    pub provider_session: Option<String>,
}

/// The code that a first factor gives, and what is due before it redeems.
pub(crate) struct NextCode {
    pub code: SecretString,
    pub next: NextStep,
    rows: Rows,
}

/// What [`NextCode`] stores.
pub(crate) struct Rows {
    code: Code,
    challenge: Option<Challenge>,
    mail: Option<(MailBudget, NewMail)>,
    /// That a factor is due.
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
    pub(crate) fn what_follows(
        &self,
        credentials: Option<&user_credentials::Model>,
        begun: FirstFactor,
    ) -> NextStep {
        what_follows(
            self.settings.login.mfa,
            has_authenticator(credentials),
            begun,
        )
    }

    /// The code that follows a first factor; with a factor due, a pending one that opens a challenge.
    ///
    /// # Errors
    /// Faults of ours only.
    pub(crate) fn next_code(&self, first: ShownFactor<'_>) -> Result<NextCode, Refusal> {
        let (client, account) = (first.client, first.account);
        let next = self.what_follows(account.credentials.as_ref(), first.begun);
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
                // The address's budget is not touched: behind one address many may have the right password.
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
                begun_by: first.begun,
                factor,
                code: sealed,
                tries: 0,
                created_at: now,
                expires_at: now + seconds(self.settings.login.otp_step.as_secs()),
                ended_at: None,
                // The pending code has it.
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

    /// What to answer where tokens would be given at once and a factor is due; that is written down.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn refuse_for_factor(
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

    /// Six digits.
    pub(in crate::domain) fn new_mailed_code(&self) -> String {
        // 2^64 is so much more than a million that no digit is visibly likelier than another.
        let number = u64::from_le_bytes(self.random.bytes()) % 1_000_000;
        format!("{number:06}")
    }

    /// How long a mailed code is good.
    pub(in crate::domain) fn otp_minutes(&self) -> u64 {
        self.settings.login.otp_step.as_secs().div_ceil(60)
    }
}

impl Rows {
    /// # Errors
    /// [`Refusal::TooManyAttempts`] for too many such mails; those of the database.
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
            audit::insert(tx, event).await?;
        }
        codes::insert(tx, self.code).await?;
        if let Some(challenge) = self.challenge {
            challenges::open(tx, challenge, now).await?;
        }
        Ok(())
    }
}
