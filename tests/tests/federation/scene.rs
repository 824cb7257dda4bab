//! A service and a provider that says what a test wants.

use auth_service_tests::{
    Answer, Backend, Started, Value, World, eventually, json,
    provider::{PROVIDER_CLIENT, PROVIDER_SECRET, Provider, Say, signed},
    settings::{FederatedSignUp, Settings},
};

pub const GOOGLE: &str = "/auth/google-auth-redirect";
/// Of the person in a good id_token.
pub const NEW: &str = "new@example.com";

fn configure(settings: &mut Settings, provider: &str) {
    settings.sign_up.signup_tenant = Some("acme".into());
    settings.sign_up.signup_role = Some("editor".into());
    settings.listen.public_url = Some("http://localhost:3000".into());
    let federation = &mut settings.federation;
    federation.social_signup = FederatedSignUp::Create;
    federation.provider_timeout = std::time::Duration::from_secs(2);
    let (id, secret) = (
        Some(PROVIDER_CLIENT.to_owned()),
        Some(PROVIDER_SECRET.into()),
    );
    let at = |path: &str| format!("{provider}{path}");
    let google = &mut federation.google;
    (
        google.google_auth_client_id,
        google.google_auth_client_secret,
    ) = (id.clone(), secret.clone());
    google.google_auth_url = at("/authorize");
    google.google_auth_token_url = at("/token");
    google.google_userinfo_url = at("/userinfo");
    google.google_jwks_url = at("/jwks");
    google.google_issuer = provider.to_owned();
    let facebook = &mut federation.facebook;
    (
        facebook.facebook_auth_client_id,
        facebook.facebook_auth_client_secret,
    ) = (id.clone(), secret.clone());
    facebook.facebook_auth_url = at("/authorize");
    facebook.facebook_auth_token_url = at("/token");
    facebook.facebook_userinfo_url = at("/me");
    let instagram = &mut federation.instagram;
    (
        instagram.instagram_auth_client_id,
        instagram.instagram_auth_client_secret,
    ) = (id.clone(), secret.clone());
    instagram.instagram_auth_url = at("/authorize");
    instagram.instagram_auth_token_url = at("/token");
    instagram.instagram_userinfo_url = at("/me");
    let apple = &mut federation.apple;
    apple.apple_auth_client_id = id.clone();
    apple.apple_auth_team_id = Some("team".into());
    apple.apple_auth_key_id = Some("key".into());
    let key = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/keys/p256.pem");
    apple.apple_auth_private_key_location = Some(key.into());
    apple.apple_auth_url = at("/authorize");
    apple.apple_auth_token_url = at("/token");
    apple.apple_jwks_url = at("/jwks");
    apple.apple_issuer = provider.to_owned();
    let azure = &mut federation.azure;
    (azure.azure_auth_client_id, azure.azure_auth_client_secret) = (id.clone(), secret.clone());
    azure.azure_identity_metadata = Some(at("/discovery"));
    let cognito = &mut federation.cognito;
    (
        cognito.cognito_auth_client_id,
        cognito.cognito_auth_client_secret,
    ) = (id.clone(), secret.clone());
    cognito.cognito_auth_client_domain = Some(provider.to_owned());
    cognito.cognito_issuer = Some(provider.to_owned());
    cognito.cognito_jwks_url = Some(at("/jwks"));
    let keycloak = &mut federation.keycloak;
    (keycloak.keycloak_client_id, keycloak.keycloak_client_secret) = (id, secret);
    keycloak.keycloak_host = Some(provider.to_owned());
    keycloak.keycloak_realm = Some("acme".into());
}

pub struct Scene {
    pub world: World,
    pub provider: Provider,
}

impl Scene {
    pub async fn open(backend: Backend) -> Self {
        let provider = Provider::start().await;
        let world = World::start(backend).await;
        let url = provider.url.clone();
        let world = world.restarted(|settings| configure(settings, &url)).await;
        provider.says("/discovery", Say::Json(200, json!({
        "issuer": url, "authorization_endpoint": format!("{url}/authorize"), "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/jwks"), "userinfo_endpoint": format!("{url}/userinfo"),
    })));
        Self { world, provider }
    }

    pub async fn with(self, change: impl FnOnce(&mut Settings)) -> Self {
        Self {
            world: self.world.restarted(change).await,
            ..self
        }
    }

    pub async fn start(&self) -> Started {
        self.world.start_at("/auth/google").await.into()
    }

    pub fn claims(&self, started: &Started) -> Value {
        self.provider.claims(started.nonce(), self.world.now())
    }

    pub async fn end(&self, started: &Started) -> Answer {
        let query = [("code", "their code"), ("state", started.state())];
        self.world.callback(GOOGLE, &query, &started.cookie).await
    }

    pub async fn until(&self, mut happened: impl FnMut() -> bool) {
        eventually("what the provider is told", async || {
            happened().then_some(())
        })
        .await;
    }

    /// A whole login with Google, its claims changed.
    pub async fn log_in(&self, change: impl FnOnce(&mut Value)) -> Answer {
        let started = self.start().await;
        let mut claims = self.claims(&started);
        change(&mut claims);
        self.provider.will_give(&signed(&claims));
        self.end(&started).await
    }

    pub async fn me(&self, tokens: Answer) -> Value {
        self.world
            .me(&tokens.ok().field("accessToken"))
            .await
            .ok()
            .json()
    }
}
