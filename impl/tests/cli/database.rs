//! How the database is reached: TLS, sockets, a connection pooler, limits, files; and what is said when it is not.

use std::{
    fs,
    net::TcpListener,
    os::unix::{
        fs::{PermissionsExt, symlink},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use uuid::Uuid;

use crate::home::{Home, SECRET_KEY, on_postgres, refusal, text};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const PATIENCE: Duration = Duration::from_secs(30);

/// A PostgreSQL with TLS (`scripts/postgres start --tls`), for as long as this lives.
struct TlsServer {
    port: String,
}

impl TlsServer {
    fn start() -> Self {
        let url = postgres_script("start");
        let port = url.rsplit(':').next().and_then(|end| end.split('/').next());
        Self {
            port: port.expect("a port").to_owned(),
        }
    }

    /// The certificate of its authority.
    fn root(&self) -> String {
        let path = Path::new(ROOT).join("target/postgres/tls/client.pem");
        path.canonicalize().expect("a file").display().to_string()
    }

    fn folder(&self) -> String {
        let data = Path::new(ROOT).join("target/postgres/tls/data");
        fs::read_to_string(data)
            .expect("a folder")
            .trim()
            .to_owned()
    }
}

impl Drop for TlsServer {
    fn drop(&mut self) {
        postgres_script("stop");
    }
}

fn postgres_script(command: &str) -> String {
    let done = Command::new(Path::new(ROOT).join("scripts/postgres"))
        .args([command, "--tls"])
        .stderr(Stdio::inherit())
        .output()
        .expect("the script runs");
    assert!(done.status.success());
    text(&done.stdout).trim().to_owned()
}

/// The certificate of an authority that certifies no server of ours.
fn foreign_root(home: &Home) -> String {
    let made = Command::new(Path::new(ROOT).join("target/tools/py/bin/python"))
        .args(["-m", "trustme", "-q", "-d"])
        .arg(&home.path)
        .status();
    assert!(made.expect("trustme runs").success());
    home.path.join("client.pem").display().to_string()
}

/// What `migrate status` says of a URL: nothing when it connects.
fn connects(home: &Home, url: &str, variables: &[(&str, &str)]) -> Result<(), String> {
    let mut command = home.command(&["migrate", "status"]);
    command.env("DATABASE_URL", url).env("LOG_LEVEL", "off");
    command.envs(variables.iter().copied());
    let done = command.output().expect("the binary runs");
    if done.status.success() {
        return Ok(());
    }
    Err(refusal(&done))
}

/// User, host, query, variables; and a word of what has to be said, nothing if it works.
type Case<'a> = (&'a str, &'a str, String, &'a [(&'a str, &'a str)], &'a str);

#[test]
fn tls_is_as_strict_as_libpq_and_no_stricter() {
    let server = TlsServer::start();
    let home = Home::new();
    let (right, wrong) = (server.root(), foreign_root(&home));
    let usual = |root: &str| {
        let folder = home.path.join(Uuid::new_v4().to_string());
        fs::create_dir_all(folder.join(".postgresql")).expect("a folder");
        fs::copy(root, folder.join(".postgresql/root.crt")).expect("copied");
        folder.display().to_string()
    };
    let (usual_right, usual_wrong) = (usual(&right), usual(&wrong));
    let with_root = |mode: &str, root: &str| format!("sslmode={mode}&sslrootcert={root}");
    let (r, w) = (right.as_str(), wrong.as_str());
    let cases: &[Case] = &[
        ("plain_only", "localhost", "sslmode=disable".into(), &[], ""),
        (
            "tls_only",
            "localhost",
            "sslmode=disable".into(),
            &[],
            "no encryption",
        ),
        ("plain_only", "localhost", "sslmode=allow".into(), &[], ""),
        ("tls_only", "localhost", "sslmode=allow".into(), &[], ""),
        ("plain_only", "localhost", String::new(), &[], ""),
        ("tls_only", "localhost", String::new(), &[], ""),
        ("tls_only", "localhost", with_root("prefer", r), &[], ""),
        (
            "tls_only",
            "localhost",
            with_root("prefer", w),
            &[],
            "certificate",
        ),
        ("plain_only", "localhost", with_root("prefer", w), &[], ""),
        (
            "plain_only",
            "localhost",
            "sslmode=require".into(),
            &[],
            "SSL encryption",
        ),
        ("tls_only", "[::1]", "sslmode=require".into(), &[], ""),
        ("tls_only", "[::1]", with_root("require", r), &[], ""),
        (
            "tls_only",
            "localhost",
            with_root("require", w),
            &[],
            "certificate",
        ),
        (
            "tls_only",
            "localhost",
            with_root("require", "/nowhere"),
            &[],
            "",
        ),
        (
            "tls_only",
            "localhost",
            "sslmode=require".into(),
            &[("HOME", &usual_right)],
            "",
        ),
        (
            "tls_only",
            "localhost",
            "sslmode=require".into(),
            &[("HOME", &usual_wrong)],
            "certificate",
        ),
        ("tls_only", "[::1]", with_root("verify-ca", r), &[], ""),
        (
            "tls_only",
            "localhost",
            with_root("verify-ca", w),
            &[],
            "certificate",
        ),
        (
            "tls_only",
            "localhost",
            "sslmode=verify-ca".into(),
            &[],
            "sslrootcert",
        ),
        (
            "tls_only",
            "localhost",
            "sslmode=verify-ca".into(),
            &[("HOME", &usual_right)],
            "",
        ),
        (
            "tls_only",
            "localhost",
            with_root("verify-full", r),
            &[],
            "",
        ),
        (
            "tls_only",
            "127.0.0.1",
            with_root("verify-full", r),
            &[],
            "",
        ),
        (
            "tls_only",
            "[::1]",
            with_root("verify-full", r),
            &[],
            "certificate",
        ),
        (
            "tls_only",
            "localhost",
            with_root("verify-full", w),
            &[],
            "certificate",
        ),
        (
            "tls_only",
            "localhost",
            with_root("verify-full", w),
            &[("SSL_CERT_FILE", r)],
            "certificate",
        ),
        (
            "tls_only",
            "localhost",
            with_root("verify-full", "/nowhere"),
            &[],
            "sslrootcert",
        ),
        (
            "tls_only",
            "localhost",
            "sslmode=verify-full".into(),
            &[("SSL_CERT_FILE", r)],
            "",
        ),
        (
            "tls_only",
            "localhost",
            "sslmode=verify-full".into(),
            &[("SSL_CERT_FILE", w)],
            "certificate",
        ),
        (
            "tls_only",
            "localhost",
            "sslrootcert=system".into(),
            &[("SSL_CERT_FILE", r)],
            "",
        ),
        (
            "tls_only",
            "[::1]",
            "sslrootcert=system".into(),
            &[("SSL_CERT_FILE", r)],
            "certificate",
        ),
        (
            "tls_only",
            "localhost",
            with_root("require", "system"),
            &[("SSL_CERT_FILE", r)],
            "verify-full",
        ),
        (
            "tls_only",
            "localhost",
            String::new(),
            &[("PGSSLMODE", "verify-full"), ("PGSSLROOTCERT", w)],
            "certificate",
        ),
        (
            "tls_only",
            "localhost",
            String::new(),
            &[("PGSSLMODE", "hush")],
            "PGSSLMODE",
        ),
        (
            "tls_only",
            "localhost",
            format!("sslcert={r}"),
            &[],
            "sslkey",
        ),
    ];
    for (user, host, query, variables, expected) in cases {
        let url = format!("postgres://{user}@{host}:{}/auth?{query}", server.port);
        let said = connects(&home, &url, variables);
        match (&said, expected.is_empty()) {
            (Ok(()), true) => {}
            (Err(said), false) => assert!(said.contains(expected), "{url} {variables:?}: {said}"),
            _ => panic!("{url} {variables:?}: {said:?}"),
        }
    }
    // A socket knows no TLS, whatever the mode.
    let folder = server.folder();
    for url in [
        format!(
            "postgres://auth@/auth?host={folder}&port={}&sslmode=require",
            server.port
        ),
        format!(
            "postgres://auth@{}:{}/auth",
            folder.replace('/', "%2F"),
            server.port
        ),
    ] {
        connects(&home, &url, &[]).expect("it connects");
    }
    let parts = |host: &str| {
        let mut command = home.command(&["migrate", "status"]);
        command.env("DB_HOST", host).env("DB_PORT", &server.port);
        command.env("DB_USER", "auth").env("DB_DATABASE", "auth");
        let done = command.output().expect("the binary runs");
        assert!(done.status.success(), "{host}: {}", text(&done.stderr));
    };
    for host in [folder.as_str(), "::1", "[::1]", "127.0.0.1", "localhost"] {
        parts(host);
    }
}

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

/// A role that may have only so many connections, and the service under it.
async fn serves_within(limit: u32) {
    on_postgres(async |home| {
        let role = format!("few_{}", Uuid::new_v4().simple());
        let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL");
        let of_role = url.replace("//auth@", &format!("//{role}@"));
        assert_ne!(of_role, url);
        home.execute(&format!(
            "CREATE ROLE {role} LOGIN CONNECTION LIMIT {limit}; GRANT ALL ON DATABASE auth TO {role}"
        ))
        .await;
        let home = home.with("DATABASE_URL", &of_role).with("RATE_LIMIT", "off").furnish();
        home.create_user("ann", "a long password");
        let service = home.serve(&[]);
        thread::scope(|scope| {
            for _ in 0..40 {
                scope.spawn(|| {
                    let (status, body) = service.log_in("web secret", "ann", "a long password");
                    assert_eq!(status, 200, "limit {limit}: {body}");
                });
            }
        });
        if limit > 1 {
            // There is room for the command beside the service.
            home.json(&["admin", "user", "list"]);
        }
        assert!(service.stop().0);
        home.execute(&format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}")).await;
        home.execute(&format!("CREATE SCHEMA IF NOT EXISTS {}", home.schema())).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_with_few_connections_lets_requests_wait() {
    for limit in [5, 2, 1] {
        serves_within(limit).await;
    }
}

#[test]
fn a_database_that_is_away_is_said_to_be() {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let port = free.expect("a free port").port();
    let url = format!("postgres://ann:hush@127.0.0.1:{port}/auth");
    let home = Home::new()
        .with("SECRET_KEY", SECRET_KEY)
        .with("LOG_LEVEL", "off");
    for arguments in [
        &["serve"][..],
        &["migrate"],
        &["admin", "user", "list"],
        &["admin", "doctor"],
    ] {
        let done = home.command(arguments).env("DATABASE_URL", &url).output();
        let said = text(&done.expect("the binary runs").stderr);
        assert!(
            said.contains("refused") && said.contains("DATABASE_URL"),
            "{said}"
        );
        assert!(!said.contains("hush"), "{said}");
    }
    let unknown =
        connects(&home, "postgres://ann:hush@nowhere.invalid/auth", &[]).expect_err("no such host");
    assert!(
        unknown.contains("lookup") && !unknown.contains("hush"),
        "{unknown}"
    );
}

#[test]
fn no_part_of_a_url_that_cannot_be_read_is_shown() {
    let home = Home::new().with("SECRET_KEY", SECRET_KEY);
    for url in [
        "postgres://ann:hush#hush@localhost/auth",
        "postgres://ann:hush/hush@localhost/auth",
        "postgres://ann:hush?hush@localhost/auth",
        "postgres://ann:hush@hush:hush@one,two/auth",
        "postgres://ann:hush@::1/auth",
        "postgres://ann:hush@localhost:hush/auth",
        "postgres://ann:hush%hush@localhost/auth",
        "postgres://ann:hush@localhost/auth?sslmode=hush",
        "postgres://ann@localhost/auth?pasword=hush",
        "postgress://ann:hush@localhost/auth",
        "sqlite://data/hush#hush.db",
        "sqlite://data/hush.db?hush=hush",
    ] {
        for arguments in [
            &["serve"][..],
            &["migrate"],
            &["admin", "user", "list"],
            &["admin", "doctor"],
        ] {
            let done = home
                .command(arguments)
                .env("DATABASE_URL", url)
                .output()
                .expect("it runs");
            let said = format!("{}{}", text(&done.stderr), text(&done.stdout));
            assert!(!done.status.success(), "{url}");
            assert!(said.contains("DATABASE_URL"), "{url}: {said}");
            assert!(!said.contains("hush"), "{url}: {said}");
        }
    }
}

/// All files below the home whose modes let others in.
fn open_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.is_dir() {
            found.extend(open_files(&path));
        } else if path.metadata().expect("a file").permissions().mode() & 0o077 != 0 {
            found.push(path);
        }
    }
    found
}

#[test]
fn one_file_is_made_where_the_url_says_with_its_key_beside_it() {
    for (url, file) in [
        ("sqlite://data/my%20auth.db?mode=rwc", "data/my auth.db"),
        ("sqlite:data/my auth.db?mode=rwc", "data/my auth.db"),
        ("sqlite://data%3F%23/%2525.db?mode=rwc", "data?#/%25.db"),
        ("sqlite://auth.db?mode=rwc", "auth.db"),
        (
            "sqlite://HOME/new%20folder/auth.db?mode=rwc",
            "new folder/auth.db",
        ),
    ] {
        let home = Home::new();
        let url = url.replace("HOME", &home.path.display().to_string());
        let home = home.with("DATABASE_URL", &url);
        let service = home.serve(&[]);
        let file = home.path.join(file);
        for ending in ["", "-wal", ".key"] {
            let path = PathBuf::from(format!("{}{ending}", file.display()));
            assert!(path.exists(), "{url}: {}", path.display());
        }
        assert_eq!(open_files(&home.path), [] as [PathBuf; 0], "{url}");
        let databases = fs::read_dir(file.parent().expect("a folder")).expect("a folder");
        let databases = databases.filter(|entry| {
            let name = entry.as_ref().expect("a file").file_name();
            name.to_string_lossy().ends_with(".db")
        });
        assert_eq!(databases.count(), 1, "{url}");
        assert!(service.stop().0);
    }
}

#[test]
fn a_link_to_a_file_leads_to_it() {
    let home = Home::new();
    fs::create_dir_all(home.path.join("disk")).expect("a folder");
    symlink("disk/real.db", home.path.join("auth.db")).expect("a link");
    let home = home.with("DATABASE_URL", "sqlite://auth.db?mode=rwc");
    home.ok(&[
        "admin", "tenant", "create", "--key", "acme", "--name", "Acme",
    ]);
    assert!(home.path.join("disk/real.db").exists() && home.path.join("auth.db.key").exists());
    assert_eq!(open_files(&home.path), [] as [PathBuf; 0]);
}

#[test]
fn a_key_that_everybody_can_read_is_refused() {
    let home = Home::new();
    home.ok(&[
        "admin", "tenant", "create", "--key", "acme", "--name", "Acme",
    ]);
    let key = home.path.join("data/auth.db.key");
    let with_mode =
        |mode| fs::set_permissions(&key, fs::Permissions::from_mode(mode)).expect("set");
    with_mode(0o644);
    for arguments in [&["serve", "--port", "0"][..], &["admin", "user", "list"]] {
        let said = home.refused(arguments);
        assert!(
            said.contains("auth.db.key") && said.contains("0644"),
            "{said}"
        );
    }
    let doctor = home.run(&["admin", "doctor"]);
    assert!(!doctor.status.success() && text(&doctor.stdout).contains("0644"));
    with_mode(0o640);
    home.ok(&["admin", "user", "list"]);
}
