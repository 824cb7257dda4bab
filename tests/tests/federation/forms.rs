//! Every field of the forms that start a login takes effect. The generator's own template for forms discards the body and
//! passes literals such as "client_id_example" to the handler; ours
//! (`openapi/templates/server-request-body-form.mustache`) reads it.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, CLIENT_SECRET, Started,
    saml::trust,
};
use rstest::rstest;

use crate::federation::scene::Scene;

const FORM: &str = "application/x-www-form-urlencoded";
/// RFC 7636, appendix B.
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const GOOD: [(&str, &str); 4] = [
    ("client_id", CLIENT_ID),
    ("client_secret", CLIENT_SECRET),
    ("state", "of the client & its own"),
    ("code_challenge", CHALLENGE),
];

/// Encoded, one field replaced or, by `None`, left out.
fn form(changed: &str, to: Option<&str>) -> String {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in GOOD {
        match (name == changed, to) {
            (true, Some(other)) => form.append_pair(name, other),
            (true, None) => &mut form,
            (false, _) => form.append_pair(name, value),
        };
    }
    form.finish()
}

#[rstest]
#[case::google("/auth/google", "/auth/google-auth-redirect")]
#[case::facebook("/auth/facebook", "/auth/facebook-auth-redirect")]
#[case::instagram("/auth/instagram", "/auth/instagram-auth-redirect")]
#[case::apple("/auth/oauth-apple", "/auth/apple-oauth-redirect")]
#[case::azure("/auth/azure", "/auth/azure-oauth-redirect")]
#[case::cognito("/auth/cognito", "/auth/cognito-auth-redirect")]
#[case::keycloak("/auth/keycloak", "/auth/keycloak-auth-redirect")]
#[case::saml("/auth/saml", "/auth/saml-auth-redirect")]
#[tokio::test(flavor = "multi_thread")]
async fn every_field_counts(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[case] path: &str,
    #[case] callback: &str,
) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| trust(&mut settings.federation.saml))
        .await;
    let demand = "UPDATE auth_clients SET require_pkce = true, redirect_url = 'https://app.example/in' WHERE client_id = 'web'";
    scene.world.sql(demand).await;
    let start = async |form: String| scene.world.post(path).body(FORM, form).send().await;
    start(form("client_id", None))
        .await
        .refused(422, "Validation Failed");
    start(form("client_id", Some("nobody")))
        .await
        .refused(401, "Client Invalid");
    start(form("client_secret", None))
        .await
        .refused(422, "Validation Failed");
    start(form("client_secret", Some("")))
        .await
        .refused(401, "Client Invalid");
    start(form("client_secret", Some("wrong")))
        .await
        .refused(401, "Client Invalid");
    start(form("code_challenge", None))
        .await
        .refused(422, "Validation Failed");

    // The client gets its state back when the person refuses.
    for state in [Some("of the client & its own"), None] {
        let started: Started = start(form("state", state)).await.into();
        let theirs = match path {
            "/auth/saml" => &started.query["RelayState"],
            _ => started.state(),
        };
        let query = [("error", "access_denied"), ("state", theirs)];
        let end = scene
            .world
            .callback(callback, &query, &started.cookie)
            .await;
        assert_eq!(end.status, 302, "{}", end.text);
        let location: url::Url = end
            .header("location")
            .expect("a location")
            .parse()
            .expect("a URL");
        let mut pairs = location.query_pairs();
        let heard = pairs
            .find(|(name, _)| name == "state")
            .map(|(_, value)| value.into_owned());
        assert_eq!(heard.as_deref(), state);
    }
}
