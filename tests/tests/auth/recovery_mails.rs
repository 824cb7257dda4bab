//! The mails of `POST /auth/forget-password`, and those that tell of a changed password or address.

use std::{mem::replace, path::PathBuf, time::Duration};

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World, json,
};
use rstest::rstest;
use tokio::time::sleep;

use super::recovery::{ANN, NEW, token};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn mails_only_people_with_a_password_and_an_address(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    world
        .person(Person {
            email: None,
            ..Person::named("letterless")
        })
        .await;
    world
        .person(Person {
            provider: "google".into(),
            subject: Some("1".into()),
            ..Person::named("outside")
        })
        .await;
    world
        .person(Person {
            deleted: true,
            ..Person::named("gone")
        })
        .await;
    for name in ["letterless", "outside", "gone", "nobody", ""] {
        assert_eq!(world.forget_password(name).await.status, 204, "{name}");
    }
    assert_eq!(world.mail_count().await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn links_open_the_configured_page(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| {
            settings.recovery.reset_password_url = Some("https://app.example/reset?lang=en".into());
        })
        .await;
    world.forget_password("ann").await;
    let link = world.mail(ANN).await.link();
    assert!(
        link.starts_with("https://app.example/reset?lang=en&token="),
        "{link}"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_forged_host_never_reaches_a_mail(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let body = json!({"username": "ann", "client_id": "web", "client_secret": "web secret"});
    let call = world.post("/auth/forget-password").json(body);
    let call = call
        .header("Host", "evil.example")
        .header("X-Forwarded-Host", "evil.example");
    let call = call
        .header("Forwarded", "host=evil.example")
        .header("X-Forwarded-Proto", "gopher");
    assert_eq!(call.send().await.status, 204);
    let mail = world.mail(ANN).await;
    assert!(
        mail.link()
            .starts_with("http://localhost:0/reset-password?token="),
        "{}",
        mail.link()
    );
    assert!(!mail.raw.contains("evil"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_waiting_mail_is_unreadable(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let mut usual = PathBuf::new();
    let world = world
        .restarted(|settings| usual = replace(&mut settings.mail.mail_dir, "/dev/null/mail".into()))
        .await;
    assert_eq!(world.forget_password("ann").await.status, 204);
    while world
        .column::<i64>("SELECT count(*) FROM mail_outbox WHERE attempts > 0")
        .await
        == [0]
    {
        sleep(Duration::from_millis(10)).await;
    }
    let dump = world.dump().await;
    world.advance_seconds(60);
    let world = world
        .restarted(|settings| settings.mail.mail_dir = usual)
        .await;
    let token = world.mail(ANN).await.token();
    let hex: String = token.bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(!dump.contains(&token) && !dump.to_lowercase().contains(&hex));
    let outbox = dump
        .lines()
        .find(|line| line.starts_with("mail_outbox:"))
        .expect("a mail");
    assert!(!outbox.contains(ANN) && !outbox.contains("Reset") && !outbox.contains("http"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_is_told(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let body = json!({"refreshToken": pair.refresh, "username": "ann", "oldPassword": PASSWORD, "password": NEW});
    world
        .patch("/auth/change-password")
        .bearer(&pair.access)
        .json(body)
        .send()
        .await
        .ok();
    assert!(
        world
            .mail(ANN)
            .await
            .subject
            .contains("password was changed")
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_address_is_told_to_the_old_one(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    use auth_service_tests::admin::{Profile, UserChange};
    let link = token(&world).await;
    let profile = Profile {
        email: Some("new@example.com".into()),
        ..Profile::default()
    };
    world
        .admin()
        .update_user(
            "ann",
            UserChange {
                profile,
                ..UserChange::default()
            },
        )
        .await
        .unwrap();
    assert!(
        world
            .mail(ANN)
            .await
            .subject
            .contains("address was changed")
    );
    world.check_link(&link).await.refused(401, "TokenRevoked");
}
