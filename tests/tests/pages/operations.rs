//! What the service's own pages call: `/web/context`, `/web/login`, `/web/verify-otp`, `/web/forget-password`,
//! `/web/reset-password`. (`/web/start` is with the identity providers.)

use auth_service_tests::{
    Authenticator,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, Tokens, Value, World, json,
    settings::SecondFactor,
};
use rstest::rstest;

pub(super) const NEW: &str = "a better horse";

const ADDRESS: &str = "https://app.example/in?x=1";

pub(super) fn login(client: &str, password: &str) -> Value {
    json!({"clientId": client, "username": "ann", "password": password})
}

/// The client `app` gets an address, and ann may use it.
pub(super) async fn host(world: &World) {
    world
        .sql(&format!(
            "UPDATE auth_clients SET redirect_url = '{ADDRESS}' WHERE client_id = 'app'"
        ))
        .await;
    world
        .person(Person {
            clients: vec![1, 2],
            ..Person::named("bea")
        })
        .await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_page_logs_in_without_a_client_secret(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let page = world.page().await;
    assert_eq!(page.context["clientId"], "web");
    assert_eq!(page.context["hosted"], false);
    assert_eq!(page.context["providers"], json!([]));
    assert_eq!(page.context["passwordMinLength"], 8);
    let answer = world
        .from_page(&page, "/web/login", login("web", PASSWORD))
        .await
        .ok();
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let tokens = Tokens::from(world.redeem(&answer.field("code")).await.ok());
    world.me(&tokens.access).await.ok();
    // The next page of this browser has the same cookie, so that all tabs go on working.
    let again = world
        .get("/web/context")
        .header("Cookie", &page.cookie)
        .send()
        .await
        .ok();
    assert_eq!(again.field("csrfToken"), page.csrf_token);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_as_login_does(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let page = world.page().await;
    world
        .get("/web/context?client_id=nobody")
        .send()
        .await
        .refused(401, "Client Invalid");
    world
        .from_page(&page, "/web/login", login("nobody", PASSWORD))
        .await
        .refused(401, "Client Invalid");
    world
        .from_page(&page, "/web/login", login("app", PASSWORD))
        .await
        .refused(401, "Client Invalid");
    world
        .from_page(&page, "/web/login", login("web", "wrong"))
        .await
        .refused(401, "Invalid Credentials");
    let unknown = json!({"clientId": "web", "username": "nobody", "password": PASSWORD});
    world
        .from_page(&page, "/web/login", unknown)
        .await
        .refused(401, "Invalid Credentials");
    let verbose =
        json!({"clientId": "web", "username": "ann", "password": PASSWORD, "client_secret": "x"});
    assert_eq!(
        world.from_page(&page, "/web/login", verbose).await.status,
        422
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_on_the_page_count_with_all_others(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let page = world.page().await;
    for _ in 0..5 {
        world
            .from_page(&page, "/web/login", login("web", "wrong"))
            .await
            .refused(401, "Invalid Credentials");
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    let locked = world
        .from_page(&page, "/web/login", login("web", PASSWORD))
        .await;
    locked.refused(429, "Too Many Requests");
    assert_eq!(locked.header("retry-after"), Some("60"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_asked_for_before_the_client_hears(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    host(&world).await;
    let world = world
        .restarted(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    let page = world.page().await;
    let body = json!({"clientId": "app", "username": "bea", "password": PASSWORD, "state": "s"});
    let pending = world.from_page(&page, "/web/login", body).await.ok();
    assert_eq!(pending.json()["mfa"], "mail");
    assert!(pending.json().get("redirectTo").is_none());
    let key = pending.field("code");
    let token = json!({"code": key, "clientId": "app"});
    world
        .post("/auth/token")
        .json(token)
        .send()
        .await
        .refused(401, "User Verification Failed");
    let wrong = json!({"key": key, "otp": "000000"});
    world
        .from_page(&page, "/web/verify-otp", wrong)
        .await
        .refused(401, "Otp Invalid");
    let otp = world.mail("bea@example.com").await.code();
    let right = json!({"key": key, "otp": otp, "state": "s"});
    let done = world
        .from_page(&page, "/web/verify-otp", right.clone())
        .await
        .ok();
    assert!(
        done.field("redirectTo")
            .starts_with("https://app.example/in?x=1&code=")
    );
    assert!(done.field("redirectTo").ends_with("&state=s"));
    world
        .from_page(&page, "/web/verify-otp", right)
        .await
        .refused(401, "Otp Token Incorrect or Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_authenticator_comes_as_picture_and_as_address(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let page = world.page().await;
    let code = world
        .from_page(&page, "/web/login", login("web", PASSWORD))
        .await
        .ok()
        .field("code");
    let ask = |code: &str| {
        world.from_page(
            &page,
            "/web/create-qr-code",
            json!({"code": code, "clientId": "web"}),
        )
    };
    ask("garbage").await.refused(401, "Invalid Credentials");
    let made = ask(&code).await.ok();
    let app = Authenticator::scan(&made.field("qrCode"));
    assert_eq!(made.field("uri"), app.0.to_url().expect("a URI"));
    let now = world.code_of(&app, 0);
    let full = world.verify_otp(&code, &now).await.ok().field("code");
    ask(&full).await.ok();
    let pending = world
        .from_page(&page, "/web/login", login("web", PASSWORD))
        .await
        .ok();
    assert_eq!(pending.json()["mfa"], "authenticator");
    ask(&pending.field("code"))
        .await
        .refused(403, "NotAllowedAccess");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_reset(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let page = world.page().await;
    let ask = |username: &str| json!({"clientId": "app", "username": username});
    for name in ["ann", "nobody"] {
        assert_eq!(
            world
                .from_page(&page, "/web/forget-password", ask(name))
                .await
                .status,
            204,
            "{name}"
        );
    }
    let unknown = json!({"clientId": "nobody", "username": "ann"});
    world
        .from_page(&page, "/web/forget-password", unknown)
        .await
        .refused(401, "Client Invalid");
    let token = world.mail("ann@example.com").await.token();
    let with = |password: &str| json!({"token": token, "password": password});
    world
        .from_page(&page, "/web/reset-password", with("short"))
        .await
        .refused(422, "PasswordInvalid");
    let same = world
        .from_page(&page, "/web/reset-password", with(PASSWORD))
        .await;
    same.refused(401, "Password cannot be same as previous password!");
    let tokens = world.tokens("ann").await;
    let done = world
        .from_page(&page, "/web/reset-password", with(NEW))
        .await
        .ok();
    assert_eq!(done.json(), json!({"clientId": "app"}));
    world.me(&tokens.access).await.refused(401, "TokenRevoked");
    world.login("ann", NEW).await.ok();
    world
        .from_page(&page, "/web/reset-password", with("yet another horse"))
        .await
        .refused(401, "TokenRevoked");
    let garbage = json!({"token": "garbage", "password": NEW});
    world
        .from_page(&page, "/web/reset-password", garbage)
        .await
        .refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn reset_mails_are_limited_as_those_of_the_operation(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let page = world.page().await;
    let ask = || json!({"clientId": "web", "username": "ann"});
    for _ in 0..5 {
        assert_eq!(
            world
                .from_page(&page, "/web/forget-password", ask())
                .await
                .status,
            204
        );
    }
    world
        .from_page(&page, "/web/forget-password", ask())
        .await
        .refused(429, "Too Many Requests");
    world
        .forget_password("ann")
        .await
        .refused(429, "Too Many Requests");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn pages_that_need_no_client_work_without_that_of_web_client(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| settings.web.web_client = "nobody".into())
        .await;
    let context = world.get("/web/context").send().await.ok().json();
    assert_eq!(
        (&context["clientId"], &context["hosted"]),
        (&json!("nobody"), &json!(false))
    );
    world
        .get("/web/context?client_id=nobody")
        .send()
        .await
        .refused(401, "Client Invalid");
    let page = world.page().await;
    world
        .from_page(&page, "/web/login", login("nobody", PASSWORD))
        .await
        .refused(401, "Client Invalid");
    let body = json!({"token": "x", "password": PASSWORD});
    world
        .from_page(&page, "/web/reset-password", body)
        .await
        .refused(401, "Token Expired");
}
