//! Users who log in, log out and change their passwords at the same time, all the time.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use crate::faults::{
    client::{Client, USERS},
    ledger::{Ledger, Refusals},
    seed::Random,
};

pub fn ledgers(refusals: Refusals) -> Vec<Ledger> {
    USERS
        .iter()
        .map(|name| Ledger::new(name, refusals))
        .collect()
}

/// Keeps the service at `address` busy until `during` has ended.
pub fn under_load(
    address: &str,
    ledgers: &mut [Ledger],
    random: &mut Random,
    during: impl FnOnce(&mut Random),
) {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        for ledger in ledgers {
            let (mut random, stop) = (random.fork(), &stop);
            let client = Client(address.to_owned());
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    ledger.act(&client, &mut random);
                }
            });
        }
        let stopped = StopWhenDropped(&stop);
        during(random);
        drop(stopped);
    });
}

/// Also when a check fails, so that the scope can end.
struct StopWhenDropped<'a>(&'a AtomicBool);

impl Drop for StopWhenDropped<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

pub fn verify(address: &str, ledgers: &mut [Ledger]) {
    let client = Client(address.to_owned());
    for ledger in ledgers {
        assert!(ledger.acknowledged > 0, "there was no load");
        ledger.verify(&client);
    }
}
