//! A list of breached passwords, as the service asks one.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// It knows one password, and lines that only pad.
pub struct BreachedList {
    pub url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl BreachedList {
    /// `sha1` in upper-case hexadecimal digits; `padding` likewise, with the count 0.
    pub async fn start(sha1: &'static str, padding: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let url = format!(
            "http://{}/range",
            listener.local_addr().expect("an address")
        );
        let asked = Arc::new(Mutex::new(Vec::new()));
        let paths = asked.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let paths = paths.clone();
                let answer = service_fn(move |request: Request<Incoming>| {
                    let path = request.uri().path().to_owned();
                    let lines = [(sha1, 17), (padding, 0)].map(|(hash, count)| {
                        let (shown, hidden) = hash.split_at(5);
                        let is_asked = path == format!("/range/{shown}");
                        if is_asked {
                            format!("{hidden}:{count}\r\n")
                        } else {
                            String::new()
                        }
                    });
                    paths.lock().expect("a lock").push(path);
                    let body = format!("{}{}", lines.concat(), "F".repeat(35) + ":3\r\n");
                    async {
                        Ok::<_, std::convert::Infallible>(Response::new(Full::new(Bytes::from(
                            body,
                        ))))
                    }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
            }
        });
        Self { url, asked }
    }

    /// The paths of all requests.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("a lock").clone()
    }
}
