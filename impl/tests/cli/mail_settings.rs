//! The settings of mails: bad ones, the name said to the server, templates.

use std::fs;

use super::mail_server::{Post, ask, serve};
use crate::home::Home;

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
