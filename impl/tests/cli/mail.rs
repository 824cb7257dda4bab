//! Mails to a real SMTP server that is well, away, slow, refusing, or killed.

use std::{
    collections::BTreeSet,
    fs, thread,
    time::{Duration, Instant},
};

use super::mail_server::{PATIENCE, Post, ask, ask_for, serve};
use crate::home::{Home, on_postgres};

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
