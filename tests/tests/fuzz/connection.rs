//! A connection that is kept as long as the service keeps it.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream},
    net::TcpStream,
    time::timeout,
};

/// Generous: the machine may be busy with other things.
const PATIENCE: Duration = Duration::from_secs(90);

pub struct Reply {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

pub struct Connection {
    address: String,
    stream: Option<BufStream<TcpStream>>,
}

impl Connection {
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            stream: None,
        }
    }

    /// # Errors
    /// No whole answer has come.
    pub async fn exchange(&mut self, request: &[u8]) -> io::Result<Reply> {
        if let Some(stream) = self.stream.take()
            // The service may close a connection between two requests.
            && let Ok(reply) = self.on(stream, request).await
        {
            return Ok(reply);
        }
        let stream = BufStream::new(TcpStream::connect(&self.address).await?);
        self.on(stream, request).await
    }

    async fn on(&mut self, mut stream: BufStream<TcpStream>, request: &[u8]) -> io::Result<Reply> {
        let has_body = !request.starts_with(b"HEAD ");
        let reply = timeout(PATIENCE, async {
            // Who refuses early may close while we still write; what was said counts.
            if stream.write_all(request).await.is_ok() {
                let _ = stream.flush().await;
            }
            read(&mut stream, has_body).await
        });
        let reply = reply
            .await
            .map_err(|_| io::Error::other("no answer in time"))??;
        if reply.header("connection") != Some("close") {
            self.stream = Some(stream);
        }
        Ok(reply)
    }
}

async fn read(stream: &mut BufStream<TcpStream>, has_body: bool) -> io::Result<Reply> {
    let line = line(stream).await?;
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let mut reply = Reply {
        status: status.ok_or_else(|| io::Error::other(format!("no status in {line:?}")))?,
        headers: Vec::new(),
        body: Vec::new(),
    };
    loop {
        let line = self::line(stream).await?;
        match line.split_once(':') {
            Some((name, value)) => reply
                .headers
                .push((name.to_lowercase(), value.trim().to_owned())),
            None => break,
        }
    }
    let length = reply.header("content-length").map(str::parse::<usize>);
    if let (true, Some(length)) = (has_body, length) {
        reply.body.resize(length.map_err(io::Error::other)?, 0);
        stream.read_exact(&mut reply.body).await?;
    }
    Ok(reply)
}

async fn line(stream: &mut BufStream<TcpStream>) -> io::Result<String> {
    let mut line = Vec::new();
    stream.read_until(b'\n', &mut line).await?;
    if !line.ends_with(b"\r\n") {
        return Err(io::Error::other(
            "the end of the connection before the end of an answer",
        ));
    }
    line.truncate(line.len() - 2);
    String::from_utf8(line).map_err(io::Error::other)
}
