//! The service, a provider to log in at, and values that it takes.

use std::fs;

use auth_service_tests::{
    Answer, Backend, CLIENT_ID, CLIENT_SECRET, PASSWORD, Person, Started, Tokens, World, json,
    provider::{PROVIDER_CLIENT, PROVIDER_SECRET, Provider, Say, signed},
    settings::FederatedSignUp,
};

use crate::fuzz::case::Values;

pub struct Scene {
    pub world: World,
    pub provider: Provider,
}

impl Scene {
    pub async fn start(backend: Backend) -> Self {
        let provider = Provider::start().await;
        let at = |path: &str| format!("{}{path}", provider.url);
        let world = World::start_with(backend, |settings| {
            settings.listen.public_url = Some("http://localhost:3000".into());
            // Each request may come from another address, so that no limit per address hides what lies behind it.
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
            let federation = &mut settings.federation;
            federation.social_signup = FederatedSignUp::Create;
            let google = &mut federation.google;
            google.google_auth_client_id = Some(PROVIDER_CLIENT.into());
            google.google_auth_client_secret = Some(PROVIDER_SECRET.into());
            google.google_auth_url = at("/authorize");
            google.google_auth_token_url = at("/token");
            google.google_userinfo_url = at("/userinfo");
            google.google_jwks_url = at("/jwks");
            google.google_issuer = provider.url.clone();
            let azure = &mut federation.azure;
            azure.azure_auth_client_id = Some(PROVIDER_CLIENT.into());
            azure.azure_auth_client_secret = Some(PROVIDER_SECRET.into());
            azure.azure_identity_metadata = Some(at("/discovery"));
        });
        let world = world.await.open_for_sign_up().await;
        let discovery = json!({
            "issuer": provider.url, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
            "jwks_uri": at("/jwks"), "userinfo_endpoint": at("/userinfo"),
        });
        provider.says("/discovery", Say::Json(200, discovery));
        Self { world, provider }
    }

    pub fn address(&self) -> &str {
        self.world.base.strip_prefix("http://").expect("an address")
    }

    /// Values of a new person, from an address that has done nothing yet; for others a minute goes by.
    pub async fn renewed(&self, number: u64) -> Values {
        let world = &self.world;
        world.advance_seconds(60);
        let name = format!("person{number}");
        world.person(Person::named(&name)).await;
        let address = format!(
            "172.{}.{}.{}",
            16 + number / 65_536 % 16,
            number / 256 % 256,
            number % 256
        );
        let login = async |path: &str| {
            let body = json!({
                "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": name, "password": PASSWORD,
            });
            let call = world
                .post(path)
                .header("X-Forwarded-For", &address)
                .json(body);
            call.send().await.ok()
        };
        let code = login("/auth/login").await.field("code");
        let tokens = Tokens::from(login("/auth/login-token").await);
        let sessions = world
            .get("/auth/sessions")
            .bearer(&tokens.access)
            .send()
            .await
            .ok();
        let id = sessions.json().to_string();
        let id = id
            .split("\"id\":\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a session");
        let page = world.page().await;
        let started = self.begin("/auth/google", &address).await;
        let claims = self.provider.claims(started.nonce(), world.now());
        self.provider.will_give(&signed(&claims));
        Values::from([
            ("client_id", CLIENT_ID.into()),
            ("client_secret", CLIENT_SECRET.into()),
            ("email", format!("{name}@example.com")),
            ("username", name.clone()),
            ("password", PASSWORD.into()),
            ("access", tokens.access),
            ("refresh", tokens.refresh),
            ("code", code),
            ("otp", "123456".into()),
            ("id", id.to_owned()),
            ("csrf", page.csrf_token),
            ("csrf_cookie", page.cookie),
            ("state", started.state().to_owned()),
            ("state_cookie", started.cookie),
            ("mailed", self.mailed(&name, number, &address).await),
        ])
    }

    /// The token of a link: of a reset or of a sign-up, in turns.
    async fn mailed(&self, name: &str, number: u64, address: &str) -> String {
        let new = format!("new{number}@example.com");
        let (path, body, to) = if number.is_multiple_of(2) {
            let body =
                json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": name});
            ("/auth/forget-password", body, format!("{name}@example.com"))
        } else {
            ("/auth/sign-up/create-token", json!({"email": new}), new)
        };
        let call = self.world.post(path).header("X-Forwarded-For", address);
        let answer = call.json(body).send().await;
        assert_eq!(answer.status, 204, "{}", answer.text);
        let token = self.world.mail(&to).await.token();
        self.forget_mails();
        token
    }

    /// Requests cause mails by the thousand, and each is looked at until it is gone.
    fn forget_mails(&self) {
        let files = fs::read_dir(self.world.mail_dir());
        for file in files.into_iter().flatten().flatten() {
            // The others are being written.
            if file
                .path()
                .extension()
                .is_some_and(|ending| ending == "eml")
            {
                let _ = fs::remove_file(file.path());
            }
        }
    }

    pub async fn begin(&self, path: &str, address: &str) -> Started {
        let form = format!(
            "client_id={CLIENT_ID}&client_secret={}",
            CLIENT_SECRET.replace(' ', "+")
        );
        let call = self.world.post(path).header("X-Forwarded-For", address);
        let answer: Answer = call
            .body("application/x-www-form-urlencoded", form)
            .send()
            .await;
        answer.into()
    }
}
