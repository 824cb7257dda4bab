//! The origins of registered redirect URIs: single-page applications call the OpenID endpoints from them.

use std::{
    borrow::Cow,
    collections::HashSet,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use tokio::sync::Mutex;
use url::{Host, Url};

use crate::store::{Store, client_settings};

/// The minimum time between two reloads, which pages of strangers cause.
const MIN_RELOAD_INTERVAL: Duration = Duration::from_secs(1);
/// A bound on the memory of the set, far beyond what an installation registers.
const MOST: u64 = 10_000;

/// A copy in memory. It is read again when an unknown origin asks, so that a new client works at once; an origin that is
/// removed may therefore be known until then.
pub struct ClientOrigins {
    store: Store,
    known: RwLock<Arc<HashSet<String>>>,
    last_reload: Mutex<Option<Instant>>,
}

impl ClientOrigins {
    pub(in crate::domain) fn new(store: Store) -> Self {
        Self {
            store,
            known: RwLock::default(),
            last_reload: Mutex::default(),
        }
    }

    /// Whether a client is registered at this origin. Without the database only those are known that were before.
    pub async fn knows(&self, origin: &str) -> bool {
        let origin = &*without_loopback_port(origin);
        if self.known().contains(origin) {
            return true;
        }
        let mut last = self.last_reload.lock().await;
        if last.is_none_or(|last| last.elapsed() >= MIN_RELOAD_INTERVAL) {
            *last = Some(Instant::now());
            self.reload().await;
        }
        drop(last);
        self.known().contains(origin)
    }

    fn known(&self) -> Arc<HashSet<String>> {
        // A poisoned lock still guards a complete set, since the set is only ever replaced.
        let known = self.known.read();
        known.unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn reload(&self) {
        let db = self.store.reader().with_short_timeout();
        let uris = match client_settings::all_redirect_uris(&db, MOST).await {
            Ok(uris) => uris,
            Err(error) => {
                tracing::warn!(%error, "cannot read the redirect URIs of clients");
                return;
            }
        };
        let origins = uris.iter().filter_map(|uri| origin(uri)).collect();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        *known = Arc::new(origins);
    }
}

/// As browsers write it (RFC 6454 section 6.1), without the port of a loopback address, of which any matches (RFC 8252 section
/// 7.3); `None` for the private schemes of apps.
fn origin(uri: &str) -> Option<String> {
    let url = Url::parse(uri).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    is_web.then(|| without_loopback_port(&url.origin().ascii_serialization()).into_owned())
}

/// Literal addresses only: `localhost` may resolve to anything (RFC 8252 section 8.3).
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(_)) | None => false,
    }
}

fn without_loopback_port(origin: &str) -> Cow<'_, str> {
    match Url::parse(origin) {
        Ok(mut url) if url.scheme() == "http" && is_loopback(&url) && url.port().is_some() => {
            // Fails only for addresses without a host.
            let _ = url.set_port(None);
            Cow::Owned(url.origin().ascii_serialization())
        }
        _ => Cow::Borrowed(origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_pages_have_an_origin() {
        let of = |uri: &str| origin(uri).unwrap_or_default();
        assert_eq!(of("https://App.example:443/cb?x"), "https://app.example");
        assert_eq!(of("http://localhost:4200/"), "http://localhost:4200");
        // Whatever port an application gets there.
        assert_eq!(of("http://[::1]:8000/cb"), "http://[::1]");
        assert_eq!(
            without_loopback_port("http://127.0.0.1:7"),
            "http://127.0.0.1"
        );
        assert_eq!(
            without_loopback_port("https://127.0.0.1:7"),
            "https://127.0.0.1:7"
        );
        assert_eq!(of("com.example.app:/cb"), "");
        assert_eq!(of("not a URI"), "");
    }
}
