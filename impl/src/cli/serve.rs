//! `auth-service serve`.

use anyhow::Context;
use clap::Args;
use rustix::process::Signal;
use secrecy::ExposeSecret;
use tokio::signal::unix::{SignalKind, signal};

use super::{name_the_database, output};
use crate::{
    app::{self, Dependencies, Ready},
    config::{LogSettings, Settings},
    domain::admin::bootstrap::Bootstrapped,
};

#[derive(Args)]
pub struct Serve {
    /// Leave an empty database empty: make no tenant, roles, client and user at the first start
    #[arg(long)]
    no_bootstrap: bool,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    log: LogSettings,
}

impl Serve {
    pub async fn run(self) -> anyhow::Result<()> {
        self.log.start()?;
        // Before the first await: a signal during the start must stop the service as well, and not be lost.
        let stop = stop_signal()?;
        survive_file_size_limit()?;
        let database = self.settings.database.clone();
        let listen = &self.settings.listen;
        let address = format!("{}:{}", listen.host, listen.port);
        let opened = app::open_domain(self.settings, Dependencies::default()).await;
        let domain = name_the_database(opened, &database)?;
        // First of all: secrets must not be made, and shown once, by a start that then fails.
        let ready = match Ready::new(domain.clone()).await {
            Err(error) if error.is::<std::io::Error>() => {
                Err(error).with_context(|| format!("HOST, PORT: {address} cannot be listened on"))
            }
            other => other,
        }?;
        if !self.no_bootstrap
            && let Some(made) = domain.admin.bootstrap().await?
        {
            show(&made)?;
        }
        ready.serve().await?.run_until(stop).await
    }
}

/// Under a limit of file sizes (`ulimit -f`) a write fails, as on a full disk, instead of ending the process.
fn survive_file_size_limit() -> std::io::Result<()> {
    // The handler stays when the stream goes.
    signal(SignalKind::from_raw(Signal::XFSZ.as_raw())).map(drop)
}

/// Ends at the first SIGTERM or SIGINT, one that has come since this was called included.
fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// As shell variables, for the next command that a newcomer types. The values hold letters and digits only.
fn show(made: &Bootstrapped) -> anyhow::Result<()> {
    output::print(&format!(
        "# First start on an empty database. These secrets are shown only once:\n\
         client_id={}\nclient_secret={}\nusername={}\npassword={}",
        made.client_id,
        made.client_secret.expose_secret(),
        made.username,
        made.password.expose_secret(),
    ))
}
