//! Who gets an account at the first login through a provider, shown at Google.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Person, Value, json,
    settings::{FederatedSignUp, SecondFactor},
};
use rstest::rstest;

use crate::federation::scene::Scene;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_sign_up_only_known_people_come_in(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.federation.social_signup = FederatedSignUp::Off)
        .await;
    scene
        .log_in(|claims| claims["email"] = json!("ann@example.com"))
        .await
        .refused(401, "Invalid Credentials");
    let known = Person {
        provider: "google".into(),
        subject: Some("subject 1".into()),
        ..Person::named("known")
    };
    scene.world.person(known).await;
    assert_eq!(
        scene.me(scene.log_in(|_| {}).await).await["username"],
        "known"
    );
    // Their issuer is recorded.
    assert_eq!(scene.world.count("external_identities").await, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn each_provider_may_have_its_own_rule(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| {
            settings.federation.social_signup = FederatedSignUp::Create;
            settings.federation.google.google_signup = Some(FederatedSignUp::Off);
        })
        .await;
    scene
        .log_in(|_| {})
        .await
        .refused(401, "Invalid Credentials");
    let scene = scene
        .with(|settings| {
            settings.federation.social_signup = FederatedSignUp::Off;
            settings.federation.google.google_signup = Some(FederatedSignUp::Create);
        })
        .await;
    scene.log_in(|_| {}).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_made_who_could_not_come_in(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.sign_up.signup_clients = vec!["app".into()])
        .await;
    scene.log_in(|_| {}).await.refused(401, "Client Invalid");
    assert_eq!(scene.world.count("users").await, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_made_who_could_prove_no_second_factor(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    let silent = |claims: &mut Value| claims["email_verified"] = json!(false);
    scene
        .log_in(silent)
        .await
        .refused(401, "User Verification Failed");
    assert_eq!(scene.world.count("users").await, 1);
}
