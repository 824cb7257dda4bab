//! The user's consent to what a client asks for (OpenID Connect Core section 3.1.2.4).
//!
//! The consent page shows the request that it got in its URL, and sends the decision with the proof that it is a page of this
//! service and with the name of the user whom it has shown. If someone else has signed in meanwhile, or nobody is signed
//! in any more, nothing is stored: the browser returns to the authorization endpoint, which asks whoever has to be asked.
//! A consent adds to earlier ones, so that a client that asks for less in between does not make the user repeat it.
//! Withdrawing it ends what the client was granted: sessions, and codes that it has not exchanged.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        audit::EventKind,
        browsers::resume::Resume,
        caller::Caller,
        clients::client::PageProof,
        oauth::{OAuth, scope, signed_in::SignedIn},
        refusal::Refusal,
        sessions::{access_token::Claims, revocations::log_ends},
    },
    store::{
        audit, browser_sessions, clients, codes,
        consents::{self, Consent},
        sessions, users,
    },
};

/// What the pages show about a request.
#[derive(Debug)]
pub struct ShownRequest {
    pub client_id: String,
    pub scopes: Vec<String>,
    pub login_hint: Option<String>,
    /// The user who is signed in to the browser.
    pub username: Option<String>,
    /// Whether the user has to sign in, perhaps once more.
    pub login_due: bool,
}

/// What the user has decided on the consent page.
#[derive(Debug)]
pub struct Decision {
    /// The sealed request.
    pub resume: String,
    /// The user whom the page has shown.
    pub username: String,
    pub allow: bool,
}

/// A consent that was given.
#[derive(Debug)]
pub struct GivenConsent {
    pub client_id: String,
    pub scopes: Vec<String>,
    pub granted_at: DateTime<Utc>,
}

impl OAuth {
    /// # Errors
    /// [`Refusal::NotConfigured`] if WEB_PAGES is off, [`Refusal::CodeExpired`] if the request is not ours or too old,
    /// database errors.
    pub async fn shown_request(
        &self,
        resume: &str,
        cookie: Option<&str>,
    ) -> Result<ShownRequest, Refusal> {
        self.pages.ensure_pages_enabled()?;
        let resume = self.open_resume(resume)?;
        let session = self.browsers.find(cookie).await?;
        let user = match &session {
            Some(session) => users::find(self.store.reader(), session.user_id).await?,
            None => None,
        };
        let signed_in = self.signed_in(session, &resume, true).await?;
        Ok(ShownRequest {
            client_id: resume.request.client_id,
            scopes: owned_words(&resume.request.consent_scope),
            login_hint: resume.request.login_hint,
            username: user.map(|user| user.username),
            login_due: !matches!(signed_in, SignedIn::Yes(..)),
        })
    }

    /// Stores the decision. Returns the URL at which the browser continues.
    ///
    /// # Errors
    /// [`Refusal::CodeExpired`], [`Refusal::ClientInvalid`], database errors.
    pub async fn decide_consent(
        &self,
        _page: &PageProof,
        decision: Decision,
        cookie: Option<&str>,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        let resume = self.open_resume(&decision.resume)?;
        if !decision.allow {
            let denied = Resume {
                denied: true,
                ..resume
            };
            return Ok(self.browsers.resumed(&self.browsers.seal_resume(&denied)?));
        }
        let request = resume.request;
        let client = self.find_usable_client(&request.client_id).await?;
        let client = client.ok_or(Refusal::ClientInvalid)?.row;
        let goes_on = self.browsers.resumed(&decision.resume);
        let Some(session) = self.browsers.find(cookie).await? else {
            return Ok(goes_on);
        };
        let user = users::find(self.store.reader(), session.user_id).await?;
        let Some(user) = user.filter(|user| user.username == decision.username) else {
            return Ok(goes_on);
        };
        let event = self
            .audit
            .event(EventKind::Consent, Some(&user), &client.client_id, caller)
            .with_detail(&format!("allowed: {}", request.consent_scope));
        let now = self.clock.now();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    users::lock(tx, user.id).await?;
                    if !browser_sessions::touch(tx, session.id, now).await? {
                        return Ok::<_, Refusal>(());
                    }
                    let earlier = consents::find(tx, user.id, client.id).await?;
                    let earlier = earlier.map(|consent| consent.scopes).unwrap_or_default();
                    let consent = Consent {
                        user_id: user.id,
                        client_id: client.id,
                        scopes: scope::words(&format!("{earlier} {}", request.consent_scope))
                            .join(" "),
                        granted_at: now,
                    };
                    consents::put(tx, consent).await?;
                    audit::insert(tx, event);
                    Ok(())
                })
            })
            .await?;
        Ok(goes_on)
    }

    /// What the user has allowed, newest first.
    ///
    /// # Errors
    /// Database errors.
    pub async fn list_consents(&self, claims: &Claims) -> Result<Vec<GivenConsent>, Refusal> {
        let given = consents::of_user(self.store.reader(), claims.sub).await?;
        let shown = |(consent, client_id): (Consent, String)| GivenConsent {
            client_id,
            scopes: owned_words(&consent.scopes),
            granted_at: consent.granted_at,
        };
        Ok(given.into_iter().map(shown).collect())
    }

    /// Withdraws a consent, and ends the sessions that the client was granted by this user.
    ///
    /// # Errors
    /// [`Refusal::SessionNotFound`] if there is no such consent, database errors.
    pub async fn withdraw_consent(
        &self,
        claims: &Claims,
        client_id: &str,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let db = self.store.reader();
        // Also of a disabled client, since the list shows it.
        let client = clients::find_undeleted(db, client_id).await?;
        let client = client.ok_or(Refusal::SessionNotFound)?.id;
        let user = users::find(db, claims.sub).await?;
        let event = self
            .audit
            .event(EventKind::Consent, user.as_ref(), client_id, caller)
            .with_detail("withdrawn");
        let (user, now, instance) = (claims.sub, self.clock.now(), self.sessions.instance);
        let withdrawn = self
            .sessions
            .write_revocations::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    users::lock(tx, user).await?;
                    if !consents::delete(tx, user, client).await? {
                        return Ok((false, Vec::new()));
                    }
                    codes::void_granted(tx, user, client, now).await?;
                    let ended = sessions::end_granted(tx, user, client, now).await?;
                    audit::insert(tx, event);
                    Ok((true, log_ends(tx, instance, &ended).await?))
                })
            })
            .await?;
        if withdrawn {
            Ok(())
        } else {
            Err(Refusal::SessionNotFound)
        }
    }

    fn open_resume(&self, text: &str) -> Result<Resume, Refusal> {
        self.browsers.open_resume(text).ok_or(Refusal::CodeExpired)
    }
}

fn owned_words(list: &str) -> Vec<String> {
    scope::words(list).into_iter().map(str::to_owned).collect()
}

/// Whether a consent holds every scope of `asked`.
pub(super) fn covers(given: &Consent, asked: &str) -> bool {
    let is_given = |word: &str| scope::has(&given.scopes, word);
    scope::words(asked).into_iter().all(is_given)
}
