//! Mails to a real SMTP server that is well, away, slow, refusing, or killed.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::home::{Home, Service, on_postgres};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a mail server listens, now and then.
struct Post {
    folder: PathBuf,
    port: u16,
    tls: &'static str,
}

struct Server(Child);

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
    fn new(home: &Home, tls: &'static str) -> Self {
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

    fn will(&self, mode: &str) {
        fs::write(self.folder.join("mode.new"), mode).expect("written");
        fs::rename(self.folder.join("mode.new"), self.folder.join("mode")).expect("renamed");
    }

    fn open(&self) -> Server {
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

    fn url(&self) -> String {
        let port = self.port;
        match self.tls {
            "starttls" => format!("smtp://mailer:p%40ss@localhost:{port}?tls=required"),
            "implicit" => format!("smtps://mailer:p%40ss@localhost:{port}"),
            _ => format!("smtp://localhost:{port}"),
        }
    }

    fn mails(&self) -> Vec<String> {
        let files = fs::read_dir(&self.folder).expect("the folder");
        let paths = files.map(|file| file.expect("a file").path());
        paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
            .map(|path| fs::read_to_string(path).expect("a mail"))
            .collect()
    }

    /// Waits until every one of `addresses` has a mail, and answers all mails.
    fn all_for(&self, addresses: &[String]) -> Vec<String> {
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
fn serve(home: Home, post: &Post) -> (Home, Service) {
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
fn ask(service: &Service, numbers: std::ops::Range<usize>) -> Vec<String> {
    ask_for(service, "someone", numbers)
}

fn ask_for(service: &Service, name: &str, numbers: std::ops::Range<usize>) -> Vec<String> {
    let addresses: Vec<String> = numbers.map(|n| format!("{name}{n}@example.com")).collect();
    for address in &addresses {
        let (status, _) = service.post("/auth/sign-up/create-token", &json!({"email": address}));
        assert_eq!(status, 204);
    }
    addresses
}

fn message_ids(mails: &[String]) -> BTreeSet<&str> {
    let id = |mail: &'_ String| mail.lines().any(|line| line.starts_with("Message-ID:"));
    assert!(mails.iter().all(id));
    let ids = mails
        .iter()
        .flat_map(|mail| mail.lines().find(|line| line.starts_with("Message-ID:")));
    ids.collect()
}

fn delivers(home: Home, tls: &'static str) {
    let post = Post::new(&home, tls);
    let _server = post.open();
    let (_home, service) = serve(home, &post);
    let mails = post.all_for(&ask(&service, 0..5));
    assert!(
        mails[0].contains("From: \"The Service\" <service@example.com>"),
        "{}",
        mails[0]
    );
    assert_eq!((mails.len(), message_ids(&mails).len()), (5, 5));
}

#[test]
fn with_starttls_and_auth() {
    delivers(Home::new(), "starttls");
}

#[test]
fn with_implicit_tls_and_auth() {
    delivers(Home::new(), "implicit");
}

#[test]
fn without_tls() {
    delivers(Home::new(), "none");
}

#[test]
fn a_server_that_cannot_prove_itself_gets_nothing() {
    let home = Home::new();
    let post = Post::new(&home, "starttls");
    let _server = post.open();
    let (_home, service) = serve(home, &post);
    let trusted = ask(&service, 0..1);
    post.all_for(&trusted);
    drop(service);
    // Another authority's certificate.
    let home = Home::new();
    let other = Post::new(&home, "starttls");
    let home = home.with("SMTP_URL", &post.url()).with(
        "SSL_CERT_FILE",
        &other.folder.join("client.pem").display().to_string(),
    );
    let service = home.serve(&[]);
    ask(&service, 1..2);
    let said = service.logs("certificate is invalid");
    assert!(said.contains("UnknownIssuer"), "{said}");
    assert_eq!(post.mails().len(), 1);
}

/// All that can be wrong with a server, one after the other: nothing is lost, no request waits.
fn survives(home: Home) {
    let post = Post::new(&home, "starttls");
    let (_home, service) = serve(home, &post);
    let mut all = ask(&service, 0..5);
    let server = post.open();
    post.all_for(&all);
    for (number, mode) in ["450 later", "451 not now", "hang", "die"]
        .iter()
        .enumerate()
    {
        post.will(mode);
        let from = 5 + 5 * number;
        all.extend(ask(&service, from..from + 5));
        thread::sleep(Duration::from_millis(500));
        assert_eq!(post.mails().len(), message_ids(&post.mails()).len());
        if *mode != "die" {
            post.will("accept");
            post.all_for(&all);
        }
    }
    drop(server);
    post.will("accept");
    let _server = post.open();
    let mails = post.all_for(&all);
    // At least once: what came twice is the same mail.
    assert_eq!(message_ids(&mails).len(), all.len());
}

#[test]
fn a_server_down_refusing_slow_or_killed_loses_nothing() {
    survives(Home::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_on_postgres_by_two_instances() {
    on_postgres(async |home| {
        let post = Post::new(&home, "none");
        let server = post.open();
        let (home, service) = serve(home, &post);
        let other = home.serve(&[]);
        let addresses = ask(&service, 0..40);
        assert_eq!(post.all_for(&addresses).len(), 40);
        drop(server);
        let mut all = ask(&other, 40..60);
        all.extend(addresses);
        let _server = post.open();
        let mails = post.all_for(&all);
        assert_eq!((mails.len(), message_ids(&mails).len()), (60, 60));
    })
    .await;
}

#[test]
fn a_refusal_for_good_is_final_and_holds_nobody_up() {
    let home = Home::new();
    let post = Post::new(&home, "none");
    let _server = post.open();
    post.will(
        "rcpt gone 550 no such user\nrcpt full 452 too full\ndata odd 554 not that\ndata slow hang",
    );
    let (_home, service) = serve(home, &post);
    ask_for(&service, "gone", 0..30);
    ask_for(&service, "odd", 0..3);
    ask_for(&service, "full", 0..20);
    ask_for(&service, "slow", 0..3);
    let good = ask(&service, 0..5);
    assert_eq!(post.all_for(&good).len(), 5);
    service.logs("rejected the recipient: 550");
    service.logs("rejected the mail: 554");
    // What was put off comes back; what was refused does not.
    let tries_of = |name: &str| {
        let tries = fs::read_to_string(post.folder.join("tries")).expect("a file");
        tries.lines().filter(|line| line.starts_with(name)).count()
    };
    wait_until(|| tries_of("full") > 40);
    assert_eq!((tries_of("gone"), tries_of("odd")), (30, 3));
    let newer = ask(&service, 5..8);
    post.all_for(&newer);
    post.will("accept");
    let all: Vec<_> = (0..20).map(|n| format!("full{n}@example.com")).collect();
    post.all_for(&all);
    assert_eq!((tries_of("gone"), tries_of("odd")), (30, 3));
}

#[test]
fn a_server_that_refuses_us_costs_no_mail() {
    let home = Home::new();
    let post = Post::new(&home, "none");
    let _server = post.open();
    post.will("mail service 550 who are you?");
    let (_home, service) = serve(home, &post);
    let addresses = ask(&service, 0..5);
    service.logs("rejected the sender (MAIL_FROM): 550");
    post.will("accept");
    assert_eq!(post.all_for(&addresses).len(), 5);
}

#[test]
fn a_mail_ends_with_the_link_in_it() {
    let home = Home::new().with("REQUEST_SIGNUP_LINK_EXPIRY", "2");
    let post = Post::new(&home, "none");
    let (_home, service) = serve(home, &post);
    ask(&service, 0..2);
    service.logs("cannot be reached: connection refused");
    service.logs("the code or link in it has expired");
    let _server = post.open();
    let (_home, service) = serve(Home::new(), &post);
    let later = ask(&service, 2..3);
    assert_eq!(post.all_for(&later).len(), 1);
}

#[test]
fn it_says_its_public_name_or_the_one_in_the_url() {
    for (path, name) in [
        ("", "id.example.com"),
        ("/mailer.example.com", "mailer.example.com"),
    ] {
        let home = Home::new().with("PUBLIC_URL", "https://id.example.com/auth");
        let post = Post::new(&home, "none");
        let _server = post.open();
        let (home, service) = serve(home, &post);
        drop(service);
        let home = home.with("SMTP_URL", &format!("{}{path}", post.url()));
        let service = home.serve(&[]);
        post.all_for(&ask(&service, 0..1));
        let said = fs::read_to_string(post.folder.join("ehlo")).expect("a file");
        assert_eq!(said.lines().last(), Some(name));
    }
}

fn wait_until(holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "it does not come true");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_waits_outlives_the_service() {
    let home = Home::new();
    let post = Post::new(&home, "none");
    let (home, service) = serve(home, &post);
    let addresses = ask(&service, 0..3);
    assert!(service.stop().0);
    let _server = post.open();
    let _service = home.serve(&[]);
    post.all_for(&addresses);
}

#[test]
fn a_wrong_password_is_in_no_log_and_costs_no_mail() {
    let home = Home::new();
    let post = Post::new(&home, "starttls");
    let _server = post.open();
    let url = post.url().replace("p%40ss", "wrong-one");
    let home = home.with("SMTP_URL", &url).with(
        "SSL_CERT_FILE",
        &post.folder.join("client.pem").display().to_string(),
    );
    let service = home.serve(&[]);
    let addresses = ask(&service, 0..1);
    thread::sleep(Duration::from_millis(1500));
    drop(service);
    assert!(post.mails().is_empty());
    let home = home.with("SMTP_URL", &post.url());
    let _service = home.serve(&[]);
    post.all_for(&addresses);
}

#[test]
fn bad_settings_are_refused() {
    let refused = |name: &str, value: &str| {
        let refusal = Home::new()
            .with("LOG_LEVEL", "error")
            .with(name, value)
            .refused(&["serve", "--port", "0"]);
        assert!(refusal.contains(name), "{refusal}");
        refusal
    };
    let url = refused("SMTP_URL", "gopher://mailer:s3cret@host");
    assert!(!url.contains("s3cret"), "{url}");
    for url in [
        "smtp://mailer:s3cret#s3cret@host",
        "smtp://mailer:s3cret/s3cret@host",
        "smtp://mailer:s3cret@host:s3cret",
        "smtp://mailer:s3cret%zz@host",
    ] {
        assert!(!refused("SMTP_URL", url).contains("s3cret"), "{url}");
    }
    refused("MAIL_FROM", "nobody");
    refused("LOCALE", "tlh");
    refused("MAIL_TEMPLATES", "/nonexistent");
    refused("RESET_PASSWORD_URL", "not a url");
    refused("SIGNUP_URL", "ftp://example.com");
    refused("SIGNUP_TENANT", "nowhere");
    refused("APP_NAME", "a:b");
}

#[test]
fn templates_are_overridden_file_by_file() {
    let home = Home::new();
    let folder = home.path.join("templates/de");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(
        folder.join("sign-up-link.txt"),
        "Subject: Willkommen bei {{ app_name }}\n\nHier: {{ url }}\n",
    )
    .expect("written");
    let post = Post::new(&home, "none");
    let _server = post.open();
    let home = home
        .with("MAIL_TEMPLATES", "templates")
        .with("LOCALE", "de");
    let (home, service) = serve(home, &post);
    let mails = post.all_for(&ask(&service, 0..1));
    assert!(
        mails[0].contains("Subject: Willkommen bei auth-service"),
        "{}",
        mails[0]
    );
    assert!(mails[0].contains("Create your account"), "{}", mails[0]);
    drop(service);
    fs::write(
        folder.join("sign-up-link.txt"),
        "Subject: x\n\n{{ nothing }}\n",
    )
    .expect("written");
    assert!(
        home.refused(&["serve", "--port", "0"])
            .contains("de/sign-up-link.txt")
    );
    fs::remove_file(folder.join("sign-up-link.txt")).expect("removed");
    fs::write(folder.join("sign-upp.txt"), "Subject: x\n\nx\n").expect("written");
    assert!(
        home.refused(&["serve", "--port", "0"])
            .contains("sign-upp.txt")
    );
}
