//! What every callback answers alike: each refusal, at each provider.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Person, Started,
    admin::status,
    json,
    provider::{Say, signed},
    settings::SecondFactor,
};
use rstest::rstest;

use crate::federation::scene::Scene;

struct At {
    /// As `user_credentials.auth_provider` has it.
    stored: &'static str,
    start: &'static str,
    callback: &'static str,
    /// At the provider.
    token: &'static str,
    /// Below the provider's address.
    issuer: &'static str,
}

const fn at(
    stored: &'static str,
    start: &'static str,
    callback: &'static str,
    token: &'static str,
) -> At {
    At {
        stored,
        start,
        callback,
        token,
        issuer: "",
    }
}

const REALM_TOKEN: &str = "/realms/acme/protocol/openid-connect/token";

const ALL: [At; 7] = [
    at(
        "google",
        "/auth/google",
        "/auth/google-auth-redirect",
        "/token",
    ),
    at(
        "facebook",
        "/auth/facebook",
        "/auth/facebook-auth-redirect",
        "/token",
    ),
    at(
        "instagram",
        "/auth/instagram",
        "/auth/instagram-auth-redirect",
        "/token",
    ),
    at(
        "apple",
        "/auth/oauth-apple",
        "/auth/apple-oauth-redirect",
        "/token",
    ),
    at(
        "azure",
        "/auth/azure",
        "/auth/azure-oauth-redirect",
        "/token",
    ),
    at(
        "aws-cognito",
        "/auth/cognito",
        "/auth/cognito-auth-redirect",
        "/oauth2/token",
    ),
    At {
        issuer: "/realms/acme",
        ..at(
            "keycloak",
            "/auth/keycloak",
            "/auth/keycloak-auth-redirect",
            REALM_TOKEN,
        )
    },
];

impl At {
    /// A login of whom the provider calls `subject`.
    async fn log_in(&self, scene: &Scene, subject: &str) -> Answer {
        let started: Started = scene.world.start_at(self.start).await.into();
        if started.query.contains_key("nonce") {
            let mut claims = scene.claims(&started);
            claims["iss"] = json!(format!("{}{}", scene.provider.url, self.issuer));
            claims["sub"] = json!(subject);
            claims["email"] = json!(format!("{subject}.{}@example.com", self.stored));
            scene.provider.will_give_at(self.token, &signed(&claims));
        } else {
            let tokens = json!({"access_token": "theirs", "token_type": "bearer"});
            scene.provider.says(self.token, Say::Json(200, tokens));
            scene.provider.says(
                "/me",
                Say::Json(200, json!({"id": subject, "user_id": subject})),
            );
        }
        self.come_back(scene, &started).await
    }

    async fn come_back(&self, scene: &Scene, started: &Started) -> Answer {
        let query = [("code", "x"), ("state", started.state())];
        scene
            .world
            .callback(self.callback, &query, &started.cookie)
            .await
    }

    async fn fails(&self, scene: &Scene, say: Say) -> Answer {
        let started: Started = scene.world.start_at(self.start).await.into();
        scene.provider.says(self.token, say);
        self.come_back(scene, &started).await
    }

    fn person(&self, name: &str) -> Person {
        Person {
            provider: self.stored.into(),
            subject: Some(name.into()),
            ..Person::named(&format!("{name} at {}", self.stored))
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_callback_refuses_in_the_same_words(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| {
            settings.federation.provider_timeout = std::time::Duration::from_millis(300)
        })
        .await;
    scene.provider.says(
        "/realms/acme/protocol/openid-connect/certs",
        scene.provider.answer("/jwks"),
    );
    for at in &ALL {
        scene.world.person(at.person("known")).await;
        at.log_in(&scene, "known").await.ok();
        scene
            .world
            .person(Person {
                status: status::REGISTERED,
                ..at.person("fresh")
            })
            .await;
        at.log_in(&scene, "fresh")
            .await
            .refused(400, "User not active yet");
        scene
            .world
            .person(Person {
                status: status::INACTIVE,
                ..at.person("out")
            })
            .await;
        at.log_in(&scene, "out").await.refused(401, "UserInactive");
        scene
            .world
            .person(Person {
                clients: vec![2],
                ..at.person("elsewhere")
            })
            .await;
        at.log_in(&scene, "elsewhere")
            .await
            .refused(401, "Client Invalid");
        scene
            .world
            .person(Person {
                clients: vec![],
                ..at.person("nowhere")
            })
            .await;
        at.log_in(&scene, "nowhere")
            .await
            .refused(422, "Client User Missing");
        let gone = scene.world.person(at.person("gone")).await;
        scene.world.delete_user(gone).await;
        at.log_in(&scene, "gone")
            .await
            .refused(401, "Invalid Credentials");
        at.fails(&scene, Say::Json(400, json!({"error": "invalid_grant"})))
            .await
            .refused(401, "Invalid Credentials");
        at.fails(&scene, Say::Json(500, json!({})))
            .await
            .refused(502, "Bad Gateway");
        at.fails(&scene, Say::Nothing)
            .await
            .refused(504, "Gateway Timeout");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_callback_has_a_limit_on_mails(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    scene.provider.says(
        "/realms/acme/protocol/openid-connect/certs",
        scene.provider.answer("/jwks"),
    );
    let scene = scene
        .with(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    for at in &ALL {
        scene.world.person(at.person("known")).await;
        for _ in 0..5 {
            let end = at.log_in(&scene, "known").await;
            assert!(
                end.header("location")
                    .is_some_and(|to| to.contains("mfa=mail")),
                "{} {}",
                at.start,
                end.text
            );
        }
        at.log_in(&scene, "known")
            .await
            .refused(429, "Too Many Requests");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_discovery_that_hangs_or_fails(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| {
            settings.federation.provider_timeout = std::time::Duration::from_millis(300)
        })
        .await;
    scene.provider.says("/discovery", Say::Nothing);
    scene
        .world
        .start_at("/auth/azure")
        .await
        .refused(504, "Gateway Timeout");
    let by_get = "/auth/azure?client_id=web&client_secret=web%20secret";
    scene
        .world
        .get(by_get)
        .send()
        .await
        .refused(504, "Gateway Timeout");
    scene
        .provider
        .says("/discovery", Say::Text(200, "no JSON".into()));
    scene
        .world
        .get(by_get)
        .send()
        .await
        .refused(502, "Bad Gateway");
}
