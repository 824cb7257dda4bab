//! Metadata of a SAML provider in other encodings, and with other keys.

use auth_service_tests::{
    inside::Consumer,
    saml::{CERTIFICATE, EC_CERTIFICATE, EC_KEY, SamlResponse, metadata, part, sign},
};

use crate::saml::{
    described::{File, by_metadata},
    scene::fixture,
};

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
