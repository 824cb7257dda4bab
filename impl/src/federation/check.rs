//! Checks a provider without logging anyone in: for operators, before the first login or after a failed one.

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::{Instant, timeout_at};

use super::{
    Attempt, Fault, FaultKind, Registry, Stage,
    id_token::SKEW,
    oauth2::{CodeEndpoints, Graph},
    oidc::{ClientProof, OpenId, Source},
    provider::{Protocol, Provider},
    saml::Saml,
};

/// A code the provider has never issued. Whether it rejects the code or our credentials shows if the latter are
/// correct.
const MADE_UP_CODE: &str = "made-up-code-of-a-provider-check";
/// RFC 7636 requires 43 characters.
const MADE_UP_VERIFIER: &str = "made-up-code-verifier-of-a-provider-check-0";
/// Certificates that expire sooner cause a warning.
const SOON: TimeDelta = TimeDelta::days(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbeLevel {
    Ok,
    Warning,
    Error,
}

/// The result of one step.
#[derive(Clone, Debug)]
pub struct Probe {
    pub step: &'static str,
    pub level: ProbeLevel,
    pub message: String,
}

/// The results so far, and the deadline for all steps.
struct Probes {
    found: Vec<Probe>,
    deadline: Instant,
}

impl Probes {
    fn add(&mut self, step: &'static str, level: ProbeLevel, message: impl Into<String>) {
        let message = message.into();
        self.found.push(Probe {
            step,
            level,
            message,
        });
    }

    /// The result of `work`; a failure is added as the result of the step.
    async fn try_to<T>(
        &mut self,
        step: &'static str,
        work: impl Future<Output = Result<T, Fault>>,
    ) -> Option<T> {
        let done = timeout_at(self.deadline, work).await;
        match done.unwrap_or_else(|_| Err(Fault::too_slow())) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.add(step, ProbeLevel::Error, fault.to_string());
                None
            }
        }
    }
}

impl Registry {
    /// Checks everything that works without a person, within PROVIDER_TIMEOUT.
    pub async fn check_provider(&self, provider: &Provider, now: DateTime<Utc>) -> Vec<Probe> {
        let mut probes = Probes {
            found: Vec::new(),
            deadline: Instant::now() + self.outbound.timeout(),
        };
        match &provider.protocol {
            Protocol::OpenId(openid) => self.check_openid(&mut probes, openid, now).await,
            Protocol::Graph(graph) => self.check_graph(&mut probes, graph, now).await,
            Protocol::Saml(saml) => self.check_saml(&mut probes, saml, now).await,
        }
        probes.found
    }

    async fn check_openid(&self, probes: &mut Probes, openid: &OpenId, now: DateTime<Utc>) {
        let asking = openid.endpoints(&self.outbound, now);
        let Some(endpoints) = probes.try_to("discovery", asking).await else {
            return;
        };
        if let Source::Discovered { .. } = openid.source {
            if endpoints.issuer.contains('{') {
                let message =
                    "the issuer is a template, so every login is rejected; set AZURE_ISSUER";
                probes.add("discovery", ProbeLevel::Error, message);
            } else {
                let message = format!("the issuer is {}", endpoints.issuer);
                probes.add("discovery", ProbeLevel::Ok, message);
            }
        }
        let fetching = openid.fetch_keys(&self.outbound, &endpoints.keys);
        if let Some(keys) = probes.try_to("keys", fetching).await {
            let level = match keys.len() {
                0 => ProbeLevel::Error,
                _ => ProbeLevel::Ok,
            };
            let message = format!("{} usable, {} ignored", keys.len(), keys.skipped);
            probes.add("keys", level, message);
        }
        self.check_clock(probes, &endpoints.keys, now).await;
        let secret = match &openid.proof {
            ClientProof::Secret(secret) => Ok(secret.clone()),
            ClientProof::Apple(key) => key.assertion(now).map(SecretString::from),
        };
        let verifier = openid.pkce.then_some(MADE_UP_VERIFIER);
        let at = openid.code_endpoints(&endpoints);
        self.check_credentials(probes, &at, secret, verifier).await;
    }

    async fn check_graph(&self, probes: &mut Probes, graph: &Graph, now: DateTime<Utc>) {
        self.check_clock(probes, &graph.token, now).await;
        let secret = Ok(graph.client_secret.clone());
        let at = graph.endpoints();
        self.check_credentials(probes, &at, secret, None).await;
    }

    async fn check_saml(&self, probes: &mut Probes, saml: &Saml, now: DateTime<Utc>) {
        let attempt = Attempt {
            state: "state".to_owned(),
            nonce: "nonce".to_owned(),
            verifier: MADE_UP_VERIFIER.to_owned(),
        };
        let starting = async {
            let started = saml.start(&self.outbound, &attempt, now).await;
            started.map_err(|fault| fault.at(Stage::SamlRequest))
        };
        if probes.try_to("metadata", starting).await.is_none() {
            return;
        }
        let asking = saml.identity_provider(&self.outbound, now);
        let Some(provider) = probes.try_to("metadata", asking).await else {
            return;
        };
        let message = format!("the identity provider is {}", provider.entity_id);
        probes.add("metadata", ProbeLevel::Ok, message);
        for end in provider.certificate_ends() {
            let day = end.format("%Y-%m-%d");
            let (level, message) = if end <= now {
                (
                    ProbeLevel::Warning,
                    format!("a signing certificate expired on {day}"),
                )
            } else if end <= now + SOON {
                (
                    ProbeLevel::Warning,
                    format!("a signing certificate expires on {day}"),
                )
            } else {
                (
                    ProbeLevel::Ok,
                    format!("a signing certificate is valid until {day}"),
                )
            };
            probes.add("certificate", level, message);
        }
        self.check_clock(probes, &provider.sign_on, now).await;
    }

    /// Tokens contain times, which are compared with our clock.
    async fn check_clock(&self, probes: &mut Probes, url: &str, now: DateTime<Utc>) {
        const STEP: &str = "clock";
        let Some(theirs) = probes.try_to(STEP, self.outbound.date(url)).await else {
            return;
        };
        let Some(theirs) = theirs else {
            probes.add(
                STEP,
                ProbeLevel::Warning,
                "the provider does not report its time",
            );
            return;
        };
        let apart = (theirs - now).abs();
        let message = format!("the clocks differ by {} s", apart.num_seconds());
        let level = if apart > SKEW {
            ProbeLevel::Error
        } else if apart > SKEW / 2 {
            ProbeLevel::Warning
        } else {
            ProbeLevel::Ok
        };
        probes.add(STEP, level, message);
    }

    async fn check_credentials(
        &self,
        probes: &mut Probes,
        at: &CodeEndpoints<'_>,
        secret: Result<SecretString, Fault>,
        verifier: Option<&str>,
    ) {
        const STEP: &str = "token endpoint";
        let code = SecretString::from(MADE_UP_CODE);
        let asking = async {
            let secret = secret?;
            let secret = secret.expose_secret();
            match at.exchange(&self.outbound, &code, secret, verifier).await {
                Ok(_) => Ok(None),
                Err(fault) if fault.kind == FaultKind::Refused => Ok(Some(fault)),
                Err(fault) => Err(fault),
            }
        };
        match probes.try_to(STEP, asking).await {
            None => {}
            Some(None) => {
                let message = "it issues tokens for a code that was made up";
                probes.add(STEP, ProbeLevel::Error, message);
            }
            Some(Some(fault)) => {
                let (level, meaning) = meaning(&fault);
                probes.add(STEP, level, format!("{meaning} ({fault})"));
            }
        }
    }
}

/// What the response to a made-up code says about our credentials.
fn meaning(fault: &Fault) -> (ProbeLevel, &'static str) {
    let error = fault.fact("error").unwrap_or_default();
    let description = fault.fact("description").unwrap_or_default();
    let description = description.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| description.contains(word));
    let accepted = (ProbeLevel::Ok, "our client ID and secret are accepted");
    let refused = (ProbeLevel::Error, "our client ID or secret is rejected");
    match error {
        "invalid_grant" => accepted,
        "invalid_client" | "unauthorized_client" => refused,
        // Facebook and Instagram use the same error code for everything.
        _ if says(&[
            "client secret",
            "client_secret",
            "application",
            "platform app",
        ]) =>
        {
            refused
        }
        _ if says(&["verification code", "authorization code"]) => accepted,
        _ if fault.fact("status") == Some("401") => refused,
        _ => (
            ProbeLevel::Warning,
            "the response does not show whether our client ID and secret are accepted",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_code_tells_whether_our_credentials_are_right() {
        for (error, description, status, expected) in [
            ("invalid_grant", "", 400, ProbeLevel::Ok),
            ("invalid_client", "", 401, ProbeLevel::Error),
            ("unauthorized_client", "", 400, ProbeLevel::Error),
            (
                "OAuthException",
                "Invalid verification code format.",
                400,
                ProbeLevel::Ok,
            ),
            (
                "OAuthException",
                "Error validating client secret.",
                400,
                ProbeLevel::Error,
            ),
            (
                "OAuthException",
                "Invalid authorization code",
                400,
                ProbeLevel::Ok,
            ),
            (
                "OAuthException",
                "Invalid platform app",
                400,
                ProbeLevel::Error,
            ),
            ("", "", 401, ProbeLevel::Error),
            ("invalid_request", "malformed", 400, ProbeLevel::Warning),
        ] {
            let fault = Fault::refused("the provider rejected the request")
                .with("status", status)
                .with("error", error)
                .with("description", description);
            assert_eq!(meaning(&fault).0, expected, "{fault}");
        }
    }
}
