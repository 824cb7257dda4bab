//! An identity provider written for the tests: it says what a test wants it to say.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, jwk::Jwk};
use serde_json::{Value, json};
use tokio::net::TcpListener;

pub const PROVIDER_CLIENT: &str = "our id there";
pub const PROVIDER_SECRET: &str = "our secret there";
const KEY: &[u8] = include_bytes!("../fixtures/keys/p256.pem");
const OTHER_KEY: &[u8] = include_bytes!("../fixtures/keys/p256-other.pem");

/// What a provider answers.
#[derive(Clone, Debug)]
pub enum Say {
    Json(u16, Value),
    Text(u16, String),
    Redirect(String),
    Nothing,
}

/// A request that reached the provider.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub query: HashMap<String, String>,
    pub form: HashMap<String, String>,
    pub authorization: Option<String>,
}

type Answers = HashMap<String, Say>;

pub struct Provider {
    pub url: String,
    answers: Arc<Mutex<Answers>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

fn pairs(text: &str) -> HashMap<String, String> {
    url::form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect()
}

impl Provider {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let provider = Self {
            url,
            answers: Arc::default(),
            asked: Arc::default(),
        };
        let (answers, asked) = (provider.answers.clone(), provider.asked.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answers, asked) = (answers.clone(), asked.clone());
                let service =
                    service_fn(move |request| answer(request, answers.clone(), asked.clone()));
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        provider.says("/jwks", Say::Json(200, json!({"keys": [jwk(KEY, "one")]})));
        provider
    }

    pub fn says(&self, path: &str, say: Say) {
        self.answers.lock().unwrap().insert(path.to_owned(), say);
    }

    /// The requests for a path so far.
    pub fn asked(&self, path: &str) -> Vec<Asked> {
        let asked = self.asked.lock().unwrap();
        asked
            .iter()
            .filter(|one| one.path == path)
            .cloned()
            .collect()
    }

    /// What it says there at present.
    pub fn answer(&self, path: &str) -> Say {
        self.answers.lock().unwrap()[path].clone()
    }

    /// The next token answer.
    pub fn will_give(&self, id_token: &str) {
        self.will_give_at("/token", id_token);
    }

    /// The token answer for one code.
    pub fn will_give_for(&self, code: &str, id_token: &str) {
        self.will_give_at(&format!("/token for {code}"), id_token);
    }

    pub fn will_give_at(&self, path: &str, id_token: &str) {
        let tokens = json!({
            "access_token": "access there", "token_type": "Bearer", "expires_in": 300,
            "refresh_token": "refresh there", "id_token": id_token,
        });
        self.says(path, Say::Json(200, tokens));
    }

    /// The claims of a good id_token.
    pub fn claims(&self, nonce: &str, now: DateTime<Utc>) -> Value {
        json!({
            "iss": self.url, "aud": PROVIDER_CLIENT, "sub": "subject 1", "nonce": nonce,
            "iat": now.timestamp(), "exp": now.timestamp() + 300,
            "email": "new@example.com", "email_verified": true, "given_name": "New", "family_name": "One",
        })
    }
}

pub fn jwk(pem: &[u8], kid: &str) -> Value {
    let key = EncodingKey::from_ec_pem(pem).expect("a key");
    let jwk = Jwk::from_encoding_key(&key, Algorithm::ES256).expect("a JWK");
    let mut jwk = serde_json::to_value(jwk).expect("JSON");
    jwk["kid"] = json!(kid);
    jwk["use"] = json!("sig");
    jwk["alg"] = json!("ES256");
    jwk
}

/// Signed by the key that the provider publishes.
pub fn signed(claims: &Value) -> String {
    signed_by(KEY, "one", claims)
}

pub fn signed_by_another(kid: &str, claims: &Value) -> String {
    signed_by(OTHER_KEY, kid, claims)
}

pub fn other_jwk(kid: &str) -> Value {
    jwk(OTHER_KEY, kid)
}

fn signed_by(pem: &[u8], kid: &str, claims: &Value) -> String {
    let mut header = Header::new(Algorithm::ES256);
    header.kid = Some(kid.to_owned());
    let key = EncodingKey::from_ec_pem(pem).expect("a key");
    encode(&header, claims, &key).expect("a token")
}

async fn answer(
    request: Request<Incoming>,
    answers: Arc<Mutex<Answers>>,
    asked: Arc<Mutex<Vec<Asked>>>,
) -> Result<Response<Full<Bytes>>, std::convert::Infallible> {
    let path = request.uri().path().to_owned();
    let query = pairs(request.uri().query().unwrap_or_default());
    let authorization = request.headers().get("authorization");
    let authorization = authorization.map(|value| value.to_str().unwrap_or_default().to_owned());
    let body = request.into_body().collect().await;
    let body = body.map(|body| body.to_bytes()).unwrap_or_default();
    let form = pairs(&String::from_utf8_lossy(&body));
    let for_code = form.get("code").map(|code| format!("{path} for {code}"));
    asked.lock().unwrap().push(Asked {
        path: path.clone(),
        query,
        form,
        authorization,
    });
    let say = {
        let answers = answers.lock().unwrap();
        let own = for_code.and_then(|path| answers.get(&path));
        own.or_else(|| answers.get(&path)).cloned()
    };
    let (status, kind, body, location) = match say {
        Some(Say::Json(status, body)) => (status, "application/json", body.to_string(), None),
        Some(Say::Text(status, body)) => (status, "text/html", body, None),
        Some(Say::Redirect(to)) => (302, "text/html", String::new(), Some(to)),
        Some(Say::Nothing) => {
            tokio::time::sleep(Duration::from_secs(3600)).await;
            (200, "text/html", String::new(), None)
        }
        None => (404, "text/html", "nothing here".to_owned(), None),
    };
    let mut response = Response::builder()
        .status(status)
        .header("content-type", kind);
    if let Some(to) = location {
        response = response.header("location", to);
    }
    Ok(response
        .body(Full::new(Bytes::from(body)))
        .expect("an answer"))
}
