//! Whether the session of a browser is enough for an authorization request.

use chrono::Duration;

use crate::{
    domain::{
        browsers::{request::Prompt, resume::Resume},
        oauth::{OAuth, scope},
        refusal::Refusal,
        second_factor::policy::NextStep,
    },
    store::{
        browser_sessions::BrowserSession,
        entities::one_time_challenges::FirstFactor,
        users::{self, Account},
    },
};

/// How long a login satisfies a request that demands one. The address of the request stays in the browser's history, and
/// must not do without the login later.
const FRESH_LOGIN: Duration = Duration::minutes(10);

/// Whether somebody is signed in as a request demands.
pub(super) enum SignedIn {
    Yes(Box<BrowserSession>, Box<Account>),
    /// The session's login has not proven a factor that is due now.
    FactorDue,
    /// Nobody is, or a new login is due.
    No,
}

impl OAuth {
    /// Whether the browser's session is enough for the request.
    ///
    /// # Errors
    /// Database errors.
    pub(super) async fn signed_in(
        &self,
        session: Option<BrowserSession>,
        resume: &Resume,
        resumed: bool,
    ) -> Result<SignedIn, Refusal> {
        let session = session.filter(|session| self.is_recent(session, resume, resumed));
        let Some(session) = session else {
            return Ok(SignedIn::No);
        };
        let account = users::find_account(self.store.reader(), session.user_id).await?;
        Ok(match account {
            None => SignedIn::No,
            Some(account) if self.has_no_due_factors(&session, &account) => {
                SignedIn::Yes(Box::new(session), Box::new(account))
            }
            Some(_) => SignedIn::FactorDue,
        })
    }

    /// Whether the session satisfies `prompt`, `max_age` and `id_token_hint`. A login after the request began always does,
    /// except for the wrong user.
    fn is_recent(&self, session: &BrowserSession, resume: &Resume, resumed: bool) -> bool {
        let request = &resume.request;
        if !request.expects(session.user_id) {
            return false;
        }
        let authenticated_at = session.authenticated_at;
        let age: Duration = self.clock.now() - authenticated_at;
        if resumed && authenticated_at >= resume.began_at() && age <= FRESH_LOGIN {
            return true;
        }
        let asks_again = |prompt: &Prompt| matches!(prompt, Prompt::Login | Prompt::SelectAccount);
        let too_old = |most: i64| most == 0 || age.num_milliseconds() > most.saturating_mul(1000);
        !request.prompts.iter().any(asks_again) && !request.max_age.is_some_and(too_old)
    }

    /// Whether no factor is due that the session's login has not proven: MFA may have been required, or an authenticator
    /// enrolled, since.
    pub(super) fn has_no_due_factors(&self, session: &BrowserSession, account: &Account) -> bool {
        let next = self
            .second_factor
            .next_step(account.credentials.as_ref(), FirstFactor::Login);
        next == NextStep::Complete || scope::has(&session.methods, "mfa")
    }
}
