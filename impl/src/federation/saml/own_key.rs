//! The service's key pair: signs requests and decrypts assertions.

use std::{fs, path::PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use openssl::{
    pkey::{Id, PKey, Private},
    x509::X509,
};
use samael::{
    key_info::{KeyInfo, X509Data},
    metadata::{EncryptionMethod, KeyDescriptor},
};

use super::decryption;
use crate::{
    config::{BadSetting, SamlSettings},
    pem,
};

pub struct OwnKey {
    pub private: PKey<Private>,
    certificate: Vec<u8>,
}

impl OwnKey {
    /// # Errors
    /// One setting without the other, or files that cannot be read or do not match.
    pub fn new(settings: &SamlSettings) -> Result<Option<Self>, BadSetting> {
        let (key, certificate) = match (&settings.saml_private_key, &settings.saml_cert) {
            (None, None) => return Ok(None),
            (Some(key), Some(certificate)) => (key, certificate),
            (None, Some(_)) => return Err(missing("SAML_PRIVATE_KEY", "SAML_CERT")),
            (Some(_), None) => return Err(missing("SAML_CERT", "SAML_PRIVATE_KEY")),
        };
        let unfit = |name, problem: &str| BadSetting::new(name, problem);
        let text = read("SAML_PRIVATE_KEY", key)?;
        let private = pem::private_key(&String::from_utf8_lossy(&text))
            .ok_or_else(|| unfit("SAML_PRIVATE_KEY", "expected a private key in PEM"))?;
        if ![Id::RSA, Id::EC].contains(&private.id()) {
            return Err(unfit("SAML_PRIVATE_KEY", "expected an RSA or EC key"));
        }
        let certificate = X509::from_pem(&read("SAML_CERT", certificate)?)
            .map_err(|_| unfit("SAML_CERT", "expected a certificate in PEM"))?;
        let belongs = certificate
            .public_key()
            .is_ok_and(|public| public.public_eq(&private));
        if !belongs {
            return Err(unfit(
                "SAML_CERT",
                "does not match the key in SAML_PRIVATE_KEY",
            ));
        }
        let certificate = certificate
            .to_der()
            .map_err(|_| unfit("SAML_CERT", "cannot be converted to DER"))?;
        Ok(Some(Self {
            private,
            certificate,
        }))
    }

    /// For our metadata. Only RSA keys can decrypt.
    pub fn descriptors(&self) -> Vec<KeyDescriptor> {
        let described = |key_use: &str, methods: Option<&[&str]>| KeyDescriptor {
            key_use: Some(key_use.to_owned()),
            key_info: KeyInfo {
                id: None,
                x509_data: Some(X509Data {
                    certificates: vec![STANDARD.encode(&self.certificate)],
                }),
            },
            encryption_methods: methods.map(|methods| {
                let methods = methods.iter().map(|method| EncryptionMethod {
                    algorithm: (*method).to_owned(),
                });
                methods.collect()
            }),
        };
        let mut all = vec![described("signing", None)];
        if self.private.id() == Id::RSA {
            all.push(described("encryption", Some(&decryption::ADVERTISED)));
        }
        all
    }
}

fn missing(name: &'static str, because: &str) -> BadSetting {
    BadSetting::new(name, format!("required when {because} is set"))
}

fn read(name: &'static str, path: &PathBuf) -> Result<Vec<u8>, BadSetting> {
    fs::read(path).map_err(|error| BadSetting::new(name, format!("cannot be read: {error}")))
}
