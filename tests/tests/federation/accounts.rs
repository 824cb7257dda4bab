//! Whose account a provider's person opens, shown at Google.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Person, Value,
    admin::{ProviderName, status},
    json,
    provider::{PROVIDER_CLIENT, PROVIDER_SECRET, signed},
    settings::FederatedSignUp,
};
use rstest::rstest;

use crate::federation::scene::{GOOGLE, NEW, Scene};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn makes_an_account_and_finds_it_again(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let me = scene.me(scene.log_in(|_| {}).await).await;
    assert_eq!(
        (me["username"].as_str(), me["email"].as_str()),
        (Some(NEW), Some(NEW))
    );
    assert_eq!(
        (me["firstName"].as_str(), me["lastName"].as_str()),
        (Some("New"), Some("One"))
    );
    let asked = scene.provider.asked("/token").pop().unwrap();
    for (name, value) in [
        ("grant_type", "authorization_code"),
        ("code", "their code"),
        ("client_id", PROVIDER_CLIENT),
        ("client_secret", PROVIDER_SECRET),
        (
            "redirect_uri",
            "http://localhost:3000/auth/google-auth-redirect",
        ),
    ] {
        assert_eq!(asked.form[name], value);
    }
    assert!(asked.form["code_verifier"].len() >= 43 && asked.authorization.is_none());
    // The subject counts, whatever the address is by now.
    let again = scene
        .me(scene
            .log_in(|claims| claims["email"] = json!("other@example.com"))
            .await)
        .await;
    assert_eq!(again["id"], me["id"]);
    assert!(scene.provider.asked("/userinfo").is_empty());
    scene
        .world
        .login(NEW, "")
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn who_was_deleted_comes_back_only_by_an_administrator(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let known = |name: &str| Person {
        provider: "google".into(),
        subject: Some("subject 1".into()),
        ..Person::named(name)
    };
    let first = scene.world.person(known("first")).await;
    scene.log_in(|_| {}).await.ok();
    scene.world.delete_user(first).await;
    scene
        .log_in(|_| {})
        .await
        .refused(401, "Invalid Credentials");
    assert_eq!(scene.world.count("users").await, 2);
    scene.world.person(known("second")).await;
    assert_eq!(
        scene.me(scene.log_in(|_| {}).await).await["username"],
        "second"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_complete_login_forgets_failures(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.federation.social_signup = FederatedSignUp::Link)
        .await;
    let of_ann = |claims: &mut Value| claims["email"] = json!("ann@example.com");
    scene.log_in(of_ann).await.ok();
    for _ in 0..2 {
        for _ in 0..9 {
            scene
                .world
                .login("ann", "wrong")
                .await
                .refused(401, "Invalid Credentials");
        }
        scene.log_in(of_ann).await.ok();
    }
    scene.world.tokens("ann").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn checks_the_user_before_anything_is_stored(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    for (number, (person, code, message)) in [
        (
            Person {
                status: status::INACTIVE,
                ..Person::named("out")
            },
            401,
            "UserInactive",
        ),
        (
            Person {
                status: status::REGISTERED,
                ..Person::named("fresh")
            },
            400,
            "User not active yet",
        ),
        (
            Person {
                clients: vec![2],
                ..Person::named("elsewhere")
            },
            401,
            "Client Invalid",
        ),
        (
            Person {
                clients: vec![],
                ..Person::named("nowhere")
            },
            422,
            "Client User Missing",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let address = person.email.clone();
        scene.world.person(person).await;
        scene
            .log_in(|claims| {
                claims["sub"] = json!(format!("subject {number}"));
                claims["email"] = json!(address);
            })
            .await
            .refused(code, message);
    }
    assert_eq!(scene.world.count("external_identities").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_subject_of_another_issuer_is_somebody_else(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    // Also of those who were known before issuers were kept.
    let known = Person {
        provider: "google".into(),
        subject: Some("old".into()),
        ..Person::named("old")
    };
    scene.world.person(known).await;
    let old = |claims: &mut Value| {
        claims["sub"] = json!("old");
        claims["email"] = json!("old@example.net");
    };
    scene.log_in(|_| {}).await.ok();
    scene.log_in(old).await.ok();
    let own = scene.provider.url.clone();
    let scene = scene
        .with(|settings| settings.federation.google.google_issuer = "https://new.example".into())
        .await;
    let of_new = |claims: &mut Value| claims["iss"] = json!("https://new.example");
    scene
        .log_in(of_new)
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(|claims| {
            old(claims);
            of_new(claims);
        })
        .await
        .refused(401, "Invalid Credentials");
    scene
        .world
        .admin()
        .rename_issuer(
            ProviderName::Google,
            own.clone(),
            "https://new.example".into(),
        )
        .await
        .expect("renamed");
    scene.log_in(of_new).await.ok();
    scene
        .world
        .admin()
        .rename_issuer(
            ProviderName::Google,
            "https://new.example".into(),
            own.clone(),
        )
        .await
        .expect("renamed");
    let somebody = |claims: &mut Value| {
        of_new(claims);
        claims["sub"] = json!("new");
        claims["email"] = json!("x@example.net");
    };
    scene.log_in(somebody).await.ok();
    let scene = scene
        .with(|settings| settings.federation.google.google_issuer = own)
        .await;
    scene.log_in(|_| {}).await.ok();
    let of_old = |claims: &mut Value| {
        claims["sub"] = json!("new");
        claims["email"] = json!("x@example.net");
    };
    scene
        .log_in(of_old)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn names_follow_the_provider_where_there_is_no_password(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let me = scene.me(scene.log_in(|_| {}).await).await;
    assert_eq!(
        (me["firstName"].as_str(), me["lastName"].as_str()),
        (Some("New"), Some("One"))
    );
    let renamed = |claims: &mut Value| {
        claims["given_name"] = json!("Newer");
        claims["family_name"] = json!(null);
    };
    let me = scene.me(scene.log_in(renamed).await).await;
    assert_eq!(
        (me["firstName"].as_str(), me["lastName"].as_str()),
        (Some("Newer"), Some("One"))
    );
    // Ann has a password, and names of her own.
    let of_ann = |claims: &mut Value| {
        claims["sub"] = json!("2");
        claims["email"] = json!("ann@example.com");
    };
    let me = scene.me(scene.log_in(of_ann).await).await;
    let again = scene
        .me(scene
            .log_in(|claims| {
                of_ann(claims);
                renamed(claims);
            })
            .await)
        .await;
    assert_eq!(me["firstName"], again["firstName"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_first_logins_make_one_account(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let mut tabs = vec![];
    for _ in 0..6 {
        let tab = scene.start().await;
        scene
            .provider
            .will_give_for(tab.nonce(), &signed(&scene.claims(&tab)));
        tabs.push(tab);
    }
    let ends = futures::future::join_all(tabs.iter().map(|tab| {
        let query = [("code", tab.nonce()), ("state", tab.state())];
        let world = &scene.world;
        async move { world.callback(GOOGLE, &query, &tab.cookie).await.status }
    }))
    .await;
    assert_eq!(ends, [200; 6]);
    assert_eq!(scene.world.count("users").await, 2);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_subject_that_cannot_be_stored_is_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    for subject in ["a\u{0}b".to_owned(), "x".repeat(256)] {
        scene
            .log_in(|claims| claims["sub"] = json!(subject))
            .await
            .refused(401, "Invalid Credentials");
    }
    // A long one still finds its account again.
    let long = |claims: &mut Value| {
        claims["sub"] = json!("y".repeat(255));
        claims["email"] = json!("no address");
    };
    let first = scene.me(scene.log_in(long).await).await;
    assert!(
        first["username"].as_str().unwrap().starts_with("google|"),
        "{first}"
    );
    assert_eq!(
        (
            &first["email"],
            &scene.me(scene.log_in(long).await).await["id"]
        ),
        (&Value::Null, &first["id"])
    );
    let odd = scene
        .log_in(|claims| claims["email"] = json!("a\u{0}b@example.com"))
        .await;
    assert_eq!(scene.me(odd).await["username"], "google|subject 1");
}
