//! A checked authorization request.

use serde::{Deserialize, Serialize};

/// An authorization request whose client and redirect URI are valid. Sealed into the URLs of the pages while it waits, and
/// into pushed requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationRequest {
    pub client_id: String,
    pub redirect_uri: String,
    /// Whether the request named the redirect URI: the token request must then repeat it (RFC 6749 section 4.1.3).
    #[serde(default)]
    pub redirect_uri_named: bool,
    /// Granted scopes, separated by spaces.
    #[serde(default)]
    pub scope: String,
    /// What the user has to consent to: these scopes, and those behind the claims that are asked for one by one.
    #[serde(default)]
    pub consent_scope: String,
    pub state: Option<String>,
    #[serde(default)]
    pub response_mode: ResponseMode,
    pub nonce: Option<String>,
    pub code_challenge: Option<String>,
    #[serde(default)]
    pub prompts: Vec<Prompt>,
    /// In seconds.
    pub max_age: Option<i64>,
    pub login_hint: Option<String>,
    /// The `claims` parameter, valid JSON.
    pub claims: Option<String>,
    /// The user of `id_token_hint`.
    pub expected_user: Option<uuid::Uuid>,
    #[serde(default)]
    pub demands: Demands,
    /// Thumbprint of the key that the code is bound to (RFC 9449 section 10).
    pub dpop_thumbprint: Option<String>,
    /// The hash of the pushed request that this one came from, which works once.
    pub pushed: Option<Vec<u8>>,
}

impl AuthorizationRequest {
    /// Whether the client wants this user, as far as it says.
    pub fn expects(&self, user: uuid::Uuid) -> bool {
        let is_named = |names: &Vec<String>| names.contains(&user.to_string());
        self.expected_user.is_none_or(|expected| expected == user)
            && self.demands.subjects.as_ref().is_none_or(is_named)
    }
}

/// Values of claims without which the client does not want an ID token (OpenID Connect Core section 5.5.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demands {
    /// Of `sub`.
    pub subjects: Option<Vec<String>>,
    /// Of `acr`, as an essential claim.
    pub contexts: Option<Vec<String>>,
}

/// How the response reaches the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseMode {
    #[default]
    Query,
    Fragment,
    FormPost,
}

/// The values of `prompt` (OpenID Connect Core section 3.1.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prompt {
    None,
    Login,
    Consent,
    SelectAccount,
}
