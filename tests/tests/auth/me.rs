//! `GET /auth/me`, and forged tokens.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Person, Value, World, json,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use jsonwebtoken::{Algorithm, EncodingKey};
use rstest::rstest;

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn decoded(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

const JWT_SECRET: &str = "a secret of more than thirty-two bytes";

fn sign(header: &Value, claims: &Value) -> String {
    let message = format!("{}.{}", part(header), part(claims));
    let key = EncodingKey::from_secret(JWT_SECRET.as_bytes());
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::HS256);
    format!("{message}.{}", signature.unwrap())
}

async fn refused(world: &World, token: &str) {
    let answer = world.me(token).await;
    answer.refused(401, "TokenExpired");
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn shows_the_user(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let id = world
        .person(Person {
            dob: NaiveDate::from_ymd_opt(1990, 1, 31),
            overrides: vec![("ViewTodo", false), ("DeleteTodo", true)],
            ..Person::named("Bob")
        })
        .await;
    let first = world.now();
    world.tokens("bob").await;
    world.advance_seconds(5);
    let tokens = world.tokens("bob").await;
    let me = world.me(&tokens.access).await.ok().json();
    let claims = decoded(&tokens.access, 1);
    let expected = json!({
        "id": id, "firstName": "First", "lastName": "Last", "middleName": null, "username": "Bob",
        "email": "bob@example.com", "phone": null,
        "lastLogin": auth_service_tests::iso_8601(first),
        "dob": "1990-01-31T00:00:00.000Z", "gender": null,
        "defaultTenantId": claims["tenantId"], "permissions": ["CreateTodo", "DeleteTodo"], "role": "editor",
        "age": me["age"], "userPreferences": {"locale": "en"}, "tenantId": claims["tenantId"],
        "userTenantId": claims["userTenantId"], "status": 1,
        "photoUrl": null, "designation": null, "authClientId": 1,
    });
    assert_eq!(me, expected);
    assert!(me["age"].as_i64().unwrap() >= 36);
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(claims[name], *value, "{name} in the token");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_language_has_that_of_the_settings(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    // Another spelling of the one language that has templates without any settings.
    let world = world
        .restarted(|settings| settings.mail.locale = "EN".into())
        .await;
    for (own, expected) in [("NULL", "EN"), ("''", "EN"), ("'fr'", "fr")] {
        world
            .sql(&format!("UPDATE user_tenants SET locale = {own}"))
            .await;
        let tokens = world.tokens("ann").await;
        assert_eq!(
            world.me(&tokens.access).await.ok().json()["userPreferences"]["locale"],
            expected
        );
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_token_is_an_access_token_of_rfc_9068(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let tokens = world.tokens("ann").await;
    let (header, claims) = (decoded(&tokens.access, 0), decoded(&tokens.access, 1));
    assert_eq!(header["typ"], "at+jwt");
    assert_eq!(header["alg"], "ES256");
    let keys = world.get("/.well-known/jwks.json").send().await.ok().json();
    assert_eq!(keys["keys"][0]["kid"], header["kid"]);
    assert_eq!(keys["keys"][0]["d"], json!(null));
    assert_eq!(
        (&claims["aud"], &claims["client_id"]),
        (&json!("web"), &json!("web"))
    );
    assert_eq!(claims["exp"].as_i64().unwrap() * 1000, tokens.expires);
    for name in ["iss", "sub", "iat", "jti", "sid"] {
        assert!(!claims[name].is_null(), "{name}");
    }
    let configuration = world
        .get("/.well-known/openid-configuration")
        .send()
        .await
        .ok()
        .json();
    assert_eq!(configuration["issuer"], claims["iss"]);
    let address = configuration["jwks_uri"].as_str().expect("an address");
    assert!(address.ends_with("/.well-known/jwks.json"), "{address}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wants_a_bearer(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let access = world.tokens("ann").await.access;
    for header in [
        None,
        Some(format!("Basic {access}")),
        Some(access.clone()),
        Some("Bearer".into()),
    ] {
        let call = world.get("/auth/me");
        let call = match &header {
            Some(header) => call.header("Authorization", header),
            None => call,
        };
        let answer = call.send().await;
        assert_eq!(answer.status, 401, "{header:?}");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    }
    world
        .get("/auth/me")
        .header("Authorization", &format!("bEARER {access}"))
        .send()
        .await
        .ok();
    let in_the_query = world
        .get(&format!("/auth/me?access_token={access}"))
        .send()
        .await;
    assert_eq!(in_the_query.status, 401);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_forged_tokens(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let tokens = world.tokens("ann").await;
    let (header, claims) = (decoded(&tokens.access, 0), decoded(&tokens.access, 1));
    let signature = tokens.access.rsplit('.').next().unwrap();
    let with_header = |name: &str, value: Value| {
        let mut header = header.clone();
        header[name] = value;
        part(&header)
    };
    let payload = part(&claims);
    // alg none, with and without a signature.
    for alg in ["none", "None", "HS256", "ES384"] {
        let header = with_header("alg", alg.into());
        refused(&world, &format!("{header}.{payload}.")).await;
        refused(&world, &format!("{header}.{payload}.{signature}")).await;
    }
    // The public key as the secret of an HMAC.
    let keys = world.get("/.well-known/jwks.json").send().await.json();
    for secret in [
        keys["keys"][0].to_string(),
        keys["keys"][0]["x"].as_str().unwrap().to_owned(),
    ] {
        let key = EncodingKey::from_secret(secret.as_bytes());
        let mut forged = jsonwebtoken::Header::new(Algorithm::HS256);
        forged.kid = header["kid"].as_str().map(str::to_owned);
        forged.typ = Some("at+jwt".into());
        refused(
            &world,
            &jsonwebtoken::encode(&forged, &claims, &key).unwrap(),
        )
        .await;
    }
    // Another key, unknown or claimed to be ours; no kid.
    for kid in [json!("other"), json!(null), header["kid"].clone()] {
        let header = with_header("kid", kid);
        let foreign = URL_SAFE_NO_PAD.encode([7u8; 64]);
        refused(&world, &format!("{header}.{payload}.{foreign}")).await;
    }
    // A changed payload under a genuine signature.
    let mut changed = claims.clone();
    changed["role"] = "admin".into();
    refused(
        &world,
        &format!("{}.{}.{signature}", part(&header), part(&changed)),
    )
    .await;
    for text in [
        "",
        "a",
        "a.b",
        "a.b.c",
        "....",
        &tokens.refresh,
        &"x".repeat(5000),
    ] {
        let answer = world.me(text).await;
        assert_eq!(answer.status, 401, "{text}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_signed_tokens_with_other_claims(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    // A shared secret, so that the test can sign what the service never would.
    let world = world
        .restarted(|settings| settings.tokens.jwt_secret = Some(JWT_SECRET.into()))
        .await;
    let tokens = world.tokens("ann").await;
    let (header, claims) = (decoded(&tokens.access, 0), decoded(&tokens.access, 1));
    let now = claims["iat"].as_i64().unwrap();
    let changes: Vec<(&str, Value)> = vec![
        ("iss", "https://elsewhere.example".into()),
        ("exp", json!((now + 900).to_string())),
        ("exp", Value::Null),
        ("exp", json!(now)),
        ("nbf", json!("0")),
        ("nbf", json!(now + 60)),
        ("iat", json!("0")),
        ("jti", Value::Null),
        ("sub", Value::Null),
    ];
    for (name, value) in changes {
        let mut changed = claims.clone();
        changed[name] = value;
        refused(&world, &sign(&header, &changed)).await;
    }
    let mut other = header.clone();
    for typ in [json!("JWT"), json!(null)] {
        other["typ"] = typ;
        refused(&world, &sign(&other, &claims)).await;
    }
    // RFC 7515 section 4.1.11: what must be understood and is not.
    for crit in [json!(["exp"]), json!(["b64"]), json!([]), json!("exp")] {
        let mut critical = header.clone();
        critical["crit"] = crit;
        critical["b64"] = true.into();
        refused(&world, &sign(&critical, &claims)).await;
    }
    world.me(&sign(&header, &claims)).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn dies_with_its_user(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    for act in ["disable", "delete"] {
        let id = world.person(Person::named(act)).await;
        let tokens = world.tokens(act).await;
        world.me(&tokens.access).await.ok();
        world.admin().end_all_sessions(id).await.unwrap();
        world.me(&tokens.access).await.refused(401, "TokenRevoked");
    }
}
