//! What a page continues once the user has signed in or consented, encrypted in the page's URL.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use crate::domain::{
    browsers::{Browsers, request::AuthorizationRequest},
    keys::seal::Purpose,
    refusal::Refusal,
};

/// A page that is left open, or a bookmark of it, continues for this long. A pushed request expires on its own.
const LIFE: TimeDelta = TimeDelta::days(7);

/// A request that is interrupted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resume {
    pub request: AuthorizationRequest,
    /// When it was first seen, in milliseconds since the epoch. A login or consent after that is new enough for any `prompt`.
    pub began: i64,
    /// Whether the user has refused. The authorization endpoint tells the client, since some responses are pages.
    #[serde(default)]
    pub denied: bool,
}

impl Resume {
    pub fn began_at(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.began).unwrap_or_default()
    }
}

impl Browsers {
    /// The text for a URL.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn seal_resume(&self, resume: &Resume) -> Result<String, Refusal> {
        let json = serde_json::to_vec(resume).map_err(Refusal::internal)?;
        let sealed = self
            .sealer
            .seal(&*self.random, Purpose::AuthorizationRequest, &json)
            .map_err(Refusal::internal)?;
        // The sealer's base64 has characters that a URL would have to escape.
        Ok(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// `None` if the text is not ours or too old.
    pub fn open_resume(&self, text: &str) -> Option<Resume> {
        let sealed = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let json = self
            .sealer
            .open(Purpose::AuthorizationRequest, &sealed)
            .ok()?;
        let resume: Resume = serde_json::from_slice(&json).ok()?;
        (self.clock.now() < resume.began_at() + LIFE).then_some(resume)
    }

    /// Where the browser continues an interrupted request.
    pub fn resumed(&self, resume: &str) -> String {
        let base = self.settings.listen.public_url();
        format!("{base}/oauth2/authorize?resume={resume}")
    }

    /// The page of this service, `sign-in` or `consent`, that the request waits for.
    pub fn page_for(&self, page: &str, client_id: &str, resume: &str) -> String {
        let base = self.settings.listen.public_url();
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("client_id", client_id);
        query.append_pair("resume", resume);
        format!("{base}/{page}?{}", query.finish())
    }
}
