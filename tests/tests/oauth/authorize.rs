//! `GET` and `POST /oauth2/authorize`: who gets a code, who is asked, and where errors go.

use auth_service_tests::{Answer, Backend, Backend::*, CLIENT_ID, World, settings::SecondFactor};
use reqwest::Method;
use rstest::rstest;

use super::scene::{CALLBACK, FORM, form, post_as_web, signed_in, trust};

pub(super) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// An authorization request with the cookies of a browser.
pub(super) async fn authorize(world: &World, cookies: &str, more: &[(&str, &str)]) -> Answer {
    let own = [("response_type", "code"), ("client_id", CLIENT_ID)];
    let query = form(&[&own, more].concat());
    let call = world.get(&format!("/oauth2/authorize?{query}"));
    call.header("Cookie", cookies).send().await
}

#[track_caller]
pub(super) fn location(answer: &Answer) -> url::Url {
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer
        .header("location")
        .expect("an address")
        .parse()
        .expect("a URL")
}

#[track_caller]
pub(super) fn parameter(address: &url::Url, name: &str) -> Option<String> {
    let found = address.query_pairs().find(|(key, _)| key == name);
    found.map(|(_, value)| value.into_owned())
}

#[track_caller]
pub(super) fn assert_error(answer: &Answer, error: &str) {
    let address = location(answer);
    assert!(address.as_str().starts_with(CALLBACK), "{address}");
    assert_eq!(
        parameter(&address, "error").as_deref(),
        Some(error),
        "{address}"
    );
    assert_eq!(parameter(&address, "code"), None);
    assert!(parameter(&address, "iss").is_some());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_is_signed_in_gets_a_code_at_once(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let odd = "a b&c=%2B\"'<>";
    let answer = authorize(
        &world,
        &page.cookie,
        &[("state", odd), ("scope", "openid"), ("unknown", "x")],
    )
    .await;
    let address = location(&answer);
    assert!(address.as_str().starts_with(&format!("{CALLBACK}?")));
    assert_eq!(parameter(&address, "state").as_deref(), Some(odd));
    assert!(parameter(&address, "code").is_some_and(|code| code.len() == 43));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_is_not_signed_in_is_led_to_the_sign_in_page(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let address = location(&authorize(&world, "", &[("scope", "openid")]).await);
    assert_eq!(address.path(), "/sign-in");
    assert_eq!(parameter(&address, "client_id").as_deref(), Some(CLIENT_ID));
    let page = signed_in(&world, "ann").await;
    let resume = parameter(&address, "resume").expect("what is resumed");
    let resumed = world.get(&format!("/oauth2/authorize?resume={resume}"));
    let resumed = location(&resumed.header("Cookie", &page.cookie).send().await);
    assert!(parameter(&resumed, "code").is_some(), "{resumed}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn errors_are_shown_and_not_sent_to_addresses_that_are_not_registered(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    for look_alike in [
        "https://app.example/callback/",
        "https://app.example/callback?x=1",
        "https://app.example/callback#x",
        "https://app.example/Callback",
        "https://app.example/x/../callback",
        "https://app.example/%63allback",
        "https://app.example:8443/callback",
        "https://user@app.example/callback",
        "https://app.example@evil.example/callback",
        "https://app.example.evil.example/callback",
        "https://sub.app.example/callback",
        "http://app.example/callback",
        "javascript:alert(1)",
    ] {
        let answer = authorize(&world, &page.cookie, &[("redirect_uri", look_alike)]).await;
        assert_eq!(answer.status, 400, "{look_alike}");
        assert_eq!(answer.header("location"), None);
        assert_eq!(answer.json()["error"]["code"], "BAD_REQUEST");
    }
    let query = form(&[("client_id", "nobody"), ("redirect_uri", CALLBACK)]);
    let call = world.get(&format!("/oauth2/authorize?{query}"));
    let shown = call.header("Accept", "text/html").send().await;
    assert_eq!(shown.status, 400);
    assert!(
        shown.text.contains("Go back to the application"),
        "{}",
        shown.text
    );
    assert!(!shown.text.contains("nobody"));
    assert!(
        shown
            .header("content-security-policy")
            .is_some_and(|policy| policy.contains("frame-ancestors 'none'"))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn errors_of_a_registered_client_are_sent_to_it(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let cases: [(&[(&str, &str)], &str); 9] = [
        (&[("request", "x.y.z")], "request_not_supported"),
        (
            &[("request_uri", "https://app.example/request")],
            "request_uri_not_supported",
        ),
        (&[("response_mode", "web_message")], "invalid_request"),
        (&[("prompt", "none login")], "invalid_request"),
        (&[("prompt", "sometimes")], "invalid_request"),
        (&[("max_age", "-1")], "invalid_request"),
        (&[("claims", "[]")], "invalid_request"),
        (&[("id_token_hint", "x.y.z")], "invalid_request"),
        (
            &[
                ("code_challenge", CHALLENGE),
                ("code_challenge_method", "plain"),
            ],
            "invalid_request",
        ),
    ];
    for (more, error) in cases {
        let all = [&[("redirect_uri", CALLBACK), ("state", "s")], more].concat();
        let answer = authorize(&world, &page.cookie, &all).await;
        assert_error(&answer, error);
        assert_eq!(parameter(&location(&answer), "state").as_deref(), Some("s"));
    }
    // A refused request object still says how the refusal is to be sent: {"response_mode":"form_post","state":"inner"}.
    let object = "e30.eyJyZXNwb25zZV9tb2RlIjoiZm9ybV9wb3N0Iiwic3RhdGUiOiJpbm5lciJ9.";
    let fields = [("redirect_uri", CALLBACK), ("request", object)];
    let answer = authorize(&world, &page.cookie, &fields).await;
    assert_eq!(answer.status, 200);
    for posted in ["request_not_supported", "inner"] {
        assert!(
            answer.text.contains(&format!("value=\"{posted}\"")),
            "{}",
            answer.text
        );
    }
    let query = form(&[
        ("client_id", CLIENT_ID),
        ("redirect_uri", CALLBACK),
        ("response_type", "token"),
    ]);
    let answer = world
        .get(&format!("/oauth2/authorize?{query}"))
        .send()
        .await;
    assert_error(&answer, "unsupported_response_type");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn prompt_none_asks_nobody(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let silent = [("prompt", "none"), ("scope", "openid")];
    assert_error(&authorize(&world, "", &silent).await, "login_required");
    assert_error(
        &authorize(&world, "session=garbage", &silent).await,
        "login_required",
    );
    let page = signed_in(&world, "ann").await;
    let answer = authorize(&world, &page.cookie, &silent).await;
    assert!(parameter(&location(&answer), "code").is_some());
    world
        .sql("UPDATE client_settings SET trusted = false")
        .await;
    assert_error(
        &authorize(&world, &page.cookie, &silent).await,
        "consent_required",
    );
    let asked = location(&authorize(&world, &page.cookie, &silent[1..]).await);
    assert_eq!(asked.path(), "/consent");
    // Signed in, but not by all that is due by now.
    let world = world
        .restarted(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    assert_error(
        &authorize(&world, &page.cookie, &silent).await,
        "interaction_required",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_parameter_without_a_value_is_none(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let names = [
        "redirect_uri",
        "state",
        "response_mode",
        "nonce",
        "code_challenge",
        "prompt",
        "max_age",
        "claims",
        "id_token_hint",
        "dpop_jkt",
        "request",
        "request_uri",
    ];
    let empty = names.map(|name| (name, ""));
    let answer = authorize(&world, &page.cookie, &empty).await;
    let address = location(&answer);
    let code = parameter(&address, "code").expect("a code");
    assert_eq!(parameter(&address, "state"), None);
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", ""),
        ("code_verifier", ""),
    ];
    post_as_web(&world, "/oauth2/token", &fields).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_site_comes_without_the_cookie(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let fields = [
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("prompt", "none"),
    ];
    let posted = world.post("/oauth2/authorize").body(FORM, form(&fields));
    let next = location(&posted.send().await);
    assert_eq!(next.path(), "/oauth2/authorize");
    let path = format!("{}?{}", next.path(), next.query().expect("a query"));
    let with = world.get(&path).header("Cookie", &page.cookie);
    assert!(parameter(&location(&with.send().await), "code").is_some());
    let without = world.get(&path);
    assert_error(&without.send().await, "login_required");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_response_reaches_the_client_as_it_asked(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let fragment = authorize(
        &world,
        &page.cookie,
        &[("response_mode", "fragment"), ("state", "s")],
    )
    .await;
    let fragment = location(&fragment);
    assert_eq!(fragment.query(), None);
    assert!(
        fragment
            .fragment()
            .is_some_and(|text| text.contains("code=") && text.contains("state=s"))
    );
    let posted = authorize(
        &world,
        &page.cookie,
        &[("response_mode", "form_post"), ("state", "\"><b>")],
    )
    .await;
    assert_eq!(posted.status, 200);
    assert!(
        posted.text.contains(&format!("action=\"{CALLBACK}\"")),
        "{}",
        posted.text
    );
    assert!(
        posted.text.contains("value=\"&quot;&gt;&lt;b&gt;\""),
        "{}",
        posted.text
    );
    let policy = posted.header("content-security-policy").expect("a policy");
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    let by_form = form(&[
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("redirect_uri", CALLBACK),
    ]);
    let call = world
        .post("/oauth2/authorize")
        .header("Cookie", &page.cookie);
    let answer = call.body(FORM, by_form).send().await;
    assert!(parameter(&location(&answer), "code").is_some());
}

/// Also of requests that violate the document (RFC 6749 section 4.1.2.1), as long as it is certain who the client is.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_client_is_told_that_its_request_cannot_be_read(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let own = form(&[
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("redirect_uri", CALLBACK),
    ]);
    let send = async |more: &str, as_form: bool| {
        let call = match as_form {
            true => world
                .post("/oauth2/authorize")
                .body(FORM, format!("{own}&{more}")),
            false => world.get(&format!("/oauth2/authorize?{own}&{more}")),
        };
        call.send().await
    };
    for as_form in [false, true] {
        for (more, state) in [
            ("state=s&nonce=a&nonce=b", Some("s")),
            ("scope=openid&state=s&scope=email", Some("s")),
            ("state=s&ui_locales=%ff", Some("s")),
            ("state=s&nonce=%00", Some("s")),
            ("state=s&response_type=code", Some("s")),
            ("state=a&state=b", None),
            ("state=%00", None),
            ("state=%zz", None),
        ] {
            let answer = send(more, as_form).await;
            assert_error(&answer, "invalid_request");
            let told = parameter(&location(&answer), "state");
            assert_eq!(told.as_deref(), state, "{more}");
        }
        let answer = send("nonce=1&nonce=2&response_mode=fragment&state=s", as_form).await;
        let fragment = location(&answer).fragment().map(str::to_owned);
        assert!(fragment.is_some_and(|told| told.contains("invalid_request")));
        for more in [
            "client_id=web",
            "redirect_uri=https%3A%2F%2Fattacker.example%2F",
            "redirect_uri=%ff&nonce=1&nonce=2",
        ] {
            assert_eq!(send(more, as_form).await.status, 400, "{more}");
        }
    }
    let query = form(&[
        ("client_id", CLIENT_ID),
        ("redirect_uri", "https://attacker.example/"),
    ]);
    let call = world.get(&format!("/oauth2/authorize?{query}&nonce=1&nonce=2"));
    assert_eq!(call.send().await.status, 400);
    let too_long = "x".repeat(51);
    for query in [
        format!("{own}&nonce=1&nonce=2"),
        format!("client_id={too_long}&nonce=1&nonce=2"),
    ] {
        let call = world.call(Method::HEAD, &format!("/oauth2/authorize?{query}"));
        assert_eq!(call.send().await.status, 400, "{query}");
    }
    // A person sees which parameter it is.
    let call = world.get("/oauth2/authorize?client_id=a&client_id=b");
    let page = call.header("Accept", "text/html").send().await;
    assert!(
        page.text.contains("client_id must not be repeated"),
        "{}",
        page.text
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_would_not_fit_into_a_url_is_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let (control, quotes) = ("\u{1}".repeat(700), "\"".repeat(2100));
    for more in [
        [("redirect_uri", CALLBACK), ("state", &*control)],
        [("redirect_uri", CALLBACK), ("nonce", &*quotes)],
        [("redirect_uri", CALLBACK), ("dpop_jkt", "x")],
    ] {
        assert_error(&authorize(&world, "", &more).await, "invalid_request");
    }
}
