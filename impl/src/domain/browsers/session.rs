//! Beginning, finding and ending the session of a browser.

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        audit::EventKind, browsers::Browsers, caller::Caller, codes::code::CodeKind,
        refusal::Refusal, secrets::token_hash, sessions::revocations::log_ends,
    },
    random::RandomnessExt,
    store::{
        Error, Transaction, audit,
        browser_sessions::{self, BrowserSession},
        codes::{self, Code},
        device_codes,
        revocations::Revocation,
        sessions::{self, Session},
        users,
    },
};

/// The time of the last use is written no more often than this.
const TOUCH_INTERVAL: TimeDelta = TimeDelta::minutes(1);

/// What becomes of the code of the login that begins a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginCode {
    /// The application gets it.
    Kept,
    /// Nobody does: the authorization endpoint issues another one. The login is recorded now and not once an application
    /// exchanges that code: the update changes `updated_at`, about which ID token and user info must agree.
    UsedUp,
}

impl LoginCode {
    /// For a login on a page, within the authorization that `resume` continues, if there is one.
    pub fn within(resume: Option<&str>) -> Self {
        match resume {
            Some(_) => Self::UsedUp,
            None => Self::Kept,
        }
    }
}

/// The session of a browser that a login begins, to be stored in a transaction.
pub(in crate::domain) struct Beginning {
    pub set_cookie: SecretString,
    session: BrowserSession,
    /// The open session that the browser has had so far.
    previous: Option<BrowserSession>,
    instance: Uuid,
}

/// What a [`Beginning`] has stored.
pub(in crate::domain) struct Begun {
    /// Id of the browser's session.
    pub session: Uuid,
    /// Of the applications of another user, who was signed in before.
    pub revoked: Vec<Revocation>,
}

impl Beginning {
    /// If somebody else was signed in before, locks that user and the one who signs in now. To be called before the latter is
    /// locked: whoever begins or ends sessions locks users first, and several in the order of their ids.
    pub async fn lock_both_users(&self, tx: &Transaction) -> Result<(), Error> {
        let present = self.session.user_id;
        let previous = self.previous.as_ref().map(|previous| previous.user_id);
        if let Some(previous) = previous.filter(|previous| *previous != present) {
            users::lock(tx, previous.min(present)).await?;
            users::lock(tx, previous.max(present)).await?;
        }
        Ok(())
    }

    /// To be called within [`Sessions::write_revocations`](crate::domain::sessions::Sessions::write_revocations). A previous
    /// session is renewed if it is of the same user and ended otherwise.
    pub async fn store(self, tx: &Transaction, now: DateTime<Utc>) -> Result<Begun, Error> {
        let session = self.session;
        let mut begun = Begun {
            session: session.id,
            revoked: Vec::new(),
        };
        let Some(previous) = self.previous else {
            browser_sessions::insert(tx, session);
            return Ok(begun);
        };
        let renewed = BrowserSession {
            id: previous.id,
            ..session.clone()
        };
        if previous.user_id == session.user_id && browser_sessions::renew(tx, &renewed).await? {
            begun.session = previous.id;
            return Ok(begun);
        }
        // Someone else: the applications of the previous user must not go on in this browser.
        let (_, ended) = end_with_applications(tx, previous.id, now).await?;
        browser_sessions::insert(tx, session);
        begun.revoked = log_ends(tx, self.instance, &ended).await?;
        Ok(begun)
    }
}

impl Browsers {
    /// The session of this browser; `None` if nobody is signed in.
    ///
    /// # Errors
    /// Database errors.
    pub async fn find(&self, cookie: Option<&str>) -> Result<Option<BrowserSession>, Refusal> {
        let found = self.find_even_idle(cookie).await?;
        let now = self.clock.now();
        let idle = self.settings.login.browser_session_idle;
        let Some(session) = found.filter(|session| session.is_open(now, idle)) else {
            return Ok(None);
        };
        if session.last_used_at + TOUCH_INTERVAL <= now {
            let id = session.id;
            self.store
                .write(move |tx| {
                    Box::pin(async move { browser_sessions::touch(tx, id, now).await })
                })
                .await?;
        }
        Ok(Some(session))
    }

    /// The session of this browser, also one that has been idle for too long or has expired: its applications may live on. `None`
    /// if it has ended.
    ///
    /// # Errors
    /// Database errors.
    pub async fn find_even_idle(
        &self,
        cookie: Option<&str>,
    ) -> Result<Option<BrowserSession>, Refusal> {
        let Some(cookie) = cookie.filter(|cookie| !cookie.is_empty()) else {
            return Ok(None);
        };
        let found = browser_sessions::find(self.store.reader(), &token_hash(cookie)).await?;
        Ok(found.filter(|session| session.ended_at.is_none()))
    }

    /// Signs the user of a login's code in to the browser. `cookie` is that of the browser's previous session, which is
    /// renewed if it is of the same user and ended otherwise. Returns the `Set-Cookie` value; `None` if the code is not
    /// that of a complete login, or has been used.
    ///
    /// # Errors
    /// [`Refusal::InvalidCredentials`] if the code is voided while the session begins; database errors.
    pub async fn begin(
        &self,
        code: &SecretString,
        becomes: LoginCode,
        cookie: Option<&str>,
    ) -> Result<Option<String>, Refusal> {
        let hash = token_hash(code.expose_secret());
        let code = codes::find(self.store.reader(), &hash).await?;
        let is_login = |code: &Code| code.kind == CodeKind::Full && code.used_at.is_none();
        let Some(code) = code.filter(is_login) else {
            return Ok(None);
        };
        let beginning = self.beginning(&code, cookie).await?;
        let set_cookie = beginning.set_cookie.clone();
        let now = self.clock.now();
        self.sessions
            .write_revocations::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    beginning.lock_both_users(tx).await?;
                    users::lock(tx, code.user_id).await?;
                    let begun = beginning.store(tx, now).await?;
                    let is_unused = match becomes {
                        LoginCode::Kept => {
                            codes::issue_in_browser(tx, &hash, begun.session).await?
                        }
                        LoginCode::UsedUp => {
                            users::set_last_login(tx, code.user_id, now);
                            codes::use_up(tx, &hash, now).await?
                        }
                    };
                    if !is_unused {
                        return Err(Refusal::InvalidCredentials);
                    }
                    Ok(((), begun.revoked))
                })
            })
            .await?;
        Ok(Some(set_cookie.expose_secret().to_owned()))
    }

    /// Prepares the session of a browser for the user of a login's code. `cookie` is that of the browser's previous session.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn beginning(
        &self,
        code: &Code,
        cookie: Option<&str>,
    ) -> Result<Beginning, Refusal> {
        let previous = self.find_even_idle(cookie).await?;
        let (secret, session) = self.new_session(code);
        let life = self.settings.login.browser_session_max_age.as_secs();
        Ok(Beginning {
            set_cookie: self.cookies.session_cookie(&secret, life).into(),
            session,
            previous,
            instance: self.sessions.instance,
        })
    }

    /// The secret for the cookie, and the row.
    fn new_session(&self, code: &Code) -> (String, BrowserSession) {
        let now = self.clock.now();
        let secret = self.random.token();
        let session = BrowserSession {
            id: self.random.uuid(),
            secret_hash: token_hash(&secret),
            user_id: code.user_id,
            provider: code.provider.clone(),
            methods: code.methods.clone().unwrap_or_default(),
            authenticated_at: now,
            last_used_at: now,
            expires_at: now + seconds(self.settings.login.browser_session_max_age.as_secs()),
            ended_at: None,
            provider_session: code.provider_session.clone(),
        };
        (secret, session)
    }

    /// Ends the browser's session and every session that began through it, and records that. Returns the `Set-Cookie` value
    /// that removes the cookie.
    ///
    /// # Errors
    /// Database errors.
    pub async fn end(
        &self,
        session: Option<&BrowserSession>,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        if let Some(session) = session {
            let user = users::find(self.store.reader(), session.user_id).await?;
            let event = self
                .sessions
                .audit
                .event(EventKind::Logout, user.as_ref(), "", caller)
                .with_detail("signed out of the browser");
            let (id, owner) = (session.id, session.user_id);
            let (now, instance) = (self.clock.now(), self.sessions.instance);
            self.sessions
                .write_revocations::<_, Refusal, _>(move |tx| {
                    Box::pin(async move {
                        users::lock(tx, owner).await?;
                        let (was_open, ended) = end_with_applications(tx, id, now).await?;
                        if was_open {
                            audit::insert(tx, event);
                        }
                        Ok(((), log_ends(tx, instance, &ended).await?))
                    })
                })
                .await?;
        }
        Ok(self.cookies.session_cookie("", 0))
    }
}

/// Ends a session and everything that began through it. Returns whether it was open, and the ended sessions of
/// applications. To be called while its user is locked. The codes come first: each is then either exchanged, and its session
/// among the ended ones, or void.
pub(in crate::domain) async fn end_with_applications(
    tx: &Transaction,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(bool, Vec<Session>), Error> {
    let was_open = browser_sessions::end(tx, id, now).await?;
    codes::void_of_browser(tx, id, now).await?;
    device_codes::void_of_browser(tx, id).await?;
    let ended = sessions::end_of_browser(tx, id, now).await?;
    Ok((was_open, ended))
}
