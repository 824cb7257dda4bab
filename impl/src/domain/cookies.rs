//! The names and attributes of cookies.

use crate::{config::Settings, domain::secrets::token_hash};

/// How cookies are named here, and the attributes that they get.
#[derive(Clone, Copy)]
pub struct Cookies {
    https: bool,
}

impl Cookies {
    pub fn new(settings: &Settings) -> Self {
        let https = settings.listen.public_url().starts_with("https:");
        Self { https }
    }

    /// Whether cookies may be restricted to TLS.
    pub fn is_https(self) -> bool {
        self.https
    }

    /// One for each login, so that two tabs both finish.
    pub fn login_cookie_name(&self, state: &str) -> String {
        let hash: String = token_hash(state)[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let prefix = if self.https { "__Host-" } else { "" };
        format!("{prefix}login-{hash}")
    }

    pub(in crate::domain) fn cookie(&self, state: &str, value: &str, life: u64) -> String {
        let name = self.login_cookie_name(state);
        let secure = if self.https { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; Max-Age={life}; HttpOnly; SameSite=Lax{secure}")
    }

    /// `__Host-` where that works: no other host of the domain can set such a cookie.
    pub fn csrf_cookie_name(&self) -> &'static str {
        if self.https { "__Host-csrf" } else { "csrf" }
    }
}
