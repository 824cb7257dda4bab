//! `POST /auth/login` and `POST /auth/login-token`.

use auth_service::domain::standing::status;
use auth_service_tests::{CLIENT_ID, CLIENT_SECRET, PASSWORD, Person, json, on_both_databases};

on_both_databases! {
    async fn answers_a_code_that_redeems(world) {
        let code = world.login("ann", PASSWORD).await.ok();
        assert_eq!(code.json()["mfa"], json!(null));
        assert_eq!(code.header("cache-control"), Some("no-store"));
        let tokens = world.redeem(&code.field("code")).await.ok();
        assert_eq!(tokens.header("cache-control"), Some("no-store"));
        world.me(&tokens.field("accessToken")).await.ok();
    }

    async fn answers_tokens_at_once(world) {
        let tokens = world.tokens("ann").await;
        let now = world.domain.clock.now().timestamp();
        assert_eq!(tokens.expires, (now + 900) * 1000);
        world.me(&tokens.access).await.ok();
    }

    async fn folds_the_name(world) {
        world.person(Person::named("Änne")).await;
        world.login("ANN", PASSWORD).await.ok();
        world.login("äNNE", PASSWORD).await.ok();
    }

    async fn refuses_clients(world) {
        for (client, secret) in [("nobody", CLIENT_SECRET), (CLIENT_ID, "wrong"), (CLIENT_ID, "")] {
            for path in ["/auth/login", "/auth/login-token"] {
                let body = json!({"client_id": client, "client_secret": secret, "username": "ann", "password": PASSWORD});
                world.post(path).json(body).send().await.refused(401, "Client Invalid");
            }
        }
    }

    async fn refuses_credentials(world) {
        world.person(Person { deleted: true, ..Person::named("gone") }).await;
        world.person(Person { provider: "google".into(), subject: Some("1".into()), ..Person::named("outside") }).await;
        for name in ["ann", "nobody", "gone", "outside", ""] {
            let password = if name == "ann" { "wrong" } else { PASSWORD };
            world.login(name, password).await.refused(401, "Invalid Credentials");
            world.login_token(name, password).await.refused(401, "Invalid Credentials");
        }
    }

    async fn checks_the_user(world) {
        let cases = [
            (Person { clients: vec![], ..Person::named("a") }, 422, "Client User Missing"),
            (Person { clients: vec![2], ..Person::named("b") }, 401, "Client Invalid"),
            (Person { status: status::REGISTERED, ..Person::named("c") }, 400, "User not active yet"),
            (Person { status: status::INACTIVE, ..Person::named("d") }, 401, "UserInactive"),
            (Person { status: status::REJECTED, ..Person::named("e") }, 401, "UserInactive"),
            (Person { member: false, ..Person::named("f") }, 401, "UserInactive"),
        ];
        for (person, code, message) in cases {
            let name = person.username.clone();
            world.person(person).await;
            world.login(&name, PASSWORD).await.refused(code, message);
            world.login_token(&name, PASSWORD).await.refused(code, message);
            // Nothing of this shows before the password is right.
            world.login(&name, "wrong").await.refused(401, "Invalid Credentials");
        }
    }

    async fn lets_those_in_who_must_change_their_password(world) {
        world.person(Person { status: status::PASSWORD_CHANGE_NEEDED, ..Person::named("new") }).await;
        world.tokens("new").await;
    }

    async fn a_due_second_factor_gives_nothing_that_redeems(world) {
        let secret = Some("JBSWY3DPEHPK3PXP".to_owned());
        world.person(Person { secret_key: secret, ..Person::named("two") }).await;
        let pending = world.login("two", PASSWORD).await.ok();
        assert_eq!(pending.json()["mfa"], "authenticator");
        world.redeem(&pending.field("code")).await.refused(401, "User Verification Failed");
        world.login_token("two", PASSWORD).await.refused(401, "User Verification Failed");
    }
}
