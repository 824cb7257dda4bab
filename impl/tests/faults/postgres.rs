//! PostgreSQL that restarts, freezes, turns read-only, drops connections and limits them.

use std::{
    net::ToSocketAddrs,
    thread::{self, sleep},
    time::{Duration, Instant},
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, TransactionTrait};
use url::Url;
use uuid::Uuid;

use crate::{
    faults::{
        client::{Client, PASSWORD},
        ledger::Refusals,
        load,
        proxy::Proxy,
        seed::Random,
        sqlite::furnished,
    },
    home::{Home, SECRET_KEY, Service},
};

/// A database and a role of one test's own, reached through a proxy.
struct Scene {
    server: DatabaseConnection,
    name: String,
    proxy: Proxy,
    /// Ends before the database goes.
    service: Option<Service>,
    _home: Home,
}

impl Scene {
    async fn start() -> Self {
        let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a PostgreSQL");
        let mut options = ConnectOptions::new(&url);
        options.sqlx_logging(false);
        let server = Database::connect(options).await.expect("the server");
        let name = format!("faults_{}", Uuid::new_v4().simple());
        run(
            &server,
            &format!("CREATE ROLE {name} LOGIN PASSWORD '{name}'"),
        )
        .await;
        run(&server, &format!("CREATE DATABASE {name} OWNER {name}")).await;

        let mut url = Url::parse(&url).expect("a URL");
        let host = url.host_str().expect("a host");
        let mut addresses = (host, url.port().unwrap_or(5432))
            .to_socket_addrs()
            .expect("an address");
        let proxy = Proxy::before(addresses.next().expect("an address"));
        url.set_host(Some("127.0.0.1")).expect("a host");
        url.set_port(Some(proxy.port)).expect("a port");
        url.set_username(&name).expect("a role");
        url.set_password(Some(&name)).expect("a password");
        url.set_path(&name);
        let home = Home::new()
            .with("DATABASE_URL", url.as_str())
            .with("SECRET_KEY", SECRET_KEY);
        let home = furnished(home);
        Self {
            service: Some(home.serve(&["--no-bootstrap"])),
            server,
            name,
            proxy,
            _home: home,
        }
    }

    /// Into the test's own database, past the proxy.
    async fn connect(&self) -> DatabaseConnection {
        let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a PostgreSQL");
        let mut url = Url::parse(&url).expect("a URL");
        url.set_path(&self.name);
        let mut options = ConnectOptions::new(url.as_str());
        options.sqlx_logging(false);
        Database::connect(options).await.expect("the database")
    }

    fn address(&self) -> String {
        self.service.as_ref().expect("a service").address.clone()
    }

    fn client(&self) -> Client {
        Client(self.address())
    }

    async fn run(&self, sql: &str) {
        run(&self.server, &sql.replace("NAME", &self.name)).await;
    }

    /// As an administrator, or a server that stops.
    async fn terminate(&self) {
        self.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'NAME'")
            .await;
    }

    /// That the fault has ended shows without a restart, and what was stored stays.
    fn works_again(&self) {
        let client = self.client();
        client.await_ready(true);
        let pair = client.pair("ann", PASSWORD);
        client.logout(&pair).ok();
        assert_eq!(client.me(&pair).status(), Some(401));
    }

    async fn end(mut self) {
        self.service = None;
        self.run("DROP DATABASE NAME WITH (FORCE)").await;
        self.run("DROP ROLE NAME").await;
    }
}

async fn run(server: &DatabaseConnection, sql: &str) {
    let done = server.execute_unprepared(sql).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// A failover to a standby: the server behind the open connections takes no writes any more. Those that were opened to it
/// must not be used when there is one again that does.
#[tokio::test(flavor = "multi_thread")]
async fn read_only() {
    let scene = Scene::start().await;
    let client = scene.client();
    let session = client.pair("ann", PASSWORD);
    scene
        .run("ALTER DATABASE NAME SET default_transaction_read_only = on")
        .await;
    scene.terminate().await;
    client.await_ready(false);
    client.login("ann", PASSWORD).unavailable();
    client.logout(&session).unavailable();
    scene
        .run("ALTER DATABASE NAME RESET default_transaction_read_only")
        .await;
    scene.works_again();
    client.logout(&session).ok();
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn away_and_back() {
    let scene = Scene::start().await;
    let client = scene.client();
    client.pair("ann", PASSWORD);
    scene.proxy.refuse();
    client.await_ready(false);
    client.login("ann", PASSWORD).unavailable();
    scene.proxy.mend();
    scene.works_again();
    scene.end().await;
}

/// Nothing answers and nothing is closed: only a clock tells.
#[tokio::test(flavor = "multi_thread")]
async fn frozen_and_thawed() {
    let scene = Scene::start().await;
    let client = scene.client();
    client.pair("ann", PASSWORD);
    scene.proxy.freeze();
    client.await_ready(false);
    client.login("ann", PASSWORD).unavailable();
    scene.proxy.mend();
    scene.works_again();
    scene.end().await;
}

/// The same, but the connections never come back to life.
#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_forgets_its_connections() {
    let scene = Scene::start().await;
    let client = scene.client();
    let mut random = Random::from_environment();
    let mut ledgers = load::ledgers(Refusals::Unsure);
    load::under_load(&scene.address(), &mut ledgers, &mut random, |_| {
        sleep(Duration::from_millis(500));
        scene.proxy.freeze();
        client.await_ready(false);
        scene.proxy.forget();
        scene.proxy.mend();
        client.await_ready(true);
    });
    // Requests that were under way may still hold connections that nobody answers.
    client.await_settled();
    load::verify(&scene.address(), &mut ledgers);
    scene.end().await;
}

/// Another session keeps a lock that every login needs, and more logins wait for it than the service has connections.
/// Revocations are still followed and tokens still accepted.
#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_somebody_keeps_locked() {
    // Two waits for a statement, and longer than an instance may go without reading the revocations.
    const HELD: Duration = Duration::from_secs(11);
    let scene = Scene::start().await;
    let client = scene.client();
    let session = client.pair("ann", PASSWORD);
    let ended = client.pair("bob", PASSWORD);
    client.logout(&ended).ok();
    let other = scene.connect().await;
    let lock = other.begin().await.expect("a transaction");
    let statement = "LOCK TABLE main.auth_clients IN ACCESS EXCLUSIVE MODE";
    lock.execute_unprepared(statement).await.expect("the lock");
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| {
                while begun.elapsed() < HELD {
                    assert_ne!(client.login("ann", PASSWORD).status(), Some(200));
                }
            });
        }
        while begun.elapsed() < HELD {
            let after = begun.elapsed();
            assert_eq!(client.me(&session).status(), Some(200), "after {after:?}");
            assert_eq!(client.me(&ended).status(), Some(401), "after {after:?}");
            assert_eq!(client.ready().status(), Some(200), "after {after:?}");
            sleep(Duration::from_millis(100));
        }
    });
    lock.rollback().await.expect("let go");
    scene.works_again();
    other.close().await.expect("closed");
    scene.end().await;
}

/// As a restart of the server ends them. The follower has used its connection a moment ago, so that age tells nothing.
#[tokio::test(flavor = "multi_thread")]
async fn idle_connections_that_the_server_ends() {
    let scene = Scene::start().await;
    let client = scene.client();
    let log_in_together = || {
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let pair = client.pair("ann", PASSWORD);
                    client.refresh(&pair).ok();
                });
            }
        });
    };
    for pause in [0, 300, 900, 1500] {
        log_in_together();
        sleep(Duration::from_millis(pause));
        // Until they have ended: what is under way on one of them may be refused.
        scene
            .run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = 'NAME'")
            .await;
        log_in_together();
        client.ready().ok();
    }
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_connections_left() {
    let scene = Scene::start().await;
    let client = scene.client();
    client.pair("ann", PASSWORD);
    scene.run("ALTER ROLE NAME CONNECTION LIMIT 0").await;
    scene.terminate().await;
    client.await_ready(false);
    client.login("ann", PASSWORD).unavailable();
    scene.run("ALTER ROLE NAME CONNECTION LIMIT -1").await;
    scene.works_again();
    scene.end().await;
}

/// Connections break in the middle of transactions, by either end, again and again.
#[tokio::test(flavor = "multi_thread")]
async fn connections_that_break_under_load() {
    let scene = Scene::start().await;
    let mut random = Random::from_environment();
    let mut ledgers = load::ledgers(Refusals::Unsure);
    load::under_load(&scene.address(), &mut ledgers, &mut random, |random| {
        let runtime = tokio::runtime::Handle::current();
        for _ in 0..12 {
            sleep(Duration::from_millis(random.below(400) as u64));
            if random.below(2) == 0 {
                scene.proxy.cut();
            } else {
                tokio::task::block_in_place(|| runtime.block_on(scene.terminate()));
            }
        }
    });
    scene.client().await_ready(true);
    load::verify(&scene.address(), &mut ledgers);
    scene.end().await;
}
