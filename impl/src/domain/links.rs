//! Links in mails.

use std::sync::Arc;

use crate::{config::Settings, domain::refusal::Refusal};

/// How many passwords may be hashed for one mailed link. Passwords that fail the cheap checks are not counted.
pub(in crate::domain) const MAX_LINK_ATTEMPTS: i32 = 10;

/// Builds links to the pages of this service or to those in the settings.
#[derive(Clone)]
pub struct Links {
    pub(in crate::domain) settings: Arc<Settings>,
}

impl Links {
    pub fn new(settings: &Arc<Settings>) -> Self {
        Self {
            settings: settings.clone(),
        }
    }

    /// The URL of a page with a token in its query. The base comes from the settings; the `Host` header is never used.
    ///
    /// # Errors
    /// [`Refusal::Internal`] if the page in the settings is not a URL.
    pub(in crate::domain) fn link(
        &self,
        page: Option<&str>,
        default_path: &str,
        token: &str,
    ) -> Result<String, Refusal> {
        let page = match page {
            Some(page) => page.to_owned(),
            None => format!("{}{default_path}", self.settings.listen.public_url()),
        };
        let mut url = url::Url::parse(&page).map_err(Refusal::internal)?;
        url.query_pairs_mut().append_pair("token", token);
        Ok(url.into())
    }
}
