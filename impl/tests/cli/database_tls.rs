//! TLS to PostgreSQL: each `sslmode`, and sockets, which have none.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use uuid::Uuid;

use super::database::connects;
use crate::home::{Home, text};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

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
