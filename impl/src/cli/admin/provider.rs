//! `auth-service admin provider`.

use anyhow::{Context, bail};
use clap::{Subcommand, builder::PossibleValuesParser};
use futures::future::join_all;
use serde::Serialize;

use super::{Output, open};
use crate::{
    clock::{Clock, SystemClock},
    config::Settings,
    federation::{Probe, ProbeLevel, Provider as Configured, ProviderName, Registry},
};

#[derive(Subcommand)]
pub enum Provider {
    /// Check each configured provider: discovery, keys, certificates, clock, and whether it accepts our credentials
    Check {
        /// Check only this provider
        #[arg(value_parser = names())]
        name: Option<String>,
    },
    /// Record that a provider has changed its issuer, for instance after moving to a new host, and is still the same
    /// provider
    RenameIssuer {
        #[arg(value_parser = names())]
        name: String,
        /// The previous issuer
        #[arg(long)]
        from: String,
        /// The new issuer, as in the settings
        #[arg(long)]
        to: String,
    },
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(ProviderName::ALL.iter().map(|name| name.word()))
}

#[derive(Serialize)]
struct Renamed {
    people: u64,
}

#[derive(Serialize)]
struct View {
    provider: &'static str,
    level: &'static str,
    check: &'static str,
    message: String,
}

impl Provider {
    /// # Errors
    /// A provider that does not work or is not configured; invalid settings; database errors.
    pub async fn run(self, settings: Settings, output: Output) -> anyhow::Result<()> {
        match self {
            Self::Check { name } => Self::check(name, &settings, output).await,
            Self::RenameIssuer { name, from, to } => {
                let mut all = ProviderName::ALL.iter().copied();
                let provider = all.find(|provider| provider.word() == name);
                let provider = provider.context("no such provider")?;
                let domain = open(settings).await?;
                let people = domain.admin.rename_issuer(provider, from, to).await?;
                output.one(&Renamed { people })
            }
        }
    }

    /// Needs no database.
    async fn check(
        name: Option<String>,
        settings: &Settings,
        output: Output,
    ) -> anyhow::Result<()> {
        let registry = Registry::new(settings)?;
        let known = |name: &String| {
            let mut all = registry.providers().iter();
            let found = all.find(|provider| provider.name.word() == name);
            found.with_context(|| format!("{name} is not configured"))
        };
        let wanted: Vec<&Configured> = match &name {
            Some(name) => vec![known(name)?],
            None => registry.providers().iter().collect(),
        };
        let found = check(&registry, &wanted).await;
        let broken = found
            .iter()
            .any(|(_, probe)| probe.level == ProbeLevel::Error);
        let rows: Vec<_> = found.into_iter().map(View::from).collect();
        output.list(&rows, &["provider", "level", "check", "message"])?;
        if broken {
            bail!("an identity provider does not work; see above");
        }
        Ok(())
    }
}

impl From<(&'static str, Probe)> for View {
    fn from((provider, probe): (&'static str, Probe)) -> Self {
        Self {
            provider,
            level: match probe.level {
                ProbeLevel::Ok => "ok",
                ProbeLevel::Warning => "warning",
                ProbeLevel::Error => "error",
            },
            check: probe.step,
            message: probe.message,
        }
    }
}

/// All providers concurrently, so that together they take no longer than PROVIDER_TIMEOUT.
pub async fn check(registry: &Registry, providers: &[&Configured]) -> Vec<(&'static str, Probe)> {
    let now = SystemClock.now();
    let checks = providers.iter().map(async |provider| {
        let probes = registry.check_provider(provider, now).await;
        let name = provider.name.word();
        probes.into_iter().map(move |probe| (name, probe))
    });
    join_all(checks).await.into_iter().flatten().collect()
}
