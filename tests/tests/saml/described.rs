//! Metadata as identity providers and federations really write them.

use auth_service::config::SamlSettings;
use auth_service_tests::{
    World, on_both_databases,
    provider::{Provider, Say},
    saml::{
        CERTIFICATE, Consumer, EC_CERTIFICATE, EC_KEY, PROVIDER_ENTITY, SamlResponse, metadata,
        part, sign,
    },
};
use chrono::{SecondsFormat, TimeDelta};

use crate::scene::{fixture, log_in, start, trusting};

/// By this place, and nothing else.
fn by_metadata(saml: &mut SamlSettings, place: &str) {
    (saml.saml_url, saml.saml_idp_entity_id, saml.saml_idp_cert) = (None, None, None);
    saml.saml_idp_metadata = Some(place.to_owned());
}

struct File(std::path::PathBuf);

impl File {
    fn new(bytes: impl AsRef<[u8]>) -> Self {
        let name = format!("metadata-{}.xml", uuid::Uuid::new_v4());
        let file = Self(std::env::temp_dir().join(name));
        file.write(bytes);
        file
    }

    fn write(&self, bytes: impl AsRef<[u8]>) {
        std::fs::write(&self.0, bytes).unwrap();
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn until(world: &World, seconds: i64) -> String {
    let until = world.domain.clock.now() + TimeDelta::seconds(seconds);
    let attribute = format!(
        " validUntil=\"{}\" entityID=",
        until.to_rfc3339_opts(SecondsFormat::Secs, true)
    );
    metadata(Some(CERTIFICATE)).replace(" entityID=", &attribute)
}

/// This provider among 3,000 others.
fn federation() -> String {
    let own = metadata(Some(CERTIFICATE));
    let own = own.split_once("?>").unwrap().1;
    let others: String = (0..3_000)
        .map(|number| own.replace(PROVIDER_ENTITY, &format!("https://idp{number}.example")))
        .collect();
    format!(
        "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">{others}{own}</md:EntitiesDescriptor>"
    )
}

on_both_databases! {
    trusting;

    async fn expired_metadata_are_not_used(world) {
        let file = File::new(until(&world, 100));
        let world = world.restarted(|settings| by_metadata(&mut settings.federation.saml, file.path())).await;
        log_in(&world, |response| response.signed()).await.ok();
        let begun = start(&world).await;
        world.advance_seconds(101);
        world.start_at("/auth/saml").await.refused(502, "Bad Gateway");
        crate::scene::post(&world, &crate::scene::response_to(&world, &begun).signed(), begun.state()).await.refused(502, "Bad Gateway");
        // Whoever keeps the file up to date need not restart the service.
        file.write(until(&world, 100));
        world.start_at("/auth/saml").await.refused(502, "Bad Gateway");
        world.advance_seconds(31);
        log_in(&world, |response| response.signed()).await.ok();
    }

    async fn expired_metadata_of_an_address_are_fetched_again(world) {
        let provider = Provider::start().await;
        provider.says("/metadata", Say::Text(200, until(&world, -1)));
        let place = format!("{}/metadata", provider.url);
        let world = world.restarted(|settings| by_metadata(&mut settings.federation.saml, &place)).await;
        world.start_at("/auth/saml").await.refused(502, "Bad Gateway");
        provider.says("/metadata", Say::Text(200, until(&world, 100)));
        log_in(&world, |response| response.signed()).await.ok();
        provider.says("/metadata", Say::Text(500, String::new()));
        world.advance_seconds(101);
        world.start_at("/auth/saml").await.refused(502, "Bad Gateway");
        let briefly = metadata(Some(CERTIFICATE)).replace(" entityID=", " cacheDuration=\"PT1M\" entityID=");
        provider.says("/metadata", Say::Text(200, briefly));
        world.advance_seconds(31);
        log_in(&world, |response| response.signed()).await.ok();
        let asked = provider.asked("/metadata").len();
        log_in(&world, |response| response.signed()).await.ok();
        assert_eq!(provider.asked("/metadata").len(), asked);
        world.advance_seconds(61);
        log_in(&world, |response| response.signed()).await.ok();
        assert_eq!(provider.asked("/metadata").len(), asked + 1);
    }

    async fn a_federation_of_thousands(world) {
        let provider = Provider::start().await;
        provider.says("/metadata", Say::Text(200, federation()));
        let place = format!("{}/metadata", provider.url);
        let world = world.restarted(|settings| by_metadata(&mut settings.federation.saml, &place)).await;
        world.start_at("/auth/saml").await.refused(502, "Bad Gateway");
        let world = world.restarted(|settings| {
            settings.federation.saml.saml_idp_entity_id = Some(PROVIDER_ENTITY.into());
        }).await;
        log_in(&world, |response| response.signed()).await.ok();
    }
}

async fn accepted_by(place: &str, key: Option<&[u8]>) {
    let consumer = Consumer::new(|saml| by_metadata(saml, place));
    let response = SamlResponse::new(Consumer::REQUEST, chrono::Utc::now());
    let xml = match key {
        Some(key) => response.around(&sign(&response.assertion(), &response.assertion_id, key)),
        None => response.signed(),
    };
    consumer.judge(&xml, response.now).await.unwrap();
}

#[tokio::test]
async fn encodings_and_armour() {
    let plain = metadata(Some(CERTIFICATE));
    let utf16: Vec<u8> = format!("\u{feff}{}", plain.replace("UTF-8", "UTF-16"))
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let latin = plain
        .replace("UTF-8", "ISO-8859-1")
        .replace("<md:IDPSSODescriptor", "<!-- é --><md:IDPSSODescriptor");
    let latin: Vec<u8> = latin.chars().map(|c| c as u8).collect();
    let armoured = |certificate: &str| {
        let base64 = part(&plain, "<ds:X509Certificate>", "</ds:X509Certificate>").to_owned();
        plain.replace(
            &base64,
            &format!("<ds:X509Certificate>{certificate}</ds:X509Certificate>"),
        )
    };
    let indented = CERTIFICATE.replace('\n', "\n    ");
    for bytes in [
        latin,
        utf16,
        armoured(CERTIFICATE).into(),
        armoured(&indented).into(),
    ] {
        let file = File::new(bytes);
        accepted_by(file.path(), None).await;
    }
}

#[tokio::test]
async fn keys_of_every_kind_and_size_stand_side_by_side() {
    let keys: String = ["p384.cert.pem", "p521.cert.pem", "rsa3072.cert.pem"]
        .map(|name| std::fs::read_to_string(fixture(name)).unwrap())
        .iter()
        .map(String::as_str)
        .chain([EC_CERTIFICATE])
        .map(|certificate| {
            part(
                &metadata(Some(certificate)),
                "<md:KeyDescriptor",
                "</md:KeyDescriptor>",
            )
            .to_owned()
        })
        .collect();
    // The one that signs comes last.
    let all = metadata(Some(CERTIFICATE)).replacen(
        "<md:KeyDescriptor",
        &format!("{keys}<md:KeyDescriptor"),
        1,
    );
    let file = File::new(all);
    accepted_by(file.path(), None).await;
    accepted_by(file.path(), Some(EC_KEY)).await;
}
