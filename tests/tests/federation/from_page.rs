//! Logins through a provider that begin on the sign-in page.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    OwnPage, Person, Started, Value, json,
    provider::{Say, signed},
    settings::FederatedSignUp,
};
use rstest::rstest;

use crate::federation::scene::{GOOGLE, Scene};

const SIGN_IN: &str = "http://localhost:3000/sign-in?client_id=web";

/// Begins at Google; what the service answers reads like a redirect.
async fn start(scene: &Scene, page: &OwnPage, more: Value) -> Started {
    let mut body = json!({"clientId": "web", "provider": "google"});
    for (name, value) in more.as_object().expect("an object") {
        body[name] = value.clone();
    }
    let mut answer = scene.world.from_page(page, "/web/start", body).await.ok();
    let location = answer.field("location").parse().expect("a header");
    answer.headers.insert("location", location);
    answer.status = 303;
    answer.into()
}

/// Where the callback sends the browser.
async fn ends_at(scene: &Scene, started: &Started, query: &[(&str, &str)]) -> String {
    let answer = scene.world.callback(GOOGLE, query, &started.cookie).await;
    assert_eq!(answer.status, 302, "{}", answer.text);
    let location = answer.header("location").expect("a location");
    let cookie = answer.header("set-cookie").expect("a cookie");
    // A complete login is the session of this browser.
    let complete = location.contains("code=") && !location.contains("mfa=");
    assert_eq!(cookie.starts_with("session="), complete, "{cookie}");
    assert_eq!(
        cookie.contains("=; Path=/; Max-Age=0"),
        !complete,
        "{cookie}"
    );
    location.to_owned()
}

async fn logs_in(scene: &Scene, started: &Started) -> String {
    scene.provider.will_give(&signed(&scene.claims(started)));
    let query = [("code", "their code"), ("state", started.state())];
    ends_at(scene, started, &query).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_an_address_the_code_comes_to_the_page(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let page = scene.world.page().await;
    assert_eq!(page.context["providers"].as_array().map(Vec::len), Some(7));
    let started = start(&scene, &page, json!({"state": "own"})).await;
    // Whatever the browser would rather have: what began on a page ends on one.
    let location = logs_in(&scene, &started).await;
    let code = location
        .strip_prefix(&format!("{SIGN_IN}&state=own#code="))
        .expect("the page")
        .to_owned();
    scene.world.redeem(&code).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_code_goes_to_the_clients_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    let page = scene.world.page().await;
    let started = start(&scene, &page, json!({"state": "of-the-app"})).await;
    let location = logs_in(&scene, &started).await;
    assert!(
        location.starts_with("https://app.example/in?code="),
        "{location}"
    );
    assert!(location.ends_with("&state=of-the-app"), "{location}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_factor_that_is_due_is_asked_for_on_the_page(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    let scene = scene
        .with(|settings| settings.login.mfa = auth_service_tests::settings::SecondFactor::Required)
        .await;
    let page = scene.world.page().await;
    let started = start(&scene, &page, json!({"state": "s"})).await;
    let location = logs_in(&scene, &started).await;
    let fragment = location
        .strip_prefix(&format!("{SIGN_IN}&state=s#code="))
        .expect("the page");
    let (key, factor) = fragment.split_once('&').expect("a factor");
    assert_eq!(factor, "mfa=mail");
    let address = scene.claims(&started)["email"]
        .as_str()
        .expect("an address")
        .to_owned();
    let otp = scene.world.mail(&address).await.code();
    let body = json!({"key": key, "otp": otp, "state": "s"});
    let done = scene
        .world
        .from_page(&page, "/web/verify-otp", body)
        .await
        .ok();
    assert!(
        done.field("redirectTo")
            .starts_with("https://app.example/in?code=")
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refusals_are_told_on_the_page(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.federation.social_signup = FederatedSignUp::Off)
        .await;
    let page = scene.world.page().await;
    let started = start(&scene, &page, json!({})).await;
    let query = [("error", "access_denied"), ("state", started.state())];
    assert_eq!(
        ends_at(&scene, &started, &query).await,
        format!("{SIGN_IN}#error=INVALID_CREDENTIALS")
    );
    // What the application asked for is still in the address.
    let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let started = start(
        &scene,
        &page,
        json!({"state": "s", "codeChallenge": challenge}),
    )
    .await;
    let location = logs_in(&scene, &started).await;
    assert_eq!(
        location,
        format!("{SIGN_IN}&state=s&code_challenge={challenge}#error=INVALID_CREDENTIALS")
    );
    // A callback that nobody began is no page's.
    let again = [("code", "x"), ("state", started.state())];
    scene
        .world
        .callback(GOOGLE, &again, &started.cookie)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn disabled_users_are_told_so(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let subject = "subject of a disabled user";
    scene
        .world
        .person(Person {
            provider: "google".into(),
            subject: Some(subject.into()),
            status: auth_service_tests::admin::status::INACTIVE,
            ..Person::named("dan")
        })
        .await;
    let page = scene.world.page().await;
    let started = start(&scene, &page, json!({})).await;
    let mut claims = scene.claims(&started);
    claims["sub"] = json!(subject);
    scene.provider.will_give(&signed(&claims));
    let query = [("code", "their code"), ("state", started.state())];
    assert_eq!(
        ends_at(&scene, &started, &query).await,
        format!("{SIGN_IN}#error=USER_INACTIVE")
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_what_a_start_refuses(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let page = scene.world.page().await;
    let body = |client: &str, provider: &str| json!({"clientId": client, "provider": provider});
    let answer = scene
        .world
        .from_page(&page, "/web/start", body("nobody", "google"))
        .await;
    answer.refused(401, "Client Invalid");
    scene
        .world
        .from_page(&page, "/web/start", body("web", "saml"))
        .await
        .refused(404, "Not Configured");
    assert_eq!(
        scene
            .world
            .from_page(&page, "/web/start", body("web", "myspace"))
            .await
            .status,
        422
    );
    scene.provider.says("/discovery", Say::Json(500, json!({})));
    scene
        .world
        .from_page(&page, "/web/start", body("web", "azure"))
        .await
        .refused(502, "Bad Gateway");
    scene.provider.says("/discovery", Say::Nothing);
    scene
        .world
        .from_page(&page, "/web/start", body("web", "azure"))
        .await
        .refused(504, "Gateway Timeout");
}
