//! Beginning, finding and ending the session of a browser.

use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        audit::EventKind, browsers::Browsers, caller::Caller, codes::code::CodeKind,
        refusal::Refusal, retry::retry_if_changed, secrets::token_hash,
        sessions::revocations::log_ends,
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

/// The time of the last use is written no more often than this, and ten times within the time for which a session may be idle.
const TOUCH_INTERVAL: Duration = Duration::from_secs(60);

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
    /// The session that the browser has had so far, which may have ended.
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

    /// To be called within [`Sessions::write_revocations`](crate::domain::sessions::Sessions::write_revocations), before anything
    /// else is written. A previous session is renewed if it is of the same user and ended otherwise. `None` if a third user has
    /// signed in to this browser in the meantime, who is not locked: the caller has to begin anew.
    pub async fn store(self, tx: &Transaction, now: DateTime<Utc>) -> Result<Option<Begun>, Error> {
        let locked = [
            Some(self.session.user_id),
            self.previous.as_ref().map(|session| session.user_id),
        ];
        let mut previous = self.previous.clone();
        while let Some(session) = previous {
            if session.ended_at.is_none() && !locked.contains(&Some(session.user_id)) {
                return Ok(None);
            }
            if let Some(begun) = self.store_after(&session, tx, now).await? {
                return Ok(Some(begun));
            }
            let found = browser_sessions::find_by_id(tx, session.id).await?;
            previous = browser_sessions::in_place_of(tx, found).await?;
        }
        let begun = Begun::of(self.session.id);
        browser_sessions::insert(tx, self.session);
        Ok(Some(begun))
    }

    /// `None` if another login or a logout in this browser has come first.
    async fn store_after(
        &self,
        previous: &BrowserSession,
        tx: &Transaction,
        now: DateTime<Utc>,
    ) -> Result<Option<Begun>, Error> {
        let new = &self.session;
        if previous.ended_at.is_some() {
            let is_stored = browser_sessions::succeed(tx, previous, new).await?;
            return Ok(is_stored.then(|| Begun::of(new.id)));
        }
        if previous.user_id == new.user_id {
            let is_renewed = browser_sessions::renew(tx, previous, new).await?;
            return Ok(is_renewed.then(|| Begun::of(previous.id)));
        }
        if !browser_sessions::replace(tx, previous, new).await? {
            return Ok(None);
        }
        // The applications of the previous user must not go on in this browser.
        let ended = end_applications(tx, previous.id, now).await?;
        Ok(Some(Begun {
            session: new.id,
            revoked: log_ends(tx, self.instance, &ended).await?,
        }))
    }
}

impl Begun {
    fn of(session: Uuid) -> Self {
        Self {
            session,
            revoked: Vec::new(),
        }
    }
}

impl Browsers {
    /// The session of this browser; `None` if nobody is signed in.
    ///
    /// # Errors
    /// Database errors.
    pub async fn find(&self, cookie: Option<&str>) -> Result<Option<BrowserSession>, Refusal> {
        let Some(hash) = cookie_hash(cookie) else {
            return Ok(None);
        };
        let found = browser_sessions::find(self.store.reader(), &hash).await?;
        let now = self.clock.now();
        let idle = self.settings.login.browser_session_idle;
        let Some(session) = found.filter(|session| session.is_open(now, idle)) else {
            return Ok(None);
        };
        let interval = TOUCH_INTERVAL.min(idle / 10);
        if session.last_used_at + interval <= now {
            let id = session.id;
            self.store
                .write(move |tx| {
                    Box::pin(async move { browser_sessions::touch(tx, id, now).await })
                })
                .await?;
        }
        Ok(Some(session))
    }

    /// The session that a logout in this browser ends, which need not be one that signs anybody in: it may have been idle for too
    /// long or have expired, or its cookie may have been replaced. Its applications may live on. `None` if it has ended.
    ///
    /// # Errors
    /// Database errors.
    pub async fn find_to_end(
        &self,
        cookie: Option<&str>,
    ) -> Result<Option<BrowserSession>, Refusal> {
        let present = self.find_present(cookie).await?;
        Ok(present.filter(|session| session.ended_at.is_none()))
    }

    /// The session of this browser, also one that has ended or whose cookie has been replaced.
    async fn find_present(&self, cookie: Option<&str>) -> Result<Option<BrowserSession>, Refusal> {
        let Some(hash) = cookie_hash(cookie) else {
            return Ok(None);
        };
        let db = self.store.reader();
        let found = browser_sessions::find(db, &hash).await?;
        Ok(browser_sessions::in_place_of(db, found).await?)
    }

    /// Signs the user of a login's code in to the browser. `cookie` is that of the browser's previous session, which is
    /// renewed if it is of the same user and ended otherwise. Returns the `Set-Cookie` value; `None` if the code is not
    /// that of a complete login, or has been used.
    ///
    /// # Errors
    /// [`Refusal::InvalidCredentials`] if the code is voided while the session begins; [`Refusal::Saturated`] if other users sign in
    /// to this browser every time; database errors.
    pub async fn begin(
        &self,
        code: &SecretString,
        becomes: LoginCode,
        cookie: Option<&str>,
    ) -> Result<Option<String>, Refusal> {
        retry_if_changed(|| self.try_begin(code, becomes, cookie)).await
    }

    /// The outer `None`: a third user has signed in to this browser in the meantime.
    async fn try_begin(
        &self,
        code: &SecretString,
        becomes: LoginCode,
        cookie: Option<&str>,
    ) -> Result<Option<Option<String>>, Refusal> {
        let hash = token_hash(code.expose_secret());
        let code = codes::find(self.store.reader(), &hash).await?;
        let is_login = |code: &Code| code.kind == CodeKind::Full && code.used_at.is_none();
        let Some(code) = code.filter(is_login) else {
            return Ok(Some(None));
        };
        let beginning = self.beginning(&code, cookie).await?;
        let set_cookie = beginning.set_cookie.clone();
        let now = self.clock.now();
        let has_begun = self
            .sessions
            .write_revocations::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    beginning.lock_both_users(tx).await?;
                    users::lock(tx, code.user_id).await?;
                    let Some(begun) = beginning.store(tx, now).await? else {
                        return Ok((false, Vec::new()));
                    };
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
                    Ok((true, begun.revoked))
                })
            })
            .await?;
        Ok(has_begun.then(|| Some(set_cookie.expose_secret().to_owned())))
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
        let previous = self.find_present(cookie).await?;
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
            replaced_by: None,
        };
        (secret, session)
    }

    /// Ends the browser's session, or that which has come in its place, and every session that began through it, and records
    /// that. Returns the `Set-Cookie` value that removes the cookie.
    ///
    /// # Errors
    /// [`Refusal::Saturated`] if others sign in to this browser every time; database errors.
    pub async fn end(
        &self,
        session: Option<&BrowserSession>,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        if let Some(session) = session {
            retry_if_changed(|| self.try_end(session.id, caller)).await?;
        }
        Ok(self.cookies.session_cookie("", 0))
    }

    /// `None` if the session has ended in the meantime, perhaps because another one has come in its place.
    async fn try_end(&self, id: Uuid, caller: &Caller) -> Result<Option<()>, Refusal> {
        let db = self.store.reader();
        let found = browser_sessions::find_by_id(db, id).await?;
        let present = browser_sessions::in_place_of(db, found).await?;
        let Some(session) = present.filter(|session| session.ended_at.is_none()) else {
            return Ok(Some(()));
        };
        let user = users::find(db, session.user_id).await?;
        let event = self
            .sessions
            .audit
            .event(EventKind::Logout, user.as_ref(), "", caller)
            .with_detail("signed out of the browser");
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        let was_open = self
            .sessions
            .write_revocations::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    users::lock(tx, session.user_id).await?;
                    if !browser_sessions::end(tx, session.id, now).await? {
                        return Ok((false, Vec::new()));
                    }
                    let ended = end_applications(tx, session.id, now).await?;
                    audit::insert(tx, event);
                    Ok((true, log_ends(tx, instance, &ended).await?))
                })
            })
            .await?;
        Ok(was_open.then_some(()))
    }
}

/// Ends everything that began through a session of a browser, and returns the ended sessions of applications; the caller ends that
/// session itself. To be called while its user is locked. The codes come first: each is then either exchanged, and its session
/// among the ended ones, or void.
pub(in crate::domain) async fn end_applications(
    tx: &Transaction,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, Error> {
    codes::void_of_browser(tx, id, now).await?;
    device_codes::void_of_browser(tx, id).await?;
    sessions::end_of_browser(tx, id, now).await
}

fn cookie_hash(cookie: Option<&str>) -> Option<Vec<u8>> {
    cookie.filter(|cookie| !cookie.is_empty()).map(token_hash)
}
