//! `POST /auth/login` and `POST /auth/login-token`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, CLIENT_SECRET, PASSWORD, Person, World,
    admin::{UserAction, status},
    json,
};
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn names_are_one_whatever_their_case_encoding_and_blanks(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    for name in ["J\u{f6}rg", "Stra\u{df}er", "kim"] {
        world
            .person(Person {
                email: None,
                ..Person::named(name)
            })
            .await;
    }
    for name in [
        "j\u{f6}rg",
        "JO\u{308}RG",
        " jo\u{308}rg\u{a0}",
        "STRASSER",
        "stra\u{1e9e}er",
        "\u{212a}im",
        "ann\t",
        "  ANN",
    ] {
        world.login(name, PASSWORD).await.ok();
        world.login_token(name, PASSWORD).await.ok();
    }
    // A mailbox is nobody else's.
    world
        .person(Person {
            email: None,
            ..Person::named("kim@example.com")
        })
        .await;
    world.login("KIM@EXAMPLE.COM", PASSWORD).await.ok();
    world
        .login("\u{212a}im@example.com", PASSWORD)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_one_however_its_accents_are_encoded(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let (composed, decomposed) = (
        "p\u{e4}ssw\u{f6}rter sind gut",
        "pa\u{308}sswo\u{308}rter sind gut",
    );
    let set = async |password: &str| {
        world
            .admin()
            .act_on_user("ann", UserAction::SetPassword(password.into()))
            .await
            .expect("set");
    };
    for (one, other) in [(composed, decomposed), (decomposed, composed)] {
        set(one).await;
        world.login("ann", one).await.ok();
        world.login("ann", other).await.ok();
    }
    // A hash of before, of the password as it was typed.
    let stored = world.hash_as_typed(decomposed);
    let renew = format!("UPDATE user_credentials SET password = '{stored}'");
    world.sql(&renew).await;
    world.login("ann", decomposed).await.ok();
    world.login("ann", composed).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn answers_a_code_that_redeems(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login("ann", PASSWORD).await.ok();
    assert_eq!(code.json()["mfa"], json!(null));
    assert_eq!(code.header("cache-control"), Some("no-store"));
    let tokens = world.redeem(&code.field("code")).await.ok();
    assert_eq!(tokens.header("cache-control"), Some("no-store"));
    world.me(&tokens.field("accessToken")).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn answers_tokens_at_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let tokens = world.tokens("ann").await;
    let now = world.now().timestamp();
    assert_eq!(tokens.expires, (now + 900) * 1000);
    world.me(&tokens.access).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn folds_the_name(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.person(Person::named("Änne")).await;
    world.login("ANN", PASSWORD).await.ok();
    world.login("äNNE", PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_clients(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    for (client, secret) in [
        ("nobody", CLIENT_SECRET),
        (CLIENT_ID, "wrong"),
        (CLIENT_ID, ""),
    ] {
        for path in ["/auth/login", "/auth/login-token"] {
            let body = json!({"client_id": client, "client_secret": secret, "username": "ann", "password": PASSWORD});
            world
                .post(path)
                .json(body)
                .send()
                .await
                .refused(401, "Client Invalid");
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_credentials(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world
        .person(Person {
            deleted: true,
            ..Person::named("gone")
        })
        .await;
    world
        .person(Person {
            provider: "google".into(),
            subject: Some("1".into()),
            ..Person::named("outside")
        })
        .await;
    for name in ["ann", "nobody", "gone", "outside", ""] {
        let password = if name == "ann" { "wrong" } else { PASSWORD };
        world
            .login(name, password)
            .await
            .refused(401, "Invalid Credentials");
        world
            .login_token(name, password)
            .await
            .refused(401, "Invalid Credentials");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn checks_the_user(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let cases = [
        (
            Person {
                clients: vec![],
                ..Person::named("a")
            },
            422,
            "Client User Missing",
        ),
        (
            Person {
                clients: vec![2],
                ..Person::named("b")
            },
            401,
            "Client Invalid",
        ),
        (
            Person {
                status: status::REGISTERED,
                ..Person::named("c")
            },
            400,
            "User not active yet",
        ),
        (
            Person {
                status: status::INACTIVE,
                ..Person::named("d")
            },
            401,
            "UserInactive",
        ),
        (
            Person {
                status: status::REJECTED,
                ..Person::named("e")
            },
            401,
            "UserInactive",
        ),
        (
            Person {
                member: false,
                ..Person::named("f")
            },
            401,
            "UserInactive",
        ),
    ];
    for (person, code, message) in cases {
        let name = person.username.clone();
        world.person(person).await;
        world.login(&name, PASSWORD).await.refused(code, message);
        world
            .login_token(&name, PASSWORD)
            .await
            .refused(code, message);
        // Nothing of this shows before the password is right.
        world
            .login(&name, "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn lets_those_in_who_must_change_their_password(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    world
        .person(Person {
            status: status::PASSWORD_CHANGE_NEEDED,
            ..Person::named("new")
        })
        .await;
    world.tokens("new").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_due_second_factor_gives_nothing_that_redeems(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let secret = Some("JBSWY3DPEHPK3PXP".to_owned());
    world
        .person(Person {
            secret_key: secret,
            ..Person::named("two")
        })
        .await;
    let pending = world.login("two", PASSWORD).await.ok();
    assert_eq!(pending.json()["mfa"], "authenticator");
    world
        .redeem(&pending.field("code"))
        .await
        .refused(401, "User Verification Failed");
    world
        .login_token("two", PASSWORD)
        .await
        .refused(401, "User Verification Failed");
}
