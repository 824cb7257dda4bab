//! A client that takes a broken connection for an answer.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// Longer than any fault may hold an answer up.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long the service may take to be itself again.
const RECOVERY: Duration = Duration::from_secs(30);

pub const USERS: [&str; 3] = ["ann", "bob", "cid"];
pub const PASSWORD: &str = "correct horse battery";

/// `None` where no answer came.
pub struct Answer(Option<(u16, String, Value)>);

impl Answer {
    pub fn status(&self) -> Option<u16> {
        self.0.as_ref().map(|(status, ..)| *status)
    }

    pub fn is_ok(&self) -> bool {
        self.status() == Some(200)
    }

    /// The body of a 200.
    pub fn ok(self) -> Value {
        match self.0 {
            Some((200, _, body)) => body,
            other => panic!("{other:?}"),
        }
    }

    /// Checks the refusal that an outage ends in.
    pub fn unavailable(&self) {
        let (status, head, body) = self.0.as_ref().expect("an answer");
        assert_eq!(*status, 503, "{body}");
        assert!(head.to_lowercase().contains("\r\nretry-after: "), "{head}");
        assert_eq!(body["error"]["code"], "SERVICE_UNAVAILABLE", "{body}");
    }
}

#[derive(Clone, Debug)]
pub struct Pair {
    pub access: String,
    pub refresh: String,
}

/// Calls the service at an address.
pub struct Client(pub String);

impl Client {
    fn send(&self, method: &str, path: &str, bearer: Option<&str>, body: Option<Value>) -> Answer {
        let body = body.map_or(String::new(), |body| body.to_string());
        let bearer = bearer.map_or(String::new(), |token| {
            format!("Authorization: Bearer {token}\r\n")
        });
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{bearer}Content-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        Answer(self.exchange(&request))
    }

    fn exchange(&self, request: &str) -> Option<(u16, String, Value)> {
        let mut stream = TcpStream::connect(&self.0).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        // A connection that ends in the middle of a body is no answer either.
        let body = serde_json::from_str(body).ok()?;
        Some((status, head.to_owned(), body))
    }

    pub fn login(&self, username: &str, password: &str) -> Answer {
        let body = json!({
            "client_id": "web", "client_secret": "web secret", "username": username, "password": password,
        });
        self.send("POST", "/auth/login-token", None, Some(body))
    }

    pub fn pair(&self, username: &str, password: &str) -> Pair {
        pair(&self.login(username, password).ok())
    }

    pub fn refresh(&self, pair: &Pair) -> Answer {
        let body = json!({"refreshToken": pair.refresh});
        self.send(
            "POST",
            "/auth/token-refresh",
            Some(&pair.access),
            Some(body),
        )
    }

    pub fn logout(&self, pair: &Pair) -> Answer {
        let body = json!({"refreshToken": pair.refresh});
        self.send("POST", "/logout", Some(&pair.access), Some(body))
    }

    pub fn change_password(&self, pair: &Pair, username: &str, old: &str, new: &str) -> Answer {
        let body = json!({
            "refreshToken": pair.refresh, "username": username, "oldPassword": old, "password": new,
        });
        self.send(
            "PATCH",
            "/auth/change-password",
            Some(&pair.access),
            Some(body),
        )
    }

    pub fn me(&self, pair: &Pair) -> Answer {
        self.send("GET", "/auth/me", Some(&pair.access), None)
    }

    pub fn ready(&self) -> Answer {
        self.send("GET", "/health/ready", None, None)
    }

    pub fn live(&self) -> Answer {
        self.send("GET", "/health/live", None, None)
    }

    /// Waits until nothing is refused for a fault that is over: ready, and still so once every try of a query has ended.
    pub fn await_settled(&self) {
        let deadline = Instant::now() + RECOVERY;
        let mut since = Instant::now();
        while since.elapsed() < Duration::from_secs(8) {
            if self.ready().status() != Some(200) {
                since = Instant::now();
            }
            assert!(Instant::now() < deadline, "/health/ready does not stay 200");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until the service finds its state out by itself.
    pub fn await_ready(&self, ready: bool) {
        let status = if ready { 200 } else { 503 };
        let deadline = Instant::now() + RECOVERY;
        while self.ready().status() != Some(status) {
            assert!(Instant::now() < deadline, "/health/ready is not {status}");
            std::thread::sleep(Duration::from_millis(50));
        }
        if !ready {
            self.live().ok();
        }
    }
}

pub fn pair(body: &Value) -> Pair {
    let text = |name: &str| body[name].as_str().expect("a token").to_owned();
    Pair {
        access: text("accessToken"),
        refresh: text("refreshToken"),
    }
}
