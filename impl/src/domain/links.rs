//! Links that are mailed.

use std::sync::Arc;

use crate::{config::Settings, domain::refusal::Refusal};

/// So many passwords are hashed for one mailed link. What breaks a rule that is cheap to check does not count.
pub(in crate::domain) const MOST_TRIES: i32 = 10;

/// Makes links to pages.
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

    /// A page with a token in its query. Only the settings say where; no header of a request ever does.
    ///
    /// # Errors
    /// A fault of ours.
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
