//! Metadata as identity providers and federations really write them.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World,
    provider::{Provider, Say},
    saml::{CERTIFICATE, PROVIDER_ENTITY, metadata},
    settings::SamlSettings,
};
use chrono::{SecondsFormat, TimeDelta};
use rstest::rstest;

use crate::saml::scene::{log_in, start, trusting};

/// By this place, and nothing else.
pub fn by_metadata(saml: &mut SamlSettings, place: &str) {
    (saml.saml_url, saml.saml_idp_entity_id, saml.saml_idp_cert) = (None, None, None);
    saml.saml_idp_metadata = Some(place.to_owned());
}

pub struct File(std::path::PathBuf);

impl File {
    pub fn new(bytes: impl AsRef<[u8]>) -> Self {
        let name = format!("metadata-{}.xml", uuid::Uuid::new_v4());
        let file = Self(std::env::temp_dir().join(name));
        file.write(bytes);
        file
    }

    fn write(&self, bytes: impl AsRef<[u8]>) {
        std::fs::write(&self.0, bytes).unwrap();
    }

    pub fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn until(world: &World, seconds: i64) -> String {
    let until = world.now() + TimeDelta::seconds(seconds);
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

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn expired_metadata_are_not_used(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let file = File::new(until(&world, 100));
    let world = world
        .restarted(|settings| by_metadata(&mut settings.federation.saml, file.path()))
        .await;
    log_in(&world, |response| response.signed()).await.ok();
    let begun = start(&world).await;
    world.advance_seconds(101);
    world
        .start_at("/auth/saml")
        .await
        .refused(502, "Bad Gateway");
    crate::saml::scene::post(
        &world,
        &crate::saml::scene::response_to(&world, &begun).signed(),
        begun.state(),
    )
    .await
    .refused(502, "Bad Gateway");
    // Whoever keeps the file up to date need not restart the service.
    file.write(until(&world, 100));
    world
        .start_at("/auth/saml")
        .await
        .refused(502, "Bad Gateway");
    world.advance_seconds(31);
    log_in(&world, |response| response.signed()).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn expired_metadata_of_an_address_are_fetched_again(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = trusting(backend).await;
    let provider = Provider::start().await;
    provider.says("/metadata", Say::Text(200, until(&world, -1)));
    let place = format!("{}/metadata", provider.url);
    let world = world
        .restarted(|settings| by_metadata(&mut settings.federation.saml, &place))
        .await;
    world
        .start_at("/auth/saml")
        .await
        .refused(502, "Bad Gateway");
    provider.says("/metadata", Say::Text(200, until(&world, 100)));
    log_in(&world, |response| response.signed()).await.ok();
    provider.says("/metadata", Say::Text(500, String::new()));
    world.advance_seconds(101);
    world
        .start_at("/auth/saml")
        .await
        .refused(502, "Bad Gateway");
    let briefly =
        metadata(Some(CERTIFICATE)).replace(" entityID=", " cacheDuration=\"PT1M\" entityID=");
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

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_federation_of_thousands(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let provider = Provider::start().await;
    provider.says("/metadata", Say::Text(200, federation()));
    let place = format!("{}/metadata", provider.url);
    let world = world
        .restarted(|settings| by_metadata(&mut settings.federation.saml, &place))
        .await;
    world
        .start_at("/auth/saml")
        .await
        .refused(502, "Bad Gateway");
    let world = world
        .restarted(|settings| {
            settings.federation.saml.saml_idp_entity_id = Some(PROVIDER_ENTITY.into());
        })
        .await;
    log_in(&world, |response| response.signed()).await.ok();
}
