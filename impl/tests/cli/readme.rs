//! What the README tells people to type.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use serde_json::Value;
use totp_rs::Totp;

use crate::home::{Home, text};

const README: &str = include_str!("../../../README.md");

/// The block of shell under a heading.
fn block(heading: &str) -> &'static str {
    let (_, section) = README.split_once(heading).expect("the heading");
    let (_, block) = section.split_once("```bash\n").expect("a block");
    block.split_once("```").expect("its end").0
}

/// What an app makes of the picture, once it is there.
fn scan(picture: &Path) -> Totp {
    let start = Instant::now();
    loop {
        let uri = image::open(picture).ok().and_then(|picture| {
            let mut picture = rqrr::PreparedImage::prepare(picture.to_luma8());
            let codes = picture.detect_grids();
            codes.first()?.decode().ok().map(|(_, uri)| uri)
        });
        if let Some(uri) = uri {
            return Totp::from_url(uri).expect("an otpauth URI");
        }
        assert!(start.elapsed() < Duration::from_secs(60), "no picture");
        thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn from_a_new_address_to_a_login_with_an_authenticator() {
    let home = Home::new();
    let service = home.serve(&[]);
    let secret = service.printed("client_secret=");
    let mut shell = Command::new("bash")
        .args(["-euc", block("### A new account and an authenticator")])
        .env("URL", format!("http://{}", service.address))
        .env("CLIENT_SECRET", secret)
        .current_dir(&home.path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("bash runs");
    let app = scan(&home.path.join("qr.png"));
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time");
    let codes = format!(
        "{}\n{}\n",
        app.generate(now.as_secs()),
        app.generate(now.as_secs() + 30)
    );
    let mut typed = shell.stdin.take().expect("piped");
    typed.write_all(codes.as_bytes()).expect("typed");
    let done = shell.wait_with_output().expect("it ends");
    let shown = text(&done.stdout);
    assert!(done.status.success(), "{shown}");
    let last = shown.rsplit_once('{').map(|(_, last)| format!("{{{last}"));
    let tokens: Value = serde_json::from_str(&last.expect("tokens")).expect("JSON");
    let (status, me) = service.me(tokens["accessToken"].as_str().expect("a token"));
    assert_eq!(
        (status, me["firstName"].as_str()),
        (200, Some("Ann")),
        "{shown}"
    );
    assert!(shown.contains("recoveryCodes"), "{shown}");
}
