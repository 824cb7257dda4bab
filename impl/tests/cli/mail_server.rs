//! A real SMTP server that misbehaves on demand (`tests/mail/smtp_server.py`), and a service that mails to it.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::home::{Home, Service};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// Where a mail server listens, now and then.
pub(super) struct Post {
    pub(super) folder: PathBuf,
    port: u16,
    tls: &'static str,
}

pub(super) struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn python() -> PathBuf {
    // Where scripts/setup puts it, whatever the target directory.
    Path::new(ROOT).join("target/tools/py/bin/python")
}

impl Post {
    pub(super) fn new(home: &Home, tls: &'static str) -> Self {
        let folder = home.path.join("post");
        fs::create_dir_all(&folder).expect("a folder");
        let made = Command::new(python())
            .args(["-m", "trustme", "-q", "-i", "localhost", "-d"])
            .arg(&folder)
            .status();
        assert!(made.expect("trustme runs").success());
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let post = Self {
            folder,
            port: port.expect("a free port").port(),
            tls,
        };
        post.will("accept");
        post
    }

    pub(super) fn will(&self, mode: &str) {
        fs::write(self.folder.join("mode.new"), mode).expect("written");
        fs::rename(self.folder.join("mode.new"), self.folder.join("mode")).expect("renamed");
    }

    pub(super) fn open(&self) -> Server {
        let mut child = Command::new(python())
            .arg(Path::new(ROOT).join("tests/mail/smtp_server.py"))
            .args([
                &self.port.to_string(),
                &self.folder.display().to_string(),
                self.tls,
            ])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server runs");
        let mut line = String::new();
        let mut said = BufReader::new(child.stdout.take().expect("piped"));
        said.read_line(&mut line).expect("it says something");
        assert_eq!(line.trim(), "listening");
        Server(child)
    }

    pub(super) fn url(&self) -> String {
        let port = self.port;
        match self.tls {
            "starttls" => format!("smtp://mailer:p%40ss@localhost:{port}?tls=required"),
            "implicit" => format!("smtps://mailer:p%40ss@localhost:{port}"),
            _ => format!("smtp://localhost:{port}"),
        }
    }

    pub(super) fn mails(&self) -> Vec<String> {
        let files = fs::read_dir(&self.folder).expect("the folder");
        let paths = files.map(|file| file.expect("a file").path());
        paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
            .map(|path| fs::read_to_string(path).expect("a mail"))
            .collect()
    }

    /// Waits until every one of `addresses` has a mail, and answers all mails.
    pub(super) fn all_for(&self, addresses: &[String]) -> Vec<String> {
        let start = Instant::now();
        loop {
            let mails = self.mails();
            let has = |address: &String| {
                mails
                    .iter()
                    .any(|mail| mail.contains(&format!("To: {address}")))
            };
            if addresses.iter().all(has) {
                return mails;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{} of {} came",
                mails.len(),
                addresses.len()
            );
            thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A service that mails to `post`, and trusts its certificate.
pub(super) fn serve(home: Home, post: &Post) -> (Home, Service) {
    let trusted = post.folder.join("client.pem");
    let home = home
        .with("SMTP_URL", &post.url())
        .with("MAIL_FROM", "The Service <service@example.com>")
        .with("SSL_CERT_FILE", &trusted.display().to_string())
        .with("RATE_LIMIT", "off");
    let service = home.serve(&[]);
    (home, service)
}

/// Asks for a sign-up mail to each.
pub(super) fn ask(service: &Service, numbers: std::ops::Range<usize>) -> Vec<String> {
    ask_for(service, "someone", numbers)
}

pub(super) fn ask_for(
    service: &Service,
    name: &str,
    numbers: std::ops::Range<usize>,
) -> Vec<String> {
    let addresses: Vec<String> = numbers.map(|n| format!("{name}{n}@example.com")).collect();
    for address in &addresses {
        let (status, _) = service.post("/auth/sign-up/create-token", &json!({"email": address}));
        assert_eq!(status, 204);
    }
    addresses
}
