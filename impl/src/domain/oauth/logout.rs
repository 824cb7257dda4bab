//! RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0).
//!
//! An ID token of the session that the browser has proves that the client asks for its own user, so nobody is asked. Without
//! one the user has to confirm: any site could send the browser here. The browser returns only to an address that is
//! registered for the client, character by character.

use secrecy::{ExposeSecret, SecretString};
use url::{Url, form_urlencoded};

use crate::{
    domain::{
        audit::EventKind,
        caller::Caller,
        oauth::{OAuth, client::OAuthClient, request::Hint},
        refusal::Refusal,
    },
    store::{
        browser_sessions::{self, BrowserSession},
        client_settings::{self, UriKind},
        session_grants, sessions,
    },
};

/// The parameters of a logout request.
#[derive(Debug)]
pub struct LogoutRequest {
    pub id_token_hint: Option<SecretString>,
    pub client_id: Option<String>,
    pub post_logout_redirect_uri: Option<String>,
    pub state: Option<String>,
    /// A form that another site posts comes without the cookie of the browser's session, which is `SameSite=Lax`.
    pub is_post: bool,
}

/// Where the browser goes, and the `Set-Cookie` value if its session has ended.
#[derive(Debug)]
pub struct LoggedOut {
    pub location: String,
    pub cookie: Option<String>,
}

impl OAuth {
    /// Ends the session of the browser, or leads to the page that asks.
    ///
    /// # Errors
    /// [`Refusal::AuthorizationInvalid`], [`Refusal::NotConfigured`] if WEB_PAGES is off, database errors.
    pub async fn logout(
        &self,
        request: &LogoutRequest,
        cookie: Option<&str>,
        caller: &Caller,
    ) -> Result<LoggedOut, Refusal> {
        self.pages.ensure_pages_enabled()?;
        // A hint that cannot be read proves nothing, like none: its key may have been deleted long ago.
        let hint = match &request.id_token_hint {
            Some(hint) => self.read_hint(hint.expose_secret()).await?,
            None => None,
        };
        let client = self.logout_client(request, hint.as_ref()).await?;
        let uri = request.post_logout_redirect_uri.as_deref();
        if let Some(uri) = uri {
            let unreadable = request.id_token_hint.is_some() && hint.is_none();
            let Some(client) = &client else {
                if unreadable {
                    return Ok(self.ask(None, request));
                }
                return Err(Refusal::AuthorizationInvalid(
                    "post_logout_redirect_uri needs client_id or id_token_hint",
                ));
            };
            if !self.is_post_logout_uri(client, uri).await? {
                return Err(Refusal::AuthorizationInvalid(
                    "the post_logout_redirect_uri is not registered for the client",
                ));
            }
        }
        let session = match (self.browsers.find_to_end(cookie).await?, &hint) {
            (None, Some(hint)) => self.browser_of(hint).await?,
            (session, _) => session,
        };
        let is_proven = match (&hint, &session) {
            (Some(hint), Some(session)) => {
                hint.sub == session.user_id && self.began_through(hint, session.id).await?
            }
            (Some(_), None) => true,
            (None, Some(_)) => false,
            // Nobody is signed in, so that there is nothing to ask, unless the cookie was only left out.
            (None, None) => uri.is_none() && !request.is_post,
        };
        if let Some(hint) = &hint
            && !(is_proven && session.is_some())
        {
            // Whatever becomes of the browser's session, this is what the client has asked for.
            self.end_session_of(hint, caller).await?;
        }
        if !is_proven {
            return Ok(self.ask(client.as_ref(), request));
        }
        let cookie = self.browsers.end(session.as_ref(), caller).await?;
        let location = match uri {
            Some(uri) => with_state(uri, request.state.as_deref())?,
            None => format!("{}/sign-out?done", self.settings.listen.public_url()),
        };
        Ok(LoggedOut {
            location,
            cookie: Some(cookie),
        })
    }

    fn ask(&self, client: Option<&OAuthClient>, request: &LogoutRequest) -> LoggedOut {
        LoggedOut {
            location: self.sign_out_page(client, request),
            cookie: None,
        }
    }

    /// The session of the browser through which that of the hint began. Without the cookie this is how to find it: nobody
    /// else could end it, and with it the other applications, if the browser has lost the cookie.
    async fn browser_of(&self, hint: &Hint) -> Result<Option<BrowserSession>, Refusal> {
        let Some(sid) = hint.sid else { return Ok(None) };
        let db = self.store.reader();
        let grant = session_grants::find(db, sid).await?;
        let Some(id) = grant.and_then(|grant| grant.browser_session_id) else {
            return Ok(None);
        };
        let found = browser_sessions::find_by_id(db, id).await?;
        Ok(found.filter(|session| session.ended_at.is_none() && session.user_id == hint.sub))
    }

    /// The session of the application that has sent the hint.
    async fn end_session_of(&self, hint: &Hint, caller: &Caller) -> Result<(), Refusal> {
        let Some(sid) = hint.sid else { return Ok(()) };
        let session = sessions::find(self.store.reader(), sid).await?;
        let Some(session) = session.filter(|session| session.ended_at.is_none()) else {
            return Ok(());
        };
        let event = self
            .sessions
            .session_event_for(EventKind::Logout, &session, caller)
            .await?;
        self.sessions.end_session_with_event(sid, event).await?;
        Ok(())
    }

    /// Whether the hint's session began through this session of the browser.
    async fn began_through(&self, hint: &Hint, browser: uuid::Uuid) -> Result<bool, Refusal> {
        let Some(sid) = hint.sid else {
            return Ok(false);
        };
        let grant = session_grants::find(self.store.reader(), sid).await?;
        Ok(grant.is_some_and(|grant| grant.browser_session_id == Some(browser)))
    }

    async fn logout_client(
        &self,
        request: &LogoutRequest,
        hint: Option<&Hint>,
    ) -> Result<Option<OAuthClient>, Refusal> {
        let hinted = hint.map(|hint| hint.aud.as_str());
        let named = request.client_id.as_deref();
        if let (Some(hinted), Some(named)) = (hinted, named)
            && hinted != named
        {
            return Err(Refusal::AuthorizationInvalid(
                "client_id is not that of the id_token_hint",
            ));
        }
        match named.or(hinted) {
            None => Ok(None),
            Some(id) => {
                let found = self.find_usable_client(id).await?;
                let unknown = Refusal::AuthorizationInvalid("the client is unknown");
                found.ok_or(unknown).map(Some)
            }
        }
    }

    /// Whether the browser may return to this address after a logout.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn is_post_logout_uri(
        &self,
        client: &OAuthClient,
        uri: &str,
    ) -> Result<bool, Refusal> {
        let db = self.store.reader();
        let registered = client_settings::uris(db, client.row.id, UriKind::PostLogout).await?;
        Ok(registered.iter().any(|known| known == uri))
    }

    fn sign_out_page(&self, client: Option<&OAuthClient>, request: &LogoutRequest) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let parameters = [
            (
                "client_id",
                client.map(|client| client.row.client_id.as_str()),
            ),
            (
                "post_logout_redirect_uri",
                request.post_logout_redirect_uri.as_deref(),
            ),
            ("state", request.state.as_deref()),
        ];
        for (name, value) in parameters {
            if let (Some(value), true) = (value, client.is_some()) {
                query.append_pair(name, value);
            }
        }
        let base = self.settings.listen.public_url();
        format!("{base}/sign-out?{}", query.finish())
    }
}

/// The address with the client's `state`.
///
/// # Errors
/// [`Refusal::Internal`] if the stored URL cannot be parsed.
pub(in crate::domain) fn with_state(uri: &str, state: Option<&str>) -> Result<String, Refusal> {
    let Some(state) = state else {
        return Ok(uri.to_owned());
    };
    let mut url = Url::parse(uri).map_err(Refusal::internal)?;
    url.query_pairs_mut().append_pair("state", state);
    Ok(url.into())
}
