//! The parameters of an authorization request.

/// As they were sent.
#[derive(Debug, Default)]
pub struct RequestParameters {
    pub response_type: Option<String>,
    pub client_id: Option<String>,
    pub redirect_uri: Option<String>,
    pub scope: Option<String>,
    pub state: Option<String>,
    pub response_mode: Option<String>,
    pub nonce: Option<String>,
    pub code_challenge: Option<String>,
    pub code_challenge_method: Option<String>,
    pub prompt: Option<String>,
    pub max_age: Option<String>,
    pub login_hint: Option<String>,
    pub claims: Option<String>,
    pub id_token_hint: Option<String>,
    pub dpop_jkt: Option<String>,
    pub request: Option<String>,
    pub request_uri: Option<String>,
}
