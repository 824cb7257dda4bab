//! What strangers can make the service log.

use std::{
    fs::File,
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use crate::home::Home;

const REQUESTS: usize = 10_000;
/// For all of them together. Each kind of line that a flood can repeat is written five times in ten seconds, and then as a number.
const MOST_LINES: usize = 60;

fn post(path: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.1\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
}

fn login(client: &str, secret: &str, name: &str) -> String {
    let body = format!(
        r#"{{"client_id":"{client}","client_secret":"{secret}","username":"{name}","password":"wrong"}}"#
    );
    post("/auth/login", &body)
}

/// One of each kind of bad request.
fn bad_request(number: usize) -> String {
    let plain = |first: &str| format!("{first} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    match number % 13 {
        0 => "\u{16}\u{3}\u{1}\u{2} no HTTP at all\r\n\r\n".into(),
        1 => "GET / HTTP/9.9\r\n\r\n".into(),
        2 => post("/auth/login", "{\"client_id\": "),
        3 => login("web", "web secret", "ann"),
        4 => login("web", "web secret", &format!("nobody {number}")),
        5 => login("web", "wrong secret", "ann"),
        6 => login(&format!("client {number}"), "x", "ann"),
        7 => post(
            "/auth/token",
            &format!(r#"{{"code":"code {number}","clientId":"web"}}"#),
        ),
        8 => plain("GET /auth/me").replace("Host", "Authorization: Bearer e30.e30.e30\r\nHost"),
        9 => plain(&format!("GET /nowhere/{number}")),
        10 => plain("DELETE /auth/login"),
        11 => plain("GET /auth/google-auth-redirect?state=made-up&code=x"),
        // Hangs up in the middle of its body.
        _ => post("/auth/login", "{}").replace("Content-Length: 2", "Content-Length: 2000"),
    }
}

#[test]
fn a_flood_of_bad_requests_leaves_few_lines() {
    // With a provider, so that made-up callbacks of its logins are among them.
    let home = Home::furnished()
        .with("GOOGLE_AUTH_CLIENT_ID", "here")
        .with("GOOGLE_AUTH_CLIENT_SECRET", "a secret of ours");
    home.create_user("ann", "a long password");
    let service = home.serve(&["--no-bootstrap"]);
    let before = service.lines_logged();
    thread::scope(|scope| {
        for part in 0..8 {
            let address = &service.address;
            scope.spawn(move || {
                for number in (part..REQUESTS).step_by(8) {
                    let Ok(mut stream) = TcpStream::connect(address) else {
                        continue;
                    };
                    let _ = stream.write_all(bad_request(number).as_bytes());
                    let _ = stream.shutdown(Shutdown::Write);
                    let _ = stream.read_to_end(&mut Vec::new());
                }
            });
        }
    });
    assert_eq!(service.me("e30.e30.e30").0, 401, "it answers");
    // What is on its way through the pipe.
    thread::sleep(Duration::from_millis(500));
    let lines = service.lines_logged() - before;
    assert!(lines <= MOST_LINES, "{lines} lines for {REQUESTS} requests");
}

#[test]
fn a_log_that_cannot_be_written_stops_nothing() {
    let home = Home::furnished().with("LOG_LEVEL", "debug");
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = free.local_addr().expect("an address");
    drop(free);
    let full = File::options()
        .write(true)
        .open("/dev/full")
        .expect("the full device");
    let mut service = home
        .command(&["serve", "--port", &address.port().to_string()])
        .stdout(Stdio::null())
        .stderr(full)
        .spawn()
        .expect("the binary runs");
    let started = Instant::now();
    let mut answer = String::new();
    while answer.is_empty() && started.elapsed() < Duration::from_secs(30) {
        thread::sleep(Duration::from_millis(50));
        let Ok(mut stream) = TcpStream::connect(address) else {
            continue;
        };
        let request = post("/auth/login", "{}");
        stream.write_all(request.as_bytes()).expect("sent");
        stream.read_to_string(&mut answer).expect("an answer");
    }
    let ended = service.try_wait().expect("its status");
    let _ = service.kill();
    let _ = service.wait();
    assert_eq!(ended, None, "it still runs");
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
}
