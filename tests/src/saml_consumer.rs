use auth_service::{
    config::{SamlSettings, Settings},
    federation::{Asserted, Attempt, Fault, ProviderName, Registry},
};
use chrono::{DateTime, Utc};

use crate::saml::{encoded, trust};

/// The assertion consumer alone, without a server or a database, for tests of very many responses.
pub struct Consumer(Registry);

impl Consumer {
    /// The request that responses have to answer.
    pub const REQUEST: &str = "_request";

    pub fn new(change: impl FnOnce(&mut SamlSettings)) -> Self {
        let mut settings = Settings::defaults();
        settings.listen.public_url = Some("http://localhost:3000".into());
        trust(&mut settings.federation.saml);
        change(&mut settings.federation.saml);
        Self(Registry::new(&settings).expect("settings that fit"))
    }

    /// # Errors
    /// Those of the service.
    pub async fn judge(&self, xml: &str, now: DateTime<Utc>) -> Result<Asserted, Fault> {
        self.judge_encoded(&encoded(xml), now).await
    }

    /// # Errors
    /// Those of the service.
    pub async fn judge_encoded(&self, text: &str, now: DateTime<Utc>) -> Result<Asserted, Fault> {
        let provider = self.0.find(ProviderName::Saml).expect("a provider");
        let attempt = Attempt {
            state: "state".into(),
            nonce: Self::REQUEST.trim_start_matches('_').into(),
            verifier: String::new(),
        };
        let saml = provider.saml().expect("SAML");
        self.0.consume(saml, &attempt, text, now).await
    }
}
