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
    /// Do not create a tenant, roles, a client and a user when the database is empty
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
        // Installed before the first await, so that a signal during startup is not lost.
        let stop = stop_signal()?;
        survive_file_size_limit()?;
        let database = self.settings.database.clone();
        let listen = &self.settings.listen;
        let address = format!("{}:{}", listen.host, listen.port);
        app::compile_contract(&self.settings);
        let opened = app::open_domain(self.settings, Dependencies::default()).await;
        let domain = name_the_database(opened, &database)?;
        // Bind first: a start that then fails must not have created secrets that are shown only once.
        let ready = match Ready::new(domain.clone()).await {
            Err(error) if error.is::<std::io::Error>() => {
                Err(error).with_context(|| format!("HOST, PORT: cannot listen on {address}"))
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

/// With a file size limit (`ulimit -f`), makes writes fail as on a full disk instead of killing the process.
fn survive_file_size_limit() -> std::io::Result<()> {
    // The handler stays installed when the stream is dropped.
    signal(SignalKind::from_raw(Signal::XFSZ.as_raw())).map(drop)
}

/// Resolves at the first SIGTERM or SIGINT since this function was called.
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

/// In shell syntax, ready to paste for the next command. The values consist of letters and digits.
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
