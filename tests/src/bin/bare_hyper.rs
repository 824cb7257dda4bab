//! The yardstick of `make bench`: hyper with nothing behind it.
//!
//! `bare_hyper PORT FILE` answers every request on 127.0.0.1:PORT with 200 and the JSON in FILE, which the bench
//! fills with a real answer of `GET /auth/me`, so that both servers send the same bytes.

use std::convert::Infallible;
use std::error::Error;
use std::net::Ipv4Addr;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(port), Some(file)) = (args.next(), args.next()) else {
        return Err("usage: bare_hyper PORT FILE".into());
    };
    let body = Bytes::from(std::fs::read(file)?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.parse()?)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(serve(stream, body.clone()));
    }
}

/// Serves one connection. A client that goes away is no event worth a line.
async fn serve(stream: TcpStream, body: Bytes) {
    if stream.set_nodelay(true).is_err() {
        return;
    }
    let answer = service_fn(move |_: Request<Incoming>| {
        let mut response = Response::new(Full::new(body.clone()));
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        async move { Ok::<_, Infallible>(response) }
    });
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), answer)
        .await;
}
