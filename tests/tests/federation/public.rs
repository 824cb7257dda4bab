//! Logins through a provider for a client that has no secret.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_SECRET, Started, json,
    provider::signed,
};
use rstest::rstest;

use crate::federation::scene::{GOOGLE, Scene};

const FORM: &str = "application/x-www-form-urlencoded";
/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const BOUND: &str = "client_id=web&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_demands_pkce_starts_with_a_challenge_only(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let demand = "UPDATE auth_clients SET require_pkce = true, redirect_url = 'https://app.example/in' WHERE client_id = 'web'";
    scene.world.sql(demand).await;
    let form = format!(
        "client_id=web&client_secret={}",
        CLIENT_SECRET.replace(' ', "+")
    );
    let start = async |form: String| {
        scene
            .world
            .post("/auth/google")
            .body(FORM, form)
            .send()
            .await
    };
    start(form.clone()).await.refused(422, "Validation Failed");
    let query = format!("/auth/google?{form}");
    scene
        .world
        .get(&query)
        .send()
        .await
        .refused(422, "Validation Failed");
    let page = scene.world.page().await;
    let body = json!({"clientId": "web", "provider": "google"});
    scene
        .world
        .from_page(&page, "/web/start", body)
        .await
        .refused(422, "Validation Failed");
    assert_eq!(
        start(format!("{form}&{}", BOUND.replace("client_id=web&", "")))
            .await
            .status,
        303
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_public_client_gets_a_code_that_its_verifier_redeems(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let start = async |form: &'static str| {
        scene
            .world
            .post("/auth/google")
            .body(FORM, form)
            .send()
            .await
    };
    start(BOUND).await.refused(422, "Validation Failed");
    scene.world.sql("INSERT INTO client_types (client_id, client_type) SELECT id, 'public' FROM auth_clients WHERE client_id = 'web'").await;
    scene
        .world
        .sql("UPDATE auth_clients SET client_secret = '' WHERE client_id = 'web'")
        .await;
    start("client_id=web").await.refused(401, "Client Invalid");
    // The callback would have to answer tokens.
    start(BOUND).await.refused(401, "Client Invalid");
    scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    let started: Started = start(BOUND).await.into();
    scene.provider.will_give(&signed(&scene.claims(&started)));
    let path = format!("{GOOGLE}?code=x&state={}", started.state());
    let call = scene.world.get(&path).header("Cookie", &started.cookie);
    // Whatever it would rather have.
    let end = call.header("Accept", "application/json").send().await;
    assert_eq!(end.status, 302, "{}", end.text);
    let location: url::Url = end
        .header("location")
        .expect("a location")
        .parse()
        .expect("a URL");
    let (_, code) = location
        .query_pairs()
        .find(|(name, _)| name == "code")
        .expect("a code");
    scene
        .world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    let body = json!({"code": code, "clientId": "web", "codeVerifier": VERIFIER});
    scene.world.post("/auth/token").json(body).send().await.ok();
}
