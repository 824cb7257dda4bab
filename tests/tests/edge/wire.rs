//! Requests as bytes: what no HTTP client would send, and answers as they are.

use std::time::Duration;

use auth_service_tests::{Value, World};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// Nothing here takes so long; a test that hangs says nothing.
const PATIENCE: Duration = Duration::from_secs(20);

/// The service's host and port.
pub fn address(world: &World) -> &str {
    world.base.strip_prefix("http://").expect("an http address")
}

/// An answer, read from the socket.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    head: String,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.split("\r\n").skip(1);
        lines
            .filter_map(|line| line.split_once(':'))
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn details(&self) -> Vec<Value> {
        let details = self.json()["error"]["details"].as_array().cloned();
        details.unwrap_or_else(|| panic!("no details: {}", self.text()))
    }

    /// Asserts a refusal in the envelope, with everything that each of them has.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> &Self {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.header("content-type"), Some("application/json"));
        assert_eq!(self.header("cache-control"), Some("no-store"));
        assert_eq!(self.header("x-content-type-options"), Some("nosniff"));
        assert!(self.header("x-request-id").is_some(), "{self:?}");
        let error = &self.json()["error"];
        if error.is_string() {
            // Below `/oauth2`, in the form of RFC 6749.
            assert_eq!(error, "invalid_request");
            return self;
        }
        assert_eq!(error["statusCode"], status, "{error}");
        assert_eq!(error["code"], code, "{error}");
        assert!(
            error["name"]
                .as_str()
                .is_some_and(|name| name.ends_with("Error"))
        );
        let message = error["message"].as_str().expect("a message");
        assert_eq!(message.to_uppercase().replace(' ', "_"), code, "{error}");
        self
    }
}

/// A request with these header lines and, unless it is empty, a body of known length.
pub fn request(method: &str, path: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{method} {path} HTTP/1.1\r\nHost: x\r\n").into_bytes();
    for header in headers {
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    if !body.is_empty() {
        bytes.extend_from_slice(format!("Content-Length: {}\r\n", body.len()).as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    bytes
}

pub const JSON: &str = "Content-Type: application/json";
pub const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

/// One connection.
pub struct Wire(pub TcpStream);

impl Wire {
    pub async fn open(address: &str) -> Self {
        Self(TcpStream::connect(address).await.expect("a connection"))
    }

    /// A server that has refused already may close while we still send; what it said counts.
    pub async fn send(&mut self, bytes: &[u8]) {
        let _ = self.0.write_all(bytes).await;
    }

    /// The next answer to a request that was no HEAD.
    pub async fn reply(&mut self) -> Reply {
        self.read(true).await
    }

    pub async fn reply_to_head(&mut self) -> Reply {
        self.read(false).await
    }

    /// Whether the other side closes without another byte.
    pub async fn is_closed(&mut self) -> bool {
        let mut byte = [0];
        let read = timeout(PATIENCE, self.0.read(&mut byte)).await;
        matches!(read.expect("the end of the connection"), Ok(0) | Err(_))
    }

    async fn read(&mut self, has_body: bool) -> Reply {
        timeout(PATIENCE, self.read_whole(has_body))
            .await
            .expect("an answer in time")
    }

    async fn read_whole(&mut self, has_body: bool) -> Reply {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            match self.0.read_u8().await {
                Ok(byte) => head.push(byte),
                Err(error) => panic!("{error} after {:?}", String::from_utf8_lossy(&head)),
            }
        }
        let head = String::from_utf8(head).expect("a head in ASCII");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        let mut reply = Reply {
            status: status.unwrap_or_else(|| panic!("no status in {head:?}")),
            head,
            body: Vec::new(),
        };
        let length = reply
            .header("content-length")
            .map_or(0, |length| length.parse().expect("a length"));
        if has_body {
            reply.body.resize(length, 0);
            self.0.read_exact(&mut reply.body).await.expect("a body");
        }
        reply
    }
}

/// One request on a connection of its own.
pub async fn exchange(world: &World, bytes: &[u8]) -> Reply {
    let mut wire = Wire::open(address(world)).await;
    wire.send(bytes).await;
    wire.reply().await
}

pub async fn get(world: &World, path: &str, headers: &[&str]) -> Reply {
    exchange(world, &request("GET", path, headers, b"")).await
}

/// A POST of JSON, whatever the body holds.
pub async fn post_json(world: &World, path: &str, body: impl AsRef<[u8]>) -> Reply {
    exchange(world, &request("POST", path, &[JSON], body.as_ref())).await
}
