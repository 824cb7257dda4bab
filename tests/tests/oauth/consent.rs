//! The consent page: `/web/authorization`, `/web/consent`, `/auth/consents`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World, json,
    settings::Switch,
};
use rstest::rstest;

use super::browser::{Browser, CALLBACK, exchange, host, is_page, parameter, resume_of};

async fn stored(world: &World) -> Vec<String> {
    world.column("SELECT scopes FROM consents").await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn is_asked_for_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    let asked = [("scope", "openid email"), ("login_hint", "bea")];
    let sign_in = browser.authorize(&asked).await;
    assert!(is_page(&sign_in, "sign-in"), "{sign_in}");
    let resume = resume_of(&sign_in);
    let path = format!("/web/authorization?resume={resume}");
    let expected = json!({
        "clientId": "app", "scopes": ["openid", "email"], "loginDue": true, "loginHint": "bea",
    });
    assert_eq!(browser.get(&path).await.ok().json(), expected);

    let next = browser.sign_in("bea", &resume).await;
    let consent = browser.follow(&next).await;
    assert!(is_page(&consent, "consent"), "{consent}");
    let shown = browser.get(&path).await.ok().json();
    assert_eq!(shown["username"], "bea");
    assert_eq!(shown["loginDue"], false);
    let next = browser.decide("bea", &resume_of(&consent), true).await;
    let code = browser.follow(&next).await;
    assert!(code.starts_with(&format!("{CALLBACK}?code=")), "{code}");
    assert_eq!(parameter(&code, "state"), "s");
    exchange(&world, &code).await.ok();

    // For as much or less there is nothing to ask.
    for scope in ["openid email", "openid"] {
        let code = browser.authorize(&[("scope", scope)]).await;
        assert!(code.starts_with(CALLBACK), "{code}");
    }
    // For more there is, and what was allowed before stays allowed.
    let consent = browser.authorize(&[("scope", "openid phone")]).await;
    browser.decide("bea", &resume_of(&consent), true).await;
    assert_eq!(stored(&world).await, ["openid email phone"]);
    world.advance_seconds(1);
    let again = [("scope", "openid"), ("prompt", "consent")];
    let consent = browser.authorize(&again).await;
    assert!(is_page(&consent, "consent"), "{consent}");
    let next = browser.decide("bea", &resume_of(&consent), true).await;
    assert!(browser.follow(&next).await.starts_with(CALLBACK));
    let details: Vec<String> = world
        .column("SELECT detail FROM auth_events WHERE kind = 'CONSENT' ORDER BY id")
        .await;
    let expected = [
        "allowed: openid email",
        "allowed: openid phone",
        "allowed: openid",
    ];
    assert_eq!(details, expected);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_client_is_told_of_a_refusal(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    let resume = resume_of(&browser.authorize(&[("scope", "openid")]).await);
    let next = browser.sign_in("bea", &resume).await;
    let consent = browser.follow(&next).await;
    let next = browser.decide("bea", &resume_of(&consent), false).await;
    let denied = browser.follow(&next).await;
    assert!(
        denied.starts_with(&format!("{CALLBACK}?error=access_denied")),
        "{denied}"
    );
    assert_eq!(parameter(&denied, "state"), "s");
    // A response that is a page works the same way.
    let posted = [("scope", "openid"), ("response_mode", "form_post")];
    let consent = browser.authorize(&posted).await;
    let next = browser.decide("bea", &resume_of(&consent), false).await;
    let url: url::Url = next.parse().expect("a URL");
    let path = format!("{}?{}", url.path(), url.query().expect("a query"));
    let page = browser.get(&path).await.ok();
    assert!(
        page.text.contains("value=\"access_denied\""),
        "{}",
        page.text
    );
    assert!(stored(&world).await.is_empty());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_page_can_give_it(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    browser.sign_in_here("bea").await;
    let consent = browser.authorize(&[("scope", "openid")]).await;
    let body = json!({"resume": resume_of(&consent), "username": "bea", "allow": true});
    for (header, value) in [
        ("Origin", "https://evil.example"),
        (
            "X-CSRF-Token",
            "k0u9bWq0v8gB2m4yEJv1cX7nQ3sT5dRz6fHhLaPiWxY",
        ),
    ] {
        let mut foreign = browser.page.clone();
        match header {
            "Origin" => foreign.origin = value.to_owned(),
            _ => foreign.csrf_token = value.to_owned(),
        }
        foreign.cookie = browser.cookies();
        let answer = world
            .from_page(&foreign, "/web/consent", body.clone())
            .await;
        answer.refused(403, "Forbidden");
    }
    assert!(stored(&world).await.is_empty());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_allows_for_someone_else(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    browser.sign_in_here("bea").await;
    let consent = browser.authorize(&[("scope", "openid")]).await;
    // In another tab carl signs in; the first tab still shows bea.
    browser.sign_in_here("carl").await;
    let next = browser.decide("bea", &resume_of(&consent), true).await;
    let again = browser.follow(&next).await;
    assert!(is_page(&again, "consent"), "{again}");
    // In another tab carl signs out.
    browser.post("/web/sign-out", json!({})).await.ok();
    let next = browser.decide("carl", &resume_of(&consent), true).await;
    let again = browser.follow(&next).await;
    assert!(is_page(&again, "sign-in"), "{again}");
    assert!(stored(&world).await.is_empty());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_stale_page_is_told_so(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    let resume = resume_of(&browser.authorize(&[("scope", "openid")]).await);
    world.advance_seconds(7 * 24 * 3600 + 1);
    for resume in [resume.as_str(), "nonsense"] {
        let shown = browser
            .get(&format!("/web/authorization?resume={resume}"))
            .await;
        shown.refused(401, "Code Expired");
        for allow in [true, false] {
            let body = json!({"resume": resume, "username": "bea", "allow": allow});
            let answer = browser.post("/web/consent", body).await;
            answer.refused(401, "Code Expired");
        }
    }
    let fresh = resume_of(&browser.authorize(&[("scope", "openid")]).await);
    let open = json!({"resume": fresh, "username": "bea", "allow": true});
    world
        .sql("UPDATE auth_clients SET deleted = true WHERE client_id = 'app'")
        .await;
    browser
        .post("/web/consent", open)
        .await
        .refused(401, "Client Invalid");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn can_be_withdrawn(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    let code = browser.code("bea", "openid offline_access").await;
    let tokens = exchange(&world, &code).await.ok();
    let unused = browser.authorize(&[("scope", "openid")]).await;
    let bea = world.tokens("bea").await;
    let listed = world.get("/auth/consents").bearer(&bea.access);
    let listed = listed.send().await.ok().json();
    assert_eq!(listed[0]["clientId"], "app");
    assert_eq!(listed[0]["scopes"], json!(["openid", "offline_access"]));
    assert!(listed[0]["grantedAt"].is_string());

    let withdraw = |access: String| {
        let call = world.call(reqwest::Method::DELETE, "/auth/consents/app");
        async move { call.bearer(&access).send().await }
    };
    let carl = world.tokens("carl").await;
    withdraw(carl.access).await.refused(404, "Not Found");
    assert_eq!(withdraw(bea.access.clone()).await.status, 204);
    world
        .me(&tokens.field("access_token"))
        .await
        .refused(401, "TokenRevoked");
    assert_eq!(exchange(&world, &unused).await.status, 400);
    // The session that shows the list goes on, and so does that of the browser.
    let left = world.get("/auth/consents").bearer(&bea.access);
    assert_eq!(left.send().await.ok().json(), json!([]));
    withdraw(bea.access).await.refused(404, "Not Found");
    let asked = browser.authorize(&[("scope", "openid")]).await;
    assert!(is_page(&asked, "consent"), "{asked}");
    let details: Vec<String> = world
        .column("SELECT detail FROM auth_events WHERE kind = 'CONSENT' ORDER BY id DESC")
        .await;
    assert_eq!(details[0], "withdrawn");
    for call in [
        world.get("/auth/consents"),
        world.call(reqwest::Method::DELETE, "/auth/consents/app"),
    ] {
        call.send().await.refused(401, "Unauthorized");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_code_is_issued_for_one_that_is_withdrawn_meanwhile(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    browser.code("bea", "openid").await;
    let bea = world.tokens("bea").await;
    // The code is drawn after the consent has been found and before the code is stored.
    let mut stopped = world.random.stop_after(0);
    let withdraw = async {
        stopped.reached().await;
        let call = world.call(reqwest::Method::DELETE, "/auth/consents/app");
        assert_eq!(call.bearer(&bea.access).send().await.status, 204);
        stopped.resume();
    };
    let (asked, ()) = tokio::join!(browser.authorize(&[("scope", "openid")]), withdraw);
    assert!(is_page(&asked, "consent"), "{asked}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn needs_the_pages(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start_with(backend, |settings| settings.web.web_pages = Switch::Off).await;
    let page = auth_service_tests::OwnPage {
        cookie: "csrf=x".to_owned(),
        csrf_token: "x".to_owned(),
        origin: "http://localhost:3000".to_owned(),
        context: json!({}),
    };
    let body = json!({"resume": "x", "username": "bea", "allow": true});
    world
        .from_page(&page, "/web/consent", body)
        .await
        .refused(404, "Not Configured");
    world
        .from_page(&page, "/web/sign-out", json!({}))
        .await
        .refused(404, "Not Configured");
    world
        .get("/web/authorization?resume=x")
        .send()
        .await
        .refused(404, "Not Configured");
}
