//! `/oauth2/userinfo`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Value, World, json,
};
use rstest::rstest;

use super::scene::{
    FORM, assert_fault, claims, form, header, post, post_as_web, settle, signed_in, tokens, trust,
};

const PATH: &str = "/oauth2/userinfo";

async fn info(world: &World, token: &str) -> Answer {
    world.get(PATH).bearer(token).send().await
}

/// An access token of ann, for these parameters of the authorization request.
async fn token(world: &World, more: &[(&str, &str)]) -> String {
    let page = signed_in(world, "ann").await;
    tokens(world, &page, more).await.field("access_token")
}

async fn world(backend: Backend) -> World {
    let world = World::start(backend).await;
    trust(&world).await;
    world
}

fn names(body: &Value) -> Vec<&str> {
    let members = body.as_object().expect("an object");
    members.keys().map(String::as_str).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn scopes_stand_for_claims(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    world
        .sql(
            "UPDATE users SET middle_name = ' ', phone = '+4917', gender = 'F', dob = '1990-02-28'",
        )
        .await;
    let only = token(&world, &[("scope", "openid")]).await;
    let answer = info(&world, &only).await.ok();
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.json(), json!({"sub": claims(&only)["sub"]}));

    let scope = "roles openid phone email tenant profile";
    let all = token(&world, &[("scope", scope)]).await;
    let body = info(&world, &all).await.ok().json();
    assert_eq!(body["name"], "First Last");
    assert_eq!(body["given_name"], "First");
    assert_eq!(body["family_name"], "Last");
    assert_eq!(body["preferred_username"], "ann");
    assert_eq!(body["gender"], "female");
    assert_eq!(body["birthdate"], "1990-02-28");
    assert_eq!(body["locale"], "en");
    assert!(body["updated_at"].as_i64().expect("a time") > 0);
    assert_eq!(body["email"], "ann@example.com");
    assert_eq!(body["phone_number"], "+4917");
    assert_eq!(body["phone_number_verified"], false);
    assert_eq!(body["roles"], json!(["editor"]));
    assert_eq!(body["permissions"], json!(["ViewTodo", "CreateTodo"]));
    assert_eq!(body["tenant_id"], claims(&all)["tenantId"]);
    assert_eq!(body["user_tenant_id"], claims(&all)["userTenantId"]);
    assert_eq!(body["email_verified"], true);
    // What is empty is left out.
    assert!(!names(&body).contains(&"middle_name"), "{body}");

    let change_needed = 3;
    let ann = claims(&all)["sub"].as_str().expect("an id").parse();
    world.set_status(ann.expect("a UUID"), change_needed).await;
    let body = info(&world, &all).await.ok().json();
    assert_eq!(body["email_verified"], false);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_claims_parameter_adds_what_the_client_may_have(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let asked = json!({
        "userinfo": {"name": {"essential": true}, "email": null, "sub": null, "nonsense": null},
        "id_token": {"given_name": null},
    })
    .to_string();
    let request = [("scope", "openid"), ("claims", asked.as_str())];
    let first = token(&world, &request).await;
    let body = info(&world, &first).await.ok().json();
    assert_eq!(names(&body), ["email", "name", "sub"]);
    world
        .sql("UPDATE client_settings SET scopes = 'openid profile'")
        .await;
    let body = info(&world, &first).await.ok().json();
    assert_eq!(names(&body), ["name", "sub"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_token_comes_once_in_header_or_form(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let token = token(&world, &[("scope", "openid")]).await;
    let field = [("access_token", token.as_str())];
    world.post(PATH).bearer(&token).send().await.ok();
    post(&world, PATH, &field).await.ok();
    let both = world.post(PATH).bearer(&token).body(FORM, form(&field));
    assert_fault(&both.send().await, 400, "invalid_request");
    // Not in a query.
    let query = format!("{PATH}?{}", form(&field));
    let missing = world.get(&query).send().await;
    assert_eq!(missing.status, 401);
    let challenge = missing.header("www-authenticate").expect("a challenge");
    assert!(!challenge.contains("error"), "{challenge}");
    // A token that is bound to nothing proves nothing.
    let as_bound = world
        .get(PATH)
        .header("Authorization", &format!("DPoP {token}"));
    let refused = as_bound.send().await;
    assert_fault(&refused, 401, "invalid_token");
    let garbage = world.get(PATH).header("Authorization", "DPoP garbage");
    for answer in [refused, garbage.send().await] {
        let challenge = answer.header("www-authenticate").expect("a challenge");
        let (bearer, bound) = challenge.split_once("DPoP").expect("both schemes");
        assert!(
            !bearer.contains("error") && bound.contains("error"),
            "{challenge}"
        );
    }
}

/// Has the accounts changed long ago, past the triggers that would make it now.
async fn age(world: &World, backend: Backend) {
    for table in ["users", "user_tenants"] {
        if backend == Postgres {
            let off = format!("ALTER TABLE {table} DISABLE TRIGGER mdt_{table}");
            world.sql(&off).await;
        }
        let aged = format!("UPDATE {table} SET modified_on = '2020-02-02 00:00:00+00:00'");
        world.sql(&aged).await;
        if backend == Postgres {
            let on = format!("ALTER TABLE {table} ENABLE TRIGGER mdt_{table}");
            world.sql(&on).await;
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn id_token_and_user_info_agree_when_the_account_was_updated(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let page = signed_in(&world, "ann").await;
    age(&world, backend).await;
    let asked = [
        ("scope", "openid profile"),
        ("claims", r#"{"id_token":{"updated_at":null}}"#),
    ];
    let granted = tokens(&world, &page, &asked).await;
    let shown = info(&world, &granted.field("access_token")).await.ok();
    let id_token = claims(&granted.field("id_token"));
    assert_eq!(id_token["updated_at"], 1_580_601_600);
    assert_eq!(shown.json()["updated_at"], 1_580_601_600);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn tokens_that_are_not_valid(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let page = signed_in(&world, "ann").await;
    let first = tokens(&world, &page, &[("scope", "openid")]).await;
    let garbage = info(&world, "garbage").await;
    assert_fault(&garbage, 401, "invalid_token");
    let challenge = garbage.header("www-authenticate").expect("a challenge");
    assert!(challenge.contains("error=\"invalid_token\""), "{challenge}");
    let id_token = info(&world, &first.field("id_token")).await;
    assert_fault(&id_token, 401, "invalid_token");
    world.advance_seconds(901);
    let expired = info(&world, &first.field("access_token")).await;
    assert_fault(&expired, 401, "invalid_token");
    let second = token(&world, &[("scope", "openid")]).await;
    let fields = [("token", second.as_str())];
    post_as_web(&world, "/oauth2/revoke", &fields).await.ok();
    assert_fault(&info(&world, &second).await, 401, "invalid_token");
    let third = token(&world, &[("scope", "openid")]).await;
    world.sql("UPDATE sessions SET ended_at = started_at").await;
    assert_fault(&info(&world, &third).await, 401, "invalid_token");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_scope_openid_is_needed(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let profile = token(&world, &[("scope", "profile")]).await;
    let of_auth = world.tokens("ann").await.access;
    world.sql("DELETE FROM client_settings").await;
    settle(&world, 1, "client_credentials", "ViewTodo").await;
    let grant = [("grant_type", "client_credentials"), ("scope", "openid")];
    let answer = post_as_web(&world, "/oauth2/token", &grant).await.ok();
    for token in [profile, of_auth, answer.field("access_token")] {
        let answer = info(&world, &token).await;
        assert_fault(&answer, 403, "insufficient_scope");
        let challenge = answer.header("www-authenticate").expect("a challenge");
        assert!(challenge.contains("scope=\"openid\""), "{challenge}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_signed_response_for_who_prefers_it(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let token = token(&world, &[("scope", "openid email")]).await;
    for (setting, algorithm) in [("RS256", "RS256"), ("ES256", "ES256"), ("EdDSA", "EdDSA")] {
        world
            .sql(&format!(
                "UPDATE client_settings SET id_token_alg = '{setting}'"
            ))
            .await;
        let call = world.get(PATH).bearer(&token);
        let answer = call.header("Accept", "application/jwt").send().await.ok();
        assert_eq!(answer.header("content-type"), Some("application/jwt"));
        assert_eq!(header(&answer.text)["alg"], algorithm);
        let signed = claims(&answer.text);
        assert_eq!(
            names(&signed),
            ["aud", "email", "email_verified", "iss", "sub"]
        );
        assert_eq!(signed["aud"], "web");
        assert_eq!(signed["iss"], claims(&token)["iss"]);
    }
    let call = world.get(PATH).bearer(&token);
    let both = "application/json, application/jwt;q=0.9";
    let answer = call.header("Accept", both).send().await.ok();
    assert_eq!(answer.header("content-type"), Some("application/json"));
}
