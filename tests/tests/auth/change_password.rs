//! `PATCH /auth/change-password`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, Tokens, Value, World,
    admin::{UserAction, status},
    breached::BreachedList,
    json,
};
use rstest::rstest;

const NEW: &str = "another long password";

async fn change(world: &World, pair: &Tokens, body: Value) -> Answer {
    let mut whole = json!({
        "refreshToken": pair.refresh, "username": "ann", "password": NEW, "oldPassword": PASSWORD,
    });
    for (name, value) in body.as_object().unwrap() {
        match value {
            Value::Null => whole.as_object_mut().unwrap().remove(name),
            value => whole
                .as_object_mut()
                .unwrap()
                .insert(name.clone(), value.clone()),
        };
    }
    world
        .patch("/auth/change-password")
        .bearer(&pair.access)
        .json(whole)
        .send()
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn changes_it_and_ends_every_session(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let other = world.tokens("ann").await;
    let waiting = world.login("ann", PASSWORD).await.field("code");
    assert_eq!(
        change(&world, &pair, json!({})).await.ok().json(),
        json!({"success": true})
    );
    for dead in [&pair, &other] {
        world.me(&dead.access).await.refused(401, "TokenRevoked");
        world.refresh(dead).await.refused(401, "Token Expired");
    }
    world
        .redeem(&waiting)
        .await
        .refused(401, "Invalid Credentials");
    world
        .login("ann", PASSWORD)
        .await
        .refused(401, "Invalid Credentials");
    world.login("ann", NEW).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn breached_passwords_are_refused_where_a_list_is_named(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let list = BreachedList::start(
        // never breached before
        "5163C98CD3C337A8E87A8A8E7FDC45D0C975BE5A",
        // only padding here
        "30C0682AC030770DC453399A5918A734962890D0",
    )
    .await;
    let url = list.url.clone();
    let world = world.open_for_sign_up().await;
    let world = world
        .restarted(move |settings| settings.passwords.breached_passwords_url = Some(url + "/"))
        .await;
    let pair = world.tokens("ann").await;
    let refused = change(&world, &pair, json!({"password": "never breached before"})).await;
    refused.refused(422, "PasswordInvalid");
    assert_eq!(refused.json()["error"]["details"][0]["code"], "breached");
    // It learns five digits and nothing else.
    assert_eq!(list.asked(), ["/range/5163C"]);

    world.forget_password("ann").await;
    let link = world.mail("ann@example.com").await.token();
    world
        .reset_password(&link, "never breached before")
        .await
        .refused(422, "PasswordInvalid");
    world.ask_to_sign_up("new@example.com").await;
    let token = world.mail("new@example.com").await.token();
    world
        .sign_up(&token, "new@example.com", "never breached before")
        .await
        .refused(422, "PasswordInvalid");
    let set = UserAction::SetPassword("never breached before".into());
    assert!(world.admin().act_on_user("ann", set).await.is_err());
    assert_eq!(list.asked().len(), 4);

    // A password that is in use goes on working.
    world.login("ann", PASSWORD).await.ok();
    change(&world, &pair, json!({"password": "only padding here"}))
        .await
        .ok();
    world.login("ann", "only padding here").await.ok();
    assert_eq!(list.asked().len(), 5);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_does_not_answer_refuses_nothing(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| {
            // Nobody listens there.
            settings.passwords.breached_passwords_url = Some("http://127.0.0.1:9/range".into());
        })
        .await;
    let pair = world.tokens("ann").await;
    change(&world, &pair, json!({})).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_in_the_order_of_the_contract(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let other = world.tokens("ann").await;
    let body = json!({"username": "ann", "password": NEW, "oldPassword": PASSWORD});
    assert_eq!(
        world
            .patch("/auth/change-password")
            .json(body)
            .send()
            .await
            .status,
        401
    );
    let cases = [
        (json!({"refreshToken": null}), 422, "TokenMissing"),
        (json!({"refreshToken": "made up"}), 401, "Token Expired"),
        (json!({"refreshToken": other.refresh}), 401, "Token Invalid"),
        (json!({"username": "bob"}), 403, "NotAllowedAccess"),
        (json!({"oldPassword": "wrong"}), 401, "Incorrect Password"),
        (json!({"oldPassword": null}), 401, "Incorrect Password"),
        (json!({"password": null}), 422, "PasswordInvalid"),
        (json!({"password": "short"}), 422, "PasswordInvalid"),
        (json!({"password": "password123"}), 422, "PasswordInvalid"),
        (json!({"password": "PassWord123"}), 422, "PasswordInvalid"),
        (
            json!({"password": "Ann@Example.com"}),
            422,
            "PasswordInvalid",
        ),
        (json!({"password": "é".repeat(129)}), 422, "PasswordInvalid"),
        (
            json!({"password": PASSWORD}),
            401,
            "Password cannot be same as previous password!",
        ),
    ];
    for (body, code, message) in cases {
        change(&world, &pair, body).await.refused(code, message);
    }
    let empty = world
        .patch("/auth/change-password")
        .bearer(&pair.access)
        .send()
        .await;
    empty.refused(422, "TokenMissing");
    change(
        &world,
        &pair,
        json!({"password": "é".repeat(128), "username": "ANN"}),
    )
    .await
    .ok();
    world.login("ann", &"é".repeat(128)).await.ok();
    world
        .login("ann", &"é".repeat(36))
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn external_users_have_no_password_here(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let id = world.person(Person::named("bob")).await;
    let pair = world.tokens("bob").await;
    world.make_external(id).await;
    change(&world, &pair, json!({"username": "bob"}))
        .await
        .refused(400, "Password cannot be changed for external user");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn who_must_change_it_need_not_know_it_twice(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world
        .person(Person {
            status: status::PASSWORD_CHANGE_NEEDED,
            ..Person::named("new")
        })
        .await;
    let pair = world.tokens("new").await;
    assert_eq!(
        world.me(&pair.access).await.json()["status"],
        status::PASSWORD_CHANGE_NEEDED
    );
    change(
        &world,
        &pair,
        json!({"username": "new", "oldPassword": "wrong"}),
    )
    .await
    .refused(401, "Incorrect Password");
    change(
        &world,
        &pair,
        json!({"username": "new", "oldPassword": null}),
    )
    .await
    .ok();
    let tokens = Tokens::from(world.login_token("new", NEW).await.ok());
    assert_eq!(
        world.me(&tokens.access).await.json()["status"],
        status::ACTIVE
    );
}
