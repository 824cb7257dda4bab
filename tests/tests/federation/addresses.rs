//! Which addresses of a provider count, and for what.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Person, Value, json,
    provider::Say,
    settings::FederatedSignUp,
};
use rstest::rstest;

use crate::federation::scene::Scene;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_nobody_vouches_for_opens_nothing(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let of_ann = |claims: &mut Value| {
        claims["email"] = json!("Ann@Example.com");
        claims["email_verified"] = json!(false);
    };
    let me = scene.me(scene.log_in(of_ann).await).await;
    assert_eq!(
        (me["username"].as_str(), &me["email"]),
        (Some("google|subject 1"), &Value::Null)
    );
    assert!(
        scene.provider.asked("/userinfo").is_empty(),
        "the id_token has an address"
    );
    // Only true and "true" count as verified.
    for (number, word) in [json!(1), json!("1"), json!("yes"), json!(null)]
        .into_iter()
        .enumerate()
    {
        let subject = format!("odd {number}");
        let userinfo = json!({"sub": subject, "email": "ann@example.com", "email_verified": word});
        scene.provider.says("/userinfo", Say::Json(200, userinfo));
        let me = scene
            .me(scene
                .log_in(|claims| {
                    claims["sub"] = json!(subject);
                    claims.as_object_mut().unwrap().remove("email");
                })
                .await)
            .await;
        assert_eq!(me["username"], format!("google|{subject}"), "{word}");
    }
    let scene = scene
        .with(|settings| settings.federation.social_signup = FederatedSignUp::Link)
        .await;
    let other = |claims: &mut Value| {
        of_ann(claims);
        claims["sub"] = json!("subject 2");
    };
    scene
        .log_in(other)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn links_to_the_account_with_the_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.federation.social_signup = FederatedSignUp::Link)
        .await;
    scene
        .log_in(|_| {})
        .await
        .refused(401, "Invalid Credentials");
    let of_ann = |claims: &mut Value| claims["email"] = json!("ANN@example.com");
    let me = scene.me(scene.log_in(of_ann).await).await;
    assert_eq!(me["username"], "ann");
    // The password goes on working, and the link holds when the address goes.
    scene.world.tokens("ann").await;
    let me = scene
        .me(scene
            .log_in(|claims| claims["email_verified"] = json!(false))
            .await)
        .await;
    assert_eq!(me["username"], "ann");
    // Two accounts with one address: none can be meant.
    scene
        .world
        .person(Person {
            email: Some("ann@example.com".into()),
            ..Person::named("twin")
        })
        .await;
    let twin = |claims: &mut Value| {
        of_ann(claims);
        claims["sub"] = json!("subject 2");
    };
    scene.log_in(twin).await.refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn only_allowed_domains_are_linked_or_made(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| {
            settings.federation.google.google_allowed_domains =
                vec!["acme.example".into(), "example.com".into()];
        })
        .await;
    let called = |subject: &'static str, address: Option<&'static str>| {
        move |claims: &mut Value| {
            claims["sub"] = json!(subject);
            claims["email"] = json!(address);
        }
    };
    scene
        .provider
        .says("/userinfo", Say::Json(200, json!({"sub": "2"})));
    scene
        .log_in(called("1", Some("a@evil.example")))
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(called("2", None))
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(called("3", Some("a@sub.example.com")))
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(called("4", Some("ann@EXAMPLE.com")))
        .await
        .ok();
    // Whom an administrator made comes in from anywhere.
    let known = Person {
        provider: "google".into(),
        subject: Some("5".into()),
        ..Person::named("known")
    };
    scene.world.person(known).await;
    scene.log_in(called("5", Some("a@evil.example"))).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn google_itself_vouches_for_its_own_addresses_only(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| {
            settings.federation.social_signup = FederatedSignUp::Link;
            settings.federation.google.google_issuer = "https://accounts.google.com".into();
        })
        .await;
    let of_ann = |claims: &mut Value| {
        claims["iss"] = json!("https://accounts.google.com");
        claims["email"] = json!("ann@example.com");
    };
    scene
        .log_in(of_ann)
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(|claims| {
            of_ann(claims);
            claims["hd"] = json!("acme.example");
        })
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(|claims| {
            of_ann(claims);
            claims["hd"] = json!("Example.com");
        })
        .await
        .ok();
    scene
        .world
        .sql("UPDATE users SET email = 'ann@gmail.com' WHERE username = 'ann'")
        .await;
    scene
        .log_in(|claims| {
            of_ann(claims);
            claims["sub"] = json!("2");
            claims["email"] = json!("ann@gmail.com");
        })
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_owner_hears_of_a_linked_identity(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.federation.social_signup = FederatedSignUp::Link)
        .await;
    let of_ann = |claims: &mut Value| claims["email"] = json!("ann@example.com");
    scene.log_in(of_ann).await.ok();
    let mail = scene.world.mail("ann@example.com").await;
    assert!(mail.subject.contains("Google"), "{}", mail.subject);
    scene.log_in(of_ann).await.ok();
    scene.world.posted().await;
    assert_eq!(scene.world.mail_count().await, 0);
}
