//! PgBouncer between the service and PostgreSQL.

use std::{
    fs,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use uuid::Uuid;

use super::database::connects;
use crate::home::{on_postgres, text};

const PATIENCE: Duration = Duration::from_secs(30);

/// PgBouncer before the PostgreSQL of TEST_POSTGRES_URL.
struct PgBouncer {
    process: Child,
    folder: PathBuf,
    url: String,
}

impl PgBouncer {
    fn start(mode: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("pgbouncer-{}", Uuid::new_v4()));
        fs::create_dir_all(&folder).expect("a folder");
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let port = free.expect("a free port").port();
        let server = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL");
        let server = url::Url::parse(&server).expect("a URL");
        let config = folder.join("pgbouncer.ini");
        let lines = format!(
            "[databases]\nauth = host={} port={} dbname={} user={}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n\
             unix_socket_dir =\nauth_type = any\npool_mode = {mode}\ndefault_pool_size = 5\n",
            server.host_str().expect("a host"),
            server.port().expect("a port"),
            server.path().trim_start_matches('/'),
            server.username(),
        );
        fs::write(&config, lines).expect("written");
        let mut command = Command::new("pgbouncer");
        command
            .env("PATH", "/usr/sbin:/usr/bin:/usr/local/bin:/usr/local/sbin")
            .args(["-q"])
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some((user, group)) = postgres_user() {
            // It refuses to run as root.
            command.uid(user).gid(group);
        }
        let process = command.spawn().expect("pgbouncer runs (scripts/setup)");
        let begun = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "pgbouncer does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        Self {
            process,
            folder,
            url: format!("postgres://auth@127.0.0.1:{port}/auth"),
        }
    }
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whom to run PgBouncer as when this is root.
fn postgres_user() -> Option<(u32, u32)> {
    let id = |arguments: &[&str]| -> Option<u32> {
        let done = Command::new("id").args(arguments).output().ok()?;
        text(&done.stdout).trim().parse().ok()
    };
    if id(&["-u"])? != 0 {
        return None;
    }
    Some((id(&["-u", "postgres"])?, id(&["-g", "postgres"])?))
}

#[tokio::test(flavor = "multi_thread")]
async fn pgbouncer_that_lends_connections_for_a_session_serves() {
    on_postgres(async |home| {
        let bouncer = PgBouncer::start("session");
        let home = home
            .with("DATABASE_URL", &bouncer.url)
            .with("RATE_LIMIT", "off")
            .furnish();
        home.create_user("ann", "a long password");
        let service = home.serve(&[]);
        thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    let (status, body) = service.log_in("web secret", "ann", "a long password");
                    assert_eq!(status, 200, "{body}");
                });
            }
        });
        // The limits of a session are set there too: a statement that waits for a lock is cut off after five seconds.
        let lock = "BEGIN; LOCK TABLE auth_clients; SELECT pg_sleep(9); COMMIT";
        let begun = Instant::now();
        let (status, _) = tokio::join!(
            async {
                tokio::time::sleep(Duration::from_secs(1)).await;
                tokio::task::block_in_place(|| {
                    service.log_in("web secret", "ann", "a long password")
                })
            },
            home.execute(lock)
        )
        .0;
        assert_eq!(status, 503, "after {:?}", begun.elapsed());
        assert!(service.stop().0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pgbouncer_that_lends_connections_for_less_is_refused() {
    on_postgres(async |home| {
        for mode in ["transaction", "statement"] {
            let bouncer = PgBouncer::start(mode);
            let said = connects(&home, &bouncer.url, &[]).expect_err("it is refused");
            assert!(said.contains("pool_mode=session"), "{mode}: {said}");
            assert!(said.contains("DATABASE_URL"), "{mode}: {said}");
        }
    })
    .await;
}
