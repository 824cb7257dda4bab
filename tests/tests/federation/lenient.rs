//! What a provider may send in another shape than ours: everything that decides nothing.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Started, Value, json,
    provider::{PROVIDER_CLIENT, Say, other_jwk, signed},
};
use rstest::rstest;

use crate::federation::scene::{NEW, Scene};

async fn azure(scene: &Scene, change: impl FnOnce(&mut Value)) -> Answer {
    let started: Started = scene.world.start_at("/auth/azure").await.into();
    let mut claims = scene.claims(&started);
    change(&mut claims);
    scene.provider.will_give(&signed(&claims));
    let query = [("code", "their code"), ("state", started.state())];
    scene
        .world
        .callback("/auth/azure-oauth-redirect", &query, &started.cookie)
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn claims_that_decide_nothing_may_be_of_any_type(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let odd = [
        json!("text"),
        json!(1),
        json!(1.5),
        json!(true),
        json!(null),
        json!([1, "x"]),
        json!({"a": {"b": 1}}),
    ];
    for (number, name) in [
        "updated_at",
        "email",
        "email_verified",
        "address",
        "amr",
        "acr",
        "auth_time",
        "locale",
        "birthdate",
        "name",
        "given_name",
        "family_name",
        "middle_name",
        "nickname",
        "picture",
        "profile",
        "website",
        "gender",
        "zoneinfo",
        "phone_number",
        "phone_number_verified",
        "at_hash",
        "c_hash",
        "sid",
        "jti",
        "hd",
        "groups",
        "roles",
        "oid",
        "preferred_username",
    ]
    .into_iter()
    .enumerate()
    {
        // All types at once would hide which one is refused; one of each is enough for each claim.
        for value in [&odd[number % odd.len()], &odd[(number + 2) % odd.len()]] {
            let answer = scene.log_in(|claims| claims[name] = value.clone()).await;
            assert_eq!(answer.status, 200, "{name} {value}: {}", answer.text);
        }
    }
    assert_eq!(scene.world.count("users").await, 2);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn several_audiences_need_azp_to_be_ours(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let several = |claims: &mut Value| claims["aud"] = json!(["another", PROVIDER_CLIENT]);
    scene
        .log_in(several)
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(|claims| {
            several(claims);
            claims["azp"] = json!(PROVIDER_CLIENT);
        })
        .await
        .ok();
    scene
        .log_in(|claims| {
            several(claims);
            claims["azp"] = json!("another");
        })
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(|claims| claims["azp"] = json!("another"))
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(|claims| claims["aud"] = json!([PROVIDER_CLIENT]))
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn clocks_may_be_a_minute_apart(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let now = |claims: &Value| claims["iat"].as_i64().unwrap();
    scene
        .log_in(|claims| claims["exp"] = json!(now(claims) - 55))
        .await
        .ok();
    scene
        .log_in(|claims| claims["exp"] = json!(now(claims) - 60))
        .await
        .refused(401, "Invalid Credentials");
    scene
        .log_in(|claims| claims["iat"] = json!(now(claims) + 55))
        .await
        .ok();
    scene
        .log_in(|claims| claims["nbf"] = json!(now(claims) + 55))
        .await
        .ok();
    scene
        .log_in(|claims| claims["iat"] = json!(now(claims) + 65))
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_token_answer_may_be_odd(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    for more in [
        json!({"expires_in": "3599"}),
        json!({"expires_in": 3599.5}),
        json!({"expires_in": null}),
        json!({"expires_in": -1}),
        json!({"token_type": null}),
        json!({"token_type": "bearer"}),
        json!({"token_type": ["Bearer"]}),
        json!({"scope": ["openid", "email"]}),
        json!({"scope": null}),
        json!({"refresh_token": null}),
        json!({"refresh_token": ""}),
        json!({"not-before-policy": 0, "x": {"y": []}}),
        json!({"id_token_expires_in": "1", "ext_expires_in": "1"}),
    ] {
        let started = scene.start().await;
        let mut tokens =
            json!({"access_token": "theirs", "id_token": signed(&scene.claims(&started))});
        for (name, value) in more.as_object().unwrap() {
            tokens[name] = value.clone();
        }
        scene.provider.says("/token", Say::Json(200, tokens));
        assert_eq!(scene.end(&started).await.status, 200, "{more}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_key_set_may_hold_what_we_do_not_know(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let Say::Json(_, good) = scene.provider.answer("/jwks") else {
        panic!("a key set")
    };
    let good = good["keys"][0].clone();
    let mut odd = good.clone();
    (odd["x5c"], odd["x5t"], odd["kid"]) = (json!("text"), json!(1), json!(["one"]));
    let mut encrypts = good.clone();
    encrypts["use"] = json!("enc");
    let keys = json!([
        {"kty": "AKP", "alg": "ML-DSA-65", "kid": "one", "pub": "AA"}, {"kty": "EC", "crv": "P-521", "kid": "one", "x": "AA", "y": "AA"},
        {"kty": "RSA", "kid": "one", "n": "AQAB", "e": "AQAB"}, {"kty": "OKP", "crv": "X25519", "x": "AA"}, {"kty": 5}, {}, null, "x", 7,
        {"kty": "EC", "crv": "secp256k1", "kid": "one", "x": "AA", "y": "AA", "alg": "ES256K"}, odd, encrypts, other_jwk("two"), good,
    ]);
    scene
        .provider
        .says("/jwks", Say::Json(200, json!({"keys": keys, "more": 1})));
    scene.log_in(|_| {}).await.ok();
    assert_eq!(scene.provider.asked("/jwks").len(), 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn old_keys_and_discovery_serve_while_no_new_ones_can_be_had(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    scene.log_in(|_| {}).await.ok();
    azure(&scene, |claims| {
        claims["email"] = json!("other@example.com")
    })
    .await
    .ok();
    for say in [
        Say::Json(500, json!({})),
        Say::Text(200, "<html>".into()),
        Say::Json(404, json!({})),
        Say::Nothing,
    ] {
        scene.world.advance_seconds(2 * 3600);
        scene.provider.says("/jwks", say.clone());
        scene.provider.says("/discovery", say);
        scene.log_in(|_| {}).await.ok();
        azure(&scene, |claims| {
            claims["email"] = json!("other@example.com")
        })
        .await
        .ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn userinfo_may_be_a_signed_token(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let silent = |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove("email"));
    let said = json!({
        "iss": scene.provider.url, "aud": PROVIDER_CLIENT, "sub": "subject 1", "email": NEW, "email_verified": true, "updated_at": "x",
    });
    let mut foreign = said.clone();
    foreign["aud"] = json!("another");
    for bad in [
        crate::federation::exchange::unsigned("none", &said),
        signed(&foreign),
        auth_service_tests::provider::signed_by_another("one", &said),
    ] {
        scene.provider.says("/userinfo", Say::Text(200, bad));
        scene
            .log_in(silent)
            .await
            .refused(401, "Invalid Credentials");
    }
    scene
        .provider
        .says("/userinfo", Say::Text(200, signed(&said)));
    assert_eq!(scene.me(scene.log_in(silent).await).await["email"], NEW);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn azure_asks_nothing_of_microsoft_graph(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let me = scene
        .me(azure(&scene, |claims| {
            let claims = claims.as_object_mut().unwrap();
            for name in ["email", "given_name", "family_name"] {
                claims.remove(name);
            }
            claims.insert("name".into(), json!("Ada Byron"));
        })
        .await)
        .await;
    assert_eq!(
        (me["firstName"].as_str(), me["lastName"].as_str()),
        (Some("Ada"), Some("Byron"))
    );
    assert!(scene.provider.asked("/userinfo").is_empty());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_is_no_subject(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let sentence: fn(&mut Value) =
        |claims| claims["sub"] = json!("Not supported currently. Use oid claim.");
    let shorter: fn(&mut Value) = |claims| claims["sub"] = json!(" not supported currently");
    for change in [sentence, shorter] {
        azure(&scene, change)
            .await
            .refused(401, "Invalid Credentials");
        scene
            .log_in(change)
            .await
            .refused(401, "Invalid Credentials");
    }
    assert_eq!(scene.world.count("users").await, 1);
    for person in ["1", "2"] {
        azure(&scene, |claims| {
            sentence(claims);
            claims["oid"] = json!(person);
            claims["email"] = json!(format!("{person}@example.com"));
        })
        .await
        .ok();
    }
    assert_eq!(scene.world.count("users").await, 3);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_subject_counts_letter_for_letter(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let mut people = std::collections::HashSet::new();
    for subject in ["1", " 1", "1 ", "\u{a0}1", "1\u{2003}"] {
        let answer = scene
            .log_in(|claims| {
                claims["sub"] = json!(subject);
                claims["email_verified"] = json!(false);
            })
            .await;
        // One may be refused, but none is another.
        if answer.status == 200 {
            people.insert(scene.me(answer).await["id"].to_string());
        }
    }
    assert_eq!(people.len() as i64, scene.world.count("users").await - 1);
    assert!(people.len() >= 3, "{people:?}");
}
