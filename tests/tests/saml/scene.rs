//! A service that trusts the SAML provider of the tests.

use std::{collections::HashMap, io::Read};

use auth_service_tests::{
    Answer, Backend, Started, Value, World,
    saml::{SamlResponse, encoded, trust},
    settings::{FederatedSignUp, Settings},
};
use base64::{Engine, engine::general_purpose::STANDARD};

pub const CALLBACK: &str = "/auth/saml-auth-redirect";

pub fn fixture(name: &str) -> String {
    format!("{}/fixtures/saml/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn configure(settings: &mut Settings) {
    settings.sign_up.signup_tenant = Some("acme".into());
    settings.sign_up.signup_role = Some("editor".into());
    settings.listen.public_url = Some("http://localhost:3000".into());
    settings.federation.social_signup = FederatedSignUp::Create;
    trust(&mut settings.federation.saml);
}

/// A service that trusts the provider.
pub async fn trusting(backend: Backend) -> World {
    World::start(backend).await.restarted(configure).await
}

/// A login that has been started.
pub struct Login {
    pub started: Started,
    /// The AuthnRequest.
    pub request: String,
    pub request_id: String,
}

impl Login {
    pub fn state(&self) -> &str {
        &self.started.query["RelayState"]
    }
}

pub async fn start(world: &World) -> Login {
    let started: Started = world.start_at("/auth/saml").await.into();
    let deflated = STANDARD.decode(&started.query["SAMLRequest"]).unwrap();
    let mut request = String::new();
    flate2::read::DeflateDecoder::new(&*deflated)
        .read_to_string(&mut request)
        .unwrap();
    let from = request.find(" ID=\"").unwrap() + 5;
    let request_id = request[from..].split('"').next().unwrap().to_owned();
    Login {
        started,
        request,
        request_id,
    }
}

/// A good response to a login, to be changed.
pub fn response_to(world: &World, login: &Login) -> SamlResponse {
    SamlResponse::new(&login.request_id, world.now())
}

/// What the browser's form says at our assertion consumer.
pub async fn post(world: &World, xml: &str, state: &str) -> Answer {
    post_text(world, &encoded(xml), state).await
}

pub async fn post_text(world: &World, response: &str, state: &str) -> Answer {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("SAMLResponse", response)
        .append_pair("RelayState", state)
        .finish();
    let call = world.post(CALLBACK);
    call.body("application/x-www-form-urlencoded", form)
        .send()
        .await
}

/// The browser's own GET, where the POST has sent it.
pub async fn follow(world: &World, posted: &Answer, cookie: &str) -> Answer {
    assert_eq!(posted.status, 303, "{}", posted.text);
    let location: url::Url = posted.header("location").unwrap().parse().unwrap();
    assert_eq!(location.path(), CALLBACK);
    let query: HashMap<_, _> = location.query_pairs().into_owned().collect();
    let query = [
        ("code", query["code"].as_str()),
        ("state", query["state"].as_str()),
    ];
    world.callback(CALLBACK, &query, cookie).await
}

/// A whole login, its response made by `respond`.
pub async fn log_in(world: &World, respond: impl FnOnce(SamlResponse) -> String) -> Answer {
    let login = start(world).await;
    let xml = respond(response_to(world, &login));
    let posted = post(world, &xml, login.state()).await;
    if posted.status != 303 {
        return posted;
    }
    follow(world, &posted, &login.started.cookie).await
}

pub async fn me(world: &World, tokens: Answer) -> Value {
    world
        .me(&tokens.ok().field("accessToken"))
        .await
        .ok()
        .json()
}
