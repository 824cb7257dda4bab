//! Names and attributes of cookies.

use crate::{config::Settings, domain::secrets::token_hash};

/// Builds the names and `Set-Cookie` values of the service's cookies.
#[derive(Clone, Copy)]
pub struct Cookies {
    https: bool,
}

impl Cookies {
    pub fn new(settings: &Settings) -> Self {
        let https = settings.listen.public_url().starts_with("https:");
        Self { https }
    }

    /// Whether the service is reached by https, so that cookies get the `Secure` attribute.
    pub fn is_https(self) -> bool {
        self.https
    }

    /// The name of the cookie that binds a login to this browser. It depends on the state, so that logins in two tabs
    /// can both be completed.
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

    /// With https the `__Host-` prefix prevents other hosts of the same domain from setting the cookie.
    pub fn csrf_cookie_name(&self) -> &'static str {
        if self.https { "__Host-csrf" } else { "csrf" }
    }

    /// The name of the cookie of the browser's session.
    pub fn session_cookie_name(&self) -> &'static str {
        if self.https {
            "__Host-session"
        } else {
            "session"
        }
    }

    /// Sets the cookie of the browser's session for `life` seconds. `SameSite=Lax`, since clients lead the browser here.
    pub(in crate::domain) fn session_cookie(&self, value: &str, life: u64) -> String {
        let name = self.session_cookie_name();
        let secure = if self.https { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; Max-Age={life}; HttpOnly; SameSite=Lax{secure}")
    }
}
