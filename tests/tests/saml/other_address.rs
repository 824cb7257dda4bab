//! `POST /auth/saml-redirect`, the assertion consumer of the Node service's later versions.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    World,
    saml::encoded,
};
use rstest::rstest;

use super::scene::{follow, me, response_to, start, trusting};

const CONSUMER: &str = "/auth/saml-redirect";
const FIRST: &str = "/auth/saml-auth-redirect";

async fn post(world: &World, response: &str, state: &str) -> Answer {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("SAMLResponse", response)
        .append_pair("RelayState", state)
        .finish();
    let call = world.post(CONSUMER);
    let form = call.body("application/x-www-form-urlencoded", form);
    form.send().await
}

async fn reached_there(backend: Backend) -> World {
    let consumer = format!("http://localhost:3000{CONSUMER}");
    trusting(backend)
        .await
        .restarted(|settings| settings.federation.saml.saml_callback_url = Some(consumer))
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn takes_the_response(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = reached_there(backend).await;
    let login = start(&world).await;
    assert!(login.request.contains("/auth/saml-redirect\""));
    let xml = response_to(&world, &login)
        .changed_then_signed(|assertion| assertion.replace(FIRST, CONSUMER))
        .replace(FIRST, CONSUMER);
    let posted = post(&world, &encoded(&xml), login.state()).await;
    let end = follow(&world, &posted, &login.started.cookie).await;
    assert!(me(&world, end).await["username"].is_string());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_as_the_first_address_does(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = reached_there(backend).await;
    let login = start(&world).await;
    // Meant for the other address.
    let xml = response_to(&world, &login).signed();
    post(&world, &encoded(&xml), login.state())
        .await
        .refused(401, "Invalid Credentials");
    post(&world, "x", "unknown")
        .await
        .refused(401, "Invalid Credentials");
    let form = "application/x-www-form-urlencoded";
    let nothing = world.post(CONSUMER).body(form, "x=1").send().await;
    nothing.refused(422, "Validation Failed");
    let world = World::start(backend).await;
    post(&world, "x", "x").await.refused(404, "Not Configured");
}
