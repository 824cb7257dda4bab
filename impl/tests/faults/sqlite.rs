//! SQLite on a disk that is full or broken.

use std::{fs, thread::sleep, time::Duration};

use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};
use sea_orm::{Database, SqliteTransactionMode, TransactionOptions, TransactionTrait};

use crate::{
    faults::{
        client::{Client, PASSWORD, USERS},
        disk::{Disk, FAULTS, Fault},
        ledger::Refusals,
        load,
        seed::Random,
    },
    home::Home,
};

/// Users, a client, a role, a tenant; nothing of what people do fails by itself.
pub fn furnished(home: Home) -> Home {
    let home = home.with("RATE_LIMIT", "off").furnish();
    for name in USERS {
        home.create_user(name, PASSWORD);
    }
    home
}

const NEW_PASSWORD: &str = "another horse battery";

/// Two failed commits, a disk that works again, and then everything that is acknowledged must be there after a restart.
fn what_is_acknowledged_after_a_fault_is_stored(fault: Fault) {
    let (home, disk) = Disk::below(Home::new());
    let home = furnished(home);
    let service = home.serve(&["--no-bootstrap"]);
    let client = Client(service.address.clone());
    let ended = client.pair("ann", PASSWORD);
    let kept = client.pair("bob", PASSWORD);
    let replaced = client.pair("cid", PASSWORD);

    disk.fail(fault, 0);
    client.await_ready(false);
    client.login("ann", PASSWORD).unavailable();
    client.login("ann", PASSWORD).unavailable();
    client.logout(&ended).unavailable();
    client
        .change_password(&replaced, "cid", PASSWORD, NEW_PASSWORD)
        .unavailable();
    client.live().ok();

    disk.mend();
    client.await_ready(true);
    client.me(&ended).ok();
    client.logout(&ended).ok();
    client
        .change_password(&replaced, "cid", PASSWORD, NEW_PASSWORD)
        .ok();
    let since = client.pair("ann", PASSWORD);

    assert!(service.stop().0);
    let service = home.serve(&["--no-bootstrap"]);
    let client = Client(service.address.clone());
    assert_eq!(client.me(&ended).status(), Some(401));
    assert_eq!(client.refresh(&ended).status(), Some(401));
    assert_eq!(client.login("cid", PASSWORD).status(), Some(401));
    client.login("cid", NEW_PASSWORD).ok();
    client.refresh(&kept).ok();
    client.refresh(&since).ok();
}

#[test]
fn a_full_disk() {
    what_is_acknowledged_after_a_fault_is_stored(Fault::Full);
}

#[test]
fn writes_that_fail() {
    what_is_acknowledged_after_a_fault_is_stored(Fault::Writes);
}

#[test]
fn syncs_that_fail() {
    what_is_acknowledged_after_a_fault_is_stored(Fault::Syncs);
}

/// `ulimit -f`: the write fails where a full disk would fail it, and the process lives on.
#[test]
fn a_limit_of_file_sizes() {
    let home = furnished(Home::new());
    let service = home.serve(&["--no-bootstrap"]);
    let client = Client(service.address.clone());
    client.pair("ann", PASSWORD);
    let limit = |current| {
        let process = i32::try_from(service.id()).ok().and_then(Pid::from_raw);
        let maximum = getrlimit(Resource::Fsize).maximum;
        let limit = Rlimit { current, maximum };
        prlimit(process, Resource::Fsize, limit).expect("a limit");
    };
    let log = std::fs::metadata(home.path.join("data/auth.db-wal"));
    limit(Some(log.expect("a write-ahead log").len()));
    client.await_ready(false);
    client.login("ann", PASSWORD).unavailable();
    limit(getrlimit(Resource::Fsize).current);
    client.await_ready(true);
    client.login("ann", PASSWORD).ok();
}

/// A commit whose sync failed leaves its pages in the log, where the next process would find them.
#[test]
fn what_is_refused_is_not_there_after_a_crash() {
    let (home, disk) = Disk::below(Home::new());
    let home = furnished(home);
    for fault in FAULTS {
        let service = home.serve(&["--no-bootstrap"]);
        let client = Client(service.address.clone());
        let session = client.pair("ann", PASSWORD);
        disk.fail(fault, 0);
        client
            .change_password(&session, "ann", PASSWORD, NEW_PASSWORD)
            .unavailable();
        // With SIGKILL, while the disk is broken.
        drop(service);
        disk.mend();
        let service = home.serve(&["--no-bootstrap"]);
        let client = Client(service.address.clone());
        assert_eq!(
            client.login("ann", NEW_PASSWORD).status(),
            Some(401),
            "{fault:?}"
        );
        client.login("ann", PASSWORD).ok();
        client.refresh(&session).ok();
    }
}

/// One line that says why, and no half of it stored.
#[test]
fn the_command_on_a_broken_disk() {
    let (home, disk) = Disk::below(Home::new());
    let home = furnished(home);
    let create = ["admin", "tenant", "create", "--key", "b", "--name", "B"];
    for fault in FAULTS {
        disk.fail(fault, 0);
        let why = home.refused(&create);
        assert!(why.contains("full") || why.contains("disk I/O"), "{why}");
        disk.mend();
    }
    home.ok(&create);
}

/// Wherever a first start breaks off, the next one goes on: above all, nothing is encrypted with a key that the disk does
/// not hold.
#[test]
fn a_first_start_on_a_broken_disk() {
    // It makes all that a start makes, and can be repeated.
    let first = ["admin", "key", "rotate"];
    for fault in FAULTS {
        for spared in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55] {
            let (home, disk) = Disk::below(Home::new());
            disk.fail(fault, spared);
            let started = home.run(&first).status.success();
            disk.mend();
            home.ok(&first);
            if started {
                break;
            }
        }
    }
}

/// Faults begin in the middle of whatever is being written, and end again.
#[test]
fn faults_at_random_under_load() {
    let mut random = Random::from_environment();
    let (home, disk) = Disk::below(Home::new());
    let home = furnished(home);
    let mut ledgers = load::ledgers(Refusals::Final);
    for _ in 0..2 {
        let service = home.serve(&["--no-bootstrap"]);
        load::under_load(&service.address, &mut ledgers, &mut random, |random| {
            for _ in 0..5 {
                sleep(Duration::from_millis(random.below(300) as u64));
                let fault = FAULTS[random.below(FAULTS.len())];
                disk.fail(fault, random.below(40) as u32);
                sleep(Duration::from_millis(random.below(400) as u64));
                disk.mend();
                Client(service.address.clone()).await_ready(true);
            }
        });
        drop(service);
        let service = home.serve(&["--no-bootstrap"]);
        load::verify(&service.address, &mut ledgers);
    }
}

/// SQLite itself goes on writing to a file that has no name any more, and all of that is lost with the process.
#[test]
fn a_file_that_is_taken_away_and_put_back() {
    let home = furnished(Home::new());
    let service = home.serve(&["--no-bootstrap"]);
    let client = Client(service.address.clone());
    let session = client.pair("ann", PASSWORD);
    let (file, elsewhere) = (
        home.path.join("data/auth.db"),
        home.path.join("data/elsewhere.db"),
    );

    fs::rename(&file, &elsewhere).expect("moved");
    client.login("ann", PASSWORD).unavailable();
    client.logout(&session).unavailable();
    client.await_ready(false);
    service.logs("has been moved or deleted while it is open");
    assert!(!file.exists(), "no empty database takes its place");

    // As when a backup is put in its place.
    fs::copy(&elsewhere, &file).expect("copied");
    client.login("ann", PASSWORD).unavailable();
    client.await_ready(false);
    service.logs("is not the file that was opened");

    fs::rename(&elsewhere, &file).expect("moved back");
    client.await_ready(true);
    client.me(&session).ok();
    let since = client.pair("ann", PASSWORD);
    assert!(service.stop().0);
    let service = home.serve(&["--no-bootstrap"]);
    Client(service.address.clone()).refresh(&since).ok();
}

#[tokio::test]
async fn another_process_that_does_not_let_go() {
    let home = furnished(Home::new());
    let service = home.serve(&["--no-bootstrap"]);
    let client = Client(service.address.clone());
    let file = format!("sqlite://{}", home.path.join("data/auth.db").display());
    let other = Database::connect(file).await.expect("the file");
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let lock = other.begin_with_options(options).await.expect("the lock");
    client.await_ready(false);
    client.login("ann", PASSWORD).unavailable();
    lock.rollback().await.expect("let go");
    client.await_ready(true);
    client.login("ann", PASSWORD).ok();
}
