//! A SAML identity provider written for the tests: responses as good as real ones, and everything by which they can be spoilt.

use auth_service::config::SamlSettings;
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use openssl::{pkey::PKey, x509::X509};
use samael::crypto::{Crypto, CryptoProvider};

pub const OUR_ENTITY: &str = "urn:example:auth-service";
pub const CONSUMER: &str = "http://localhost:3000/auth/saml-auth-redirect";
pub const PROVIDER_ENTITY: &str = "https://idp.example/saml";
pub const SIGN_ON: &str = "https://idp.example/sso?tenant=1";

pub const KEY: &[u8] = include_bytes!("../fixtures/saml/provider.key.pem");
pub const CERTIFICATE: &str = include_str!("../fixtures/saml/provider.cert.pem");
pub const EC_KEY: &[u8] = include_bytes!("../fixtures/saml/provider-ec.key.pem");
pub const EC_CERTIFICATE: &str = include_str!("../fixtures/saml/provider-ec.cert.pem");
pub const OTHER_KEY: &[u8] = include_bytes!("../fixtures/saml/other.key.pem");
pub const OTHER_CERTIFICATE: &str = include_str!("../fixtures/saml/other.cert.pem");
pub const SERVICE_CERTIFICATE: &str = include_str!("../fixtures/saml/service.cert.pem");

/// Parts of an algorithm's name that a test changes.
const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const ECDSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

/// The settings of a service that trusts this provider.
pub fn trust(saml: &mut SamlSettings) {
    saml.saml_client_id = Some(OUR_ENTITY.into());
    saml.saml_url = Some(SIGN_ON.into());
    saml.saml_idp_entity_id = Some(PROVIDER_ENTITY.into());
    saml.saml_idp_cert = Some(CERTIFICATE.into());
}

/// A response before it is signed.
#[derive(Clone, Debug)]
pub struct SamlResponse {
    pub request: String,
    pub now: DateTime<Utc>,
    /// As it stands in the XML.
    pub name: String,
    pub address: Option<String>,
    pub assertion_id: String,
}

fn time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn signature(id: &str, method: &str) -> String {
    format!(
        r##"<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="{method}"/><ds:Reference URI="#{id}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>"##
    )
}

impl SamlResponse {
    pub fn new(request: &str, now: DateTime<Utc>) -> Self {
        Self {
            request: request.to_owned(),
            now,
            name: "subject 1".into(),
            address: Some("new@example.com".into()),
            assertion_id: format!("_{}", uuid::Uuid::new_v4().simple()),
        }
    }

    pub fn assertion(&self) -> String {
        let Self {
            request,
            name,
            assertion_id,
            ..
        } = self;
        let (before, now, after) = (
            time(self.now - TimeDelta::seconds(5)),
            time(self.now),
            time(self.now + TimeDelta::minutes(5)),
        );
        let address = self.address.as_ref().map(|address| {
            format!(r#"<saml:Attribute Name="email"><saml:AttributeValue>{address}</saml:AttributeValue></saml:Attribute>"#)
        });
        format!(
            r#"<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{assertion_id}" Version="2.0" IssueInstant="{now}"><saml:Issuer>{PROVIDER_ENTITY}</saml:Issuer><saml:Subject><saml:NameID>{name}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="{request}" Recipient="{CONSUMER}" NotOnOrAfter="{after}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{before}" NotOnOrAfter="{after}"><saml:AudienceRestriction><saml:Audience>{OUR_ENTITY}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="{now}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>{}<saml:Attribute Name="givenName"><saml:AttributeValue>New</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>"#,
            address.unwrap_or_default()
        )
    }

    pub fn around(&self, assertion: &str) -> String {
        let (request, now) = (&self.request, time(self.now));
        format!(
            r#"<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_of-response" Version="2.0" IssueInstant="{now}" Destination="{CONSUMER}" InResponseTo="{request}"><saml:Issuer>{PROVIDER_ENTITY}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{assertion}</samlp:Response>"#
        )
    }

    /// The whole response, its assertion changed and then signed.
    pub fn changed_then_signed(&self, change: impl FnOnce(String) -> String) -> String {
        let assertion = change(self.assertion());
        self.around(&sign(&assertion, &self.assertion_id, KEY))
    }

    pub fn signed(&self) -> String {
        self.changed_then_signed(|assertion| assertion)
    }
}

/// Signs a message by a signature after its first Issuer.
pub fn sign(xml: &str, id: &str, key: &[u8]) -> String {
    let key = PKey::private_key_from_pem(key).expect("a key");
    let method = match key.ec_key() {
        Ok(_) => ECDSA_SHA256,
        Err(_) => RSA_SHA256,
    };
    sign_with(xml, id, &key.private_key_to_der().expect("DER"), method)
}

pub fn sign_with(xml: &str, id: &str, key: &[u8], method: &str) -> String {
    let template = xml.replacen(
        "</saml:Issuer>",
        &format!("</saml:Issuer>{}", signature(id, method)),
        1,
    );
    let signed = Crypto::sign_xml(template, key).expect("a signature");
    let start = signed.find("?>").map_or(0, |end| end + 2);
    signed[start..].trim().to_owned()
}

/// The text from the first `start` to the first `end` after it, both included.
pub fn part<'a>(xml: &'a str, start: &str, end: &str) -> &'a str {
    let from = xml.find(start).expect("a start");
    let length = xml[from..].find(end).expect("an end") + end.len();
    &xml[from..from + length]
}

pub fn signature_of(xml: &str) -> &str {
    part(xml, "<ds:Signature ", "</ds:Signature>")
}

pub fn assertion_of(xml: &str) -> &str {
    part(xml, "<saml:Assertion", "</saml:Assertion>")
}

pub fn encoded(xml: &str) -> String {
    STANDARD.encode(xml)
}

pub fn encoded_bytes(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The metadata of this provider, with a certificate if one is given.
pub fn metadata(certificate: Option<&str>) -> String {
    let key = certificate.map(|pem| {
        let der = X509::from_pem(pem.as_bytes()).expect("PEM").to_der().expect("DER");
        format!(
            r#"<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"#,
            STANDARD.encode(der)
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{PROVIDER_ENTITY}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">{}<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/post"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{}"/></md:IDPSSODescriptor></md:EntityDescriptor>"#,
        key.unwrap_or_default(),
        SIGN_ON.replace('&', "&amp;")
    )
}

/// An assertion encrypted for our service: `content` and `key` are the last words of the algorithms' names.
pub fn encrypted(assertion: &str, content: &str, key: &str) -> String {
    use openssl::{encrypt::Encrypter, hash::MessageDigest, rsa::Padding, symm};
    let certificate = X509::from_pem(SERVICE_CERTIFICATE.as_bytes()).expect("PEM");
    let public = certificate.public_key().expect("a key");
    let (data_key, iv) = ([7; 32], [9; 16]);
    let value = match content {
        "aes256-gcm" => {
            let (iv, mut tag) = (&iv[..12], [0; 16]);
            let cipher = symm::Cipher::aes_256_gcm();
            let text = symm::encrypt_aead(
                cipher,
                &data_key,
                Some(iv),
                &[],
                assertion.as_bytes(),
                &mut tag,
            );
            [iv, &text.expect("a text"), &tag].concat()
        }
        _ => {
            let cipher = symm::Cipher::aes_256_cbc();
            let text = symm::encrypt(cipher, &data_key, Some(&iv), assertion.as_bytes());
            [&iv[..], &text.expect("a text")].concat()
        }
    };
    let mut encrypter = Encrypter::new(&public).expect("an encrypter");
    let (padding, space) = match key {
        "rsa-1_5" => (Padding::PKCS1, "2001/04/xmlenc"),
        "rsa-oaep" => (Padding::PKCS1_OAEP, "2009/xmlenc11"),
        _ => (Padding::PKCS1_OAEP, "2001/04/xmlenc"),
    };
    encrypter.set_rsa_padding(padding).expect("a padding");
    let mut digests = String::new();
    if key == "rsa-oaep" {
        encrypter
            .set_rsa_oaep_md(MessageDigest::sha256())
            .expect("a digest");
        encrypter
            .set_rsa_mgf1_md(MessageDigest::sha256())
            .expect("a digest");
        digests = r#"<ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><e11:MGF xmlns:e11="http://www.w3.org/2009/xmlenc11#" Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/>"#.into();
    }
    let mut sealed = vec![0; encrypter.encrypt_len(&data_key).expect("a length")];
    let length = encrypter.encrypt(&data_key, &mut sealed).expect("a key");
    sealed.truncate(length);
    let content_space = if content.ends_with("gcm") {
        "2009/xmlenc11"
    } else {
        "2001/04/xmlenc"
    };
    let cipher = |bytes: &[u8]| {
        let value = STANDARD.encode(bytes);
        format!("<xenc:CipherData><xenc:CipherValue>{value}</xenc:CipherValue></xenc:CipherData>")
    };
    format!(
        r#"<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="http://www.w3.org/{content_space}#{content}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="http://www.w3.org/{space}#{key}">{digests}</xenc:EncryptionMethod>{}</xenc:EncryptedKey></ds:KeyInfo>{}</xenc:EncryptedData></saml:EncryptedAssertion>"#,
        cipher(&sealed),
        cipher(&value)
    )
}
