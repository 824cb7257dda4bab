//! `/connect/...`: the addresses of the Node service's later versions.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, PASSWORD, Tokens, World, json,
};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn are_the_operations_that_they_name(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    let redeem = json!({"code": code, "clientId": CLIENT_ID});
    let answer = world.post("/connect/token").json(redeem.clone());
    let pair = Tokens::from(answer.send().await.ok());
    let info = world.get("/connect/userinfo").bearer(&pair.access);
    let info = info.send().await.ok();
    assert_eq!(info.json(), world.me(&pair.access).await.ok().json());
    let end = |body| {
        let call = world.post("/connect/endsession").bearer(&pair.access);
        call.json(body).send()
    };
    end(json!({})).await.refused(422, "TokenMissing");
    let ended = end(json!({"refreshToken": pair.refresh})).await.ok();
    assert_eq!(ended.json()["key"], info.json()["id"]);
    let info = world.get("/connect/userinfo").bearer(&pair.access);
    info.send().await.refused(401, "TokenRevoked");
    world.refresh(&pair).await.refused(401, "Token Expired");
    // A code works once, at whichever of its addresses.
    let again = world.post("/connect/token").json(redeem);
    again.send().await.refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuse_as_those_do(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let redeem = async |body| world.post("/connect/token").json(body).send().await;
    redeem(json!({"code": "x", "clientId": "nobody"}))
        .await
        .refused(401, "Client Invalid");
    redeem(json!({"code": "x", "clientId": CLIENT_ID}))
        .await
        .refused(401, "Invalid Credentials");
    redeem(json!({"code": "x"}))
        .await
        .refused(422, "Validation Failed");
    let empty = world.post("/connect/token").body("application/json", "");
    empty.send().await.refused(400, "Bad Request");
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    world.advance_seconds(181);
    redeem(json!({"code": code, "clientId": CLIENT_ID}))
        .await
        .refused(401, "Code Expired");
    let info = world.get("/connect/userinfo").send().await;
    assert_eq!(info.status, 401);
    assert_eq!(info.header("www-authenticate"), Some("Bearer"));
    let end = world.post("/connect/endsession");
    let end = end.json(json!({"refreshToken": "x"})).send().await;
    assert_eq!(end.status, 401);
    assert_eq!(end.header("www-authenticate"), Some("Bearer"));
}

/// The keys are those of the key set, as the Node service's consumers take them: PEM, by `keyId`.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_keys_verify_access_tokens(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let keys = world.get("/connect/get-keys").send().await.ok().json();
    let set = world.get("/.well-known/jwks.json").send().await.ok().json();
    assert_eq!(keys.as_array().unwrap().len(), 1);
    assert_eq!(keys[0]["id"], 1);
    assert_eq!(keys[0]["keyId"], set["keys"][0]["kid"]);
    let pem = keys[0]["publicKey"].as_str().unwrap();
    let key = DecodingKey::from_ec_pem(pem.as_bytes()).expect("a public key");
    let mut checks = Validation::new(Algorithm::ES256);
    checks.set_audience(&[CLIENT_ID]);
    checks.validate_exp = false;
    let token = jsonwebtoken::decode::<serde_json::Value>(&pair.access, &key, &checks);
    let token = token.expect("a signature");
    assert_eq!(token.header.kid.as_deref(), keys[0]["keyId"].as_str());

    let rsa = include_str!("../../fixtures/keys/rsa.pem");
    let world = world
        .restarted(|settings| settings.tokens.jwt_private_key = Some(rsa.into()))
        .await;
    let keys = world.get("/connect/get-keys").send().await.ok().json();
    let public = include_str!("../../fixtures/keys/rsa-public.pem");
    assert_eq!(keys[0]["publicKey"], public);

    let world = world
        .restarted(|settings| {
            settings.tokens.jwt_private_key = None;
            settings.tokens.jwt_secret = Some("a secret of thirty-two bytes, or more".into());
        })
        .await;
    let keys = world.get("/connect/get-keys").send().await.ok();
    // The database has the key of the first start, with which tokens for others than this service's users may be signed.
    assert_eq!(keys.json().as_array().map(Vec::len), Some(1));
    assert!(
        !keys.text.contains("thirty-two"),
        "a shared secret is not published"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_makes_keys_from_outside(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let before = world.get("/.well-known/jwks.json").send().await.text;
    let pair = world.tokens("ann").await;
    for path in ["/connect/generate-keys", "/connect/rotate-keys"] {
        world.post(path).send().await.refused(404, "Not Configured");
        let call = world.post(path).bearer(&pair.access).json(json!({}));
        call.send().await.refused(404, "Not Configured");
    }
    let after = world.get("/.well-known/jwks.json").send().await.text;
    assert_eq!(before, after);
}
