//! `POST /auth/sign-up/create-token`: what may be asked, and what is mailed.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, json,
};
use rstest::rstest;

use super::sign_up::{NEW, open};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_addresses(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let long = format!("{}@example.com", "x".repeat(65));
    let in_parts = format!("{}.{}@example.com", "x".repeat(32), "y".repeat(32));
    for bad in [
        "",
        "plain",
        "a@b",
        "a b@example.com",
        "a@example.com\nBcc: b@example.com",
        "<a@example.com>",
        "a..b@example.com",
        "a@x.example,b@x.example",
        "a@[192.0.2.1]",
        "a@192.0.2.1",
        "\u{212a}im@example.com",
        "a@example.com.",
        &long,
        &in_parts,
    ] {
        let refused = world.ask_to_sign_up(bad).await;
        refused.refused(422, "Validation Failed");
    }
    assert_eq!(world.mail_count().await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_what_nobody_sees_is_refused_in_words(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    for address in [
        "new@exam\u{200b}ple.com",
        "n\u{202e}ew@example.com",
        "new@\u{ad}example.com",
        "\u{feff}new@example.com",
    ] {
        let answer = world.ask_to_sign_up(address).await;
        assert_eq!(answer.status, 422, "{address:?}");
        assert_eq!(
            answer.json()["error"]["details"][0]["message"],
            "must be an email address"
        );
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_domain_is_one_in_either_spelling(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let (unicode, ascii) = ("j.doe@b\u{fc}cher.example", "J.Doe@XN--bcher-kva.example");
    assert_eq!(world.ask_to_sign_up(unicode).await.status, 204);
    // On the wire it has A-labels.
    let token = world.mail("j.doe@xn--bcher-kva.example").await.token();
    assert_eq!(
        world.check_sign_up(&token).await.ok().json()["email"],
        unicode
    );
    world.sign_up(&token, ascii, PASSWORD).await.ok();
    for name in [unicode, ascii, " j.doe@B\u{dc}CHER.example "] {
        world.login(name, PASSWORD).await.ok();
    }
    assert_eq!(world.ask_to_sign_up(ascii).await.status, 204);
    let mail = world.mail("J.Doe@xn--bcher-kva.example").await;
    assert!(
        mail.subject.contains("you already have an account"),
        "{}",
        mail.subject
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_data_of_strangers_are_limited(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let with = |length: usize| {
        let body = json!({"email": "new@example.com", "data": {"note": "x".repeat(length)}});
        world.post("/auth/sign-up/create-token").json(body).send()
    };
    // {"note":"..."} has eleven characters more.
    for length in [4096 - 10, 8_000, 40_000] {
        let answer = with(length).await;
        answer.refused(422, "Validation Failed");
        let detail = &answer.json()["error"]["details"][0];
        assert_eq!(
            (&detail["path"], &detail["code"]),
            (&json!("/data"), &json!("maxLength")),
            "{detail}"
        );
    }
    assert_eq!(world.count("sign_up_tokens").await, 0);
    assert_eq!(with(4096 - 11).await.status, 204);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn who_has_an_account_is_told_so_by_mail_only(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    for address in ["ann@example.com", "ANN@example.com"] {
        let answer = world.ask_to_sign_up(address).await;
        assert_eq!((answer.status, answer.text.as_str()), (204, ""));
        let mail = world.mail(address).await;
        assert!(
            mail.subject.contains("you already have an account"),
            "{}",
            mail.subject
        );
        assert!(!mail.raw.contains("token="));
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_mail_holds_nothing_of_the_caller(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let data = json!({"firstName": "Buy pills at evil.example", "locale": "evil"});
    let body = json!({"email": NEW, "data": data});
    let call = world
        .post("/auth/sign-up/create-token")
        .header("Host", "evil.example");
    assert_eq!(
        call.header("X-Forwarded-Host", "evil.example")
            .json(body)
            .send()
            .await
            .status,
        204
    );
    let mail = world.mail(NEW).await;
    assert!(!mail.raw.contains("evil"), "{}", mail.raw);
    assert!(mail.link().starts_with("http://localhost:0/sign-up?token="));
}
