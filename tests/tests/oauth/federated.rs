//! Logins through identity providers within an authorization.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    OwnPage, Started, Tokens, json,
    provider::{PROVIDER_CLIENT, signed},
    settings::SecondFactor,
};
use rstest::rstest;

use super::{
    browser::{Browser, is_page, parameter, resume_of},
    scene::{post, post_as_web},
};
use crate::federation::scene::{GOOGLE, Scene};

const AUTHORIZE: &str = "/oauth2/authorize?client_id=web&response_type=code&scope=openid";

async fn open(backend: Backend) -> Scene {
    let scene = Scene::open(backend).await;
    scene
        .world
        .sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'")
        .await;
    scene
}

/// What the sign-in page does: it begins at Google.
async fn start(scene: &Scene, browser: &Browser<'_>, resume: Option<&str>) -> Started {
    start_at(scene, browser, "google", resume).await
}

async fn start_at(
    scene: &Scene,
    browser: &Browser<'_>,
    provider: &str,
    resume: Option<&str>,
) -> Started {
    let mut body = json!({"clientId": "web", "provider": provider});
    if let Some(resume) = resume {
        body["resume"] = json!(resume);
    }
    let page = OwnPage {
        cookie: browser.cookies(),
        ..browser.page.clone()
    };
    let mut answer = scene.world.from_page(&page, "/web/start", body).await.ok();
    let location = answer.field("location").parse().expect("a header");
    answer.headers.insert("location", location);
    answer.status = 303;
    answer.into()
}

/// The callback of a good login. Returns where it leads.
async fn come_back(scene: &Scene, browser: &mut Browser<'_>, started: &Started) -> String {
    scene.provider.will_give(&signed(&scene.claims(started)));
    let query = [("code", "their code"), ("state", started.state())];
    let cookies = format!("{}; {}", started.cookie, browser.cookies());
    let answer = scene.world.callback(GOOGLE, &query, &cookies).await;
    assert_eq!(answer.status, 302, "{}", answer.text);
    browser.keep(&answer);
    answer.header("location").expect("a location").to_owned()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn leads_back_to_the_authorization(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = open(backend).await;
    let mut browser = Browser::open(&scene.world).await;
    let resume = resume_of(&browser.follow(AUTHORIZE).await);
    let started = start(&scene, &browser, Some(&resume)).await;
    let next = come_back(&scene, &mut browser, &started).await;
    assert_eq!(
        next,
        format!("http://localhost:3000/oauth2/authorize?resume={resume}")
    );
    assert!(browser.session.is_some());
    let consent = browser.follow(&next).await;
    assert!(is_page(&consent, "consent"), "{consent}");
    // The state has been used, and without its cookie it is worth nothing.
    let query = [("code", "their code"), ("state", started.state())];
    for cookie in [started.cookie.as_str(), "other=1"] {
        let answer = scene.world.callback(GOOGLE, &query, cookie).await;
        answer.refused(401, "Invalid Credentials");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_the_code_of_a_page_opens_ends_with_the_browsers_session(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = open(backend).await;
    let mut browser = Browser::open(&scene.world).await;
    let started = start(&scene, &browser, None).await;
    let address = come_back(&scene, &mut browser, &started).await;
    let exchanged = scene.world.redeem(&parameter(&address, "code")).await;
    let pair = Tokens::from(exchanged.ok());
    browser.post("/web/sign-out", json!({})).await.ok();
    let me = scene.world.me(&pair.access).await;
    me.refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_factor_is_asked_for_first(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = open(backend).await;
    let scene = scene
        .with(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    let mut browser = Browser::open(&scene.world).await;
    let resume = resume_of(&browser.follow(AUTHORIZE).await);
    let started = start(&scene, &browser, Some(&resume)).await;
    let page = come_back(&scene, &mut browser, &started).await;
    assert!(browser.session.is_none());
    let (page, fragment) = page.split_once('#').expect("a fragment");
    assert_eq!(
        page,
        format!("http://localhost:3000/sign-in?client_id=web&resume={resume}")
    );
    let code = fragment.strip_prefix("code=").expect("a code");
    let key = code.strip_suffix("&mfa=mail").expect("a factor");
    let claims = scene.claims(&started);
    let address = claims["email"].as_str().expect("an address");
    let otp = scene.world.mail(address).await.code();
    let body = json!({"key": key, "otp": otp, "resume": resume});
    let done = browser.post("/web/verify-otp", body).await.ok();
    let consent = browser.follow(&done.field("redirectTo")).await;
    assert!(is_page(&consent, "consent"), "{consent}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_keeps_the_authorization(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = open(backend).await;
    let browser = Browser::open(&scene.world).await;
    let resume = resume_of(&browser.follow(AUTHORIZE).await);
    let started = start(&scene, &browser, Some(&resume)).await;
    let query = [("error", "access_denied"), ("state", started.state())];
    let answer = scene.world.callback(GOOGLE, &query, &started.cookie).await;
    let page = format!("http://localhost:3000/sign-in?client_id=web&resume={resume}");
    let expected = format!("{page}#error=INVALID_CREDENTIALS");
    assert_eq!(answer.header("location"), Some(expected.as_str()));
    let body = json!({"clientId": "web", "provider": "google", "resume": "nonsense"});
    scene
        .world
        .from_page(&browser.page, "/web/start", body)
        .await
        .refused(401, "Code Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_login_on_a_page_is_one_of_the_browser(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = open(backend).await;
    // A program that begins elsewhere has no browser to sign in to.
    let started = scene.start().await;
    scene.provider.will_give(&signed(&scene.claims(&started)));
    let answer = scene.end(&started).await;
    let cookie = answer.header("set-cookie").expect("a cookie");
    assert!(cookie.contains("=; Path=/; Max-Age=0"), "{cookie}");

    let mut browser = Browser::open(&scene.world).await;
    let started = start(&scene, &browser, None).await;
    let next = come_back(&scene, &mut browser, &started).await;
    assert!(next.starts_with("https://app.example/in?code="), "{next}");
    assert!(browser.session.is_some());
    let consent = browser.follow(AUTHORIZE).await;
    assert!(is_page(&consent, "consent"), "{consent}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_logout_at_keycloak_signs_out_of_the_browser(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = open(backend).await;
    let trusted = "INSERT INTO client_settings (client_id, trusted) VALUES (1, true)";
    scene.world.sql(trusted).await;
    let issuer = format!("{}/realms/acme", scene.provider.url);
    let at = |end: &str| format!("/realms/acme/protocol/openid-connect/{end}");
    scene
        .provider
        .says(&at("certs"), scene.provider.answer("/jwks"));
    let mut browser = Browser::open(&scene.world).await;
    let resume = resume_of(&browser.follow(AUTHORIZE).await);
    let started = start_at(&scene, &browser, "keycloak", Some(&resume)).await;
    let mut claims = scene.claims(&started);
    claims["iss"] = json!(issuer);
    claims["sid"] = json!("there");
    scene.provider.will_give_at(&at("token"), &signed(&claims));
    let query = [("code", "x"), ("state", started.state())];
    let cookies = format!("{}; {}", started.cookie, browser.cookies());
    let callback = "/auth/keycloak-auth-redirect";
    let answer = scene.world.callback(callback, &query, &cookies).await;
    browser.keep(&answer);
    let next = browser
        .follow(answer.header("location").expect("a location"))
        .await;
    let code = parameter(&next, "code");
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
    ];
    let granted = post_as_web(&scene.world, "/oauth2/token", &fields)
        .await
        .ok();

    let now = scene.world.now().timestamp();
    let token = signed(&json!({
        "iss": issuer, "aud": PROVIDER_CLIENT, "iat": now, "exp": now + 120, "jti": "1", "sid": "there",
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
    }));
    let told = [("logout_token", token.as_str())];
    post(&scene.world, "/auth/keycloak-backchannel-logout", &told)
        .await
        .ok();
    let access = granted.field("access_token");
    scene.world.me(&access).await.refused(401, "TokenRevoked");
    let silent = browser.follow(&format!("{AUTHORIZE}&prompt=none")).await;
    assert_eq!(parameter(&silent, "error"), "login_required");
}
