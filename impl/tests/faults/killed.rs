//! SIGKILL at random moments under load: of the service, and of PostgreSQL.

use std::{path::Path, process::Command, thread::sleep, time::Duration};

use crate::{
    faults::{client::Client, ledger::Refusals, load, seed::Random, sqlite::furnished},
    home::{Home, SECRET_KEY, on_postgres},
};

fn killed_again_and_again(home: Home) {
    let mut random = Random::from_environment();
    let home = furnished(home);
    let mut ledgers = load::ledgers(Refusals::Unsure);
    let mut service = home.serve(&["--no-bootstrap"]);
    for _ in 0..4 {
        let address = service.address.clone();
        load::under_load(&address, &mut ledgers, &mut random, |random| {
            sleep(Duration::from_millis(300 + random.below(700) as u64));
            drop(service);
        });
        service = home.serve(&["--no-bootstrap"]);
        load::verify(&service.address, &mut ledgers);
    }
}

#[test]
fn on_sqlite() {
    killed_again_and_again(Home::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql() {
    on_postgres(async |home| killed_again_and_again(home)).await;
}

/// A server of this test's own, which syncs its commits as a production server does.
#[test]
fn postgresql_itself() {
    let server = Server::start();
    let mut random = Random::from_environment();
    let home = Home::new()
        .with("DATABASE_URL", &server.url)
        .with("SECRET_KEY", SECRET_KEY);
    let home = furnished(home);
    let mut ledgers = load::ledgers(Refusals::Unsure);
    let service = home.serve(&["--no-bootstrap"]);
    for _ in 0..2 {
        load::under_load(&service.address, &mut ledgers, &mut random, |random| {
            sleep(Duration::from_millis(300 + random.below(700) as u64));
            postgres("crash");
        });
        Client(service.address.clone()).await_ready(true);
        load::verify(&service.address, &mut ledgers);
    }
}

struct Server {
    url: String,
}

impl Server {
    fn start() -> Self {
        postgres("stop");
        let url = postgres("start");
        Self { url }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        postgres("stop");
    }
}

/// What `scripts/postgres` prints.
fn postgres(command: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut script = Command::new(root.join("scripts/postgres"));
    let done = script.args([command, "--faults"]).output().expect("bash");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    assert!(done.status.success(), "{command}: {}", text(&done.stderr));
    text(&done.stdout)
}
