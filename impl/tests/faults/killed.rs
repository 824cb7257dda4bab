//! SIGKILL at random moments under load.

use std::{thread::sleep, time::Duration};

use crate::{
    home::{Home, on_postgres},
    ledger::Refusals,
    load,
    seed::Random,
    sqlite::furnished,
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
