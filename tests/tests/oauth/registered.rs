//! Clients with settings, and the forms that they send.

use auth_service_tests::{
    Answer, World,
    admin::{
        ClientChange, ClientType, CodeRequirements, Expirations, NewClient, NewSecret,
        SettingsChange,
    },
};
use url::form_urlencoded::Serializer;

/// PUBLIC_URL of the tests.
pub const ISSUER: &str = "http://localhost:0";
pub const REDIRECT_URI: &str = "https://app.example/callback";
/// RFC 7636, appendix B.
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A new client without a secret.
pub async fn create(world: &World, client_id: &str, kind: ClientType, settings: SettingsChange) {
    let new = NewClient {
        client_id: client_id.into(),
        client_type: kind,
        secret: None,
        redirect_url: None,
        expirations: Expirations::default(),
        requirements: CodeRequirements::default(),
        settings: SettingsChange {
            redirect_uris: Some(vec![REDIRECT_URI.into()]),
            ..settings
        },
    };
    world.admin().create_client(new).await.expect("a client");
}

/// A change of nothing but the settings.
pub fn settings(settings: SettingsChange) -> ClientChange {
    ClientChange {
        client_type: None,
        secret: NewSecret::Keep,
        redirect_url: None,
        expirations: Expirations::default(),
        requirements: CodeRequirements::default(),
        settings,
    }
}

pub async fn change(world: &World, client_id: &str, change: SettingsChange) {
    let changed = world
        .admin()
        .update_client(client_id, settings(change))
        .await;
    changed.expect("a change");
}

/// Posts a form, with these DPoP headers.
pub async fn post(world: &World, path: &str, fields: &[(&str, &str)], proofs: &[&str]) -> Answer {
    let body = Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut call = world
        .post(path)
        .body("application/x-www-form-urlencoded", body);
    for proof in proofs {
        call = call.header("DPoP", proof);
    }
    call.send().await
}

/// Asserts an error of RFC 6749 section 5.2.
#[track_caller]
pub fn refused(answer: &Answer, status: u16, error: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.json()["error"], error, "{}", answer.text);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}
