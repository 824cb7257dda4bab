//! A Redis server for a test, and what its neighbours read from it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::eventually;

pub struct Redis {
    port: u16,
    process: Option<Child>,
}

/// Needed to log in.
const PASSWORD: &str = "redis-p@ss";

impl Redis {
    /// A server that is not running yet.
    ///
    /// # Panics
    /// If no port is free.
    pub fn prepared() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let process = None;
        Self { port, process }
    }

    pub fn started() -> Self {
        let mut redis = Self::prepared();
        redis.start();
        redis
    }

    /// # Panics
    /// If there is no redis-server, or it does not start.
    pub fn start(&mut self) {
        let mut command = Command::new("redis-server");
        command
            .args(["--port", &self.port.to_string(), "--bind", "127.0.0.1"])
            .args([
                "--save",
                "",
                "--appendonly",
                "no",
                "--requirepass",
                PASSWORD,
            ])
            .stdout(Stdio::null());
        self.process = Some(command.spawn().expect("redis-server is installed"));
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "it starts");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// # Panics
    /// If it cannot be ended.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("killed");
            process.wait().expect("ended");
        }
    }

    /// The setting.
    pub fn url(&self) -> String {
        format!("redis://:redis-p%40ss@127.0.0.1:{}", self.port)
    }

    /// The value of a key.
    ///
    /// # Panics
    /// If the server does not answer.
    pub fn get(&self, key: &str) -> Option<Vec<u8>> {
        let (mut stream, line) = self.ask(&format!("GET {key}"));
        let length = line.strip_prefix('$').expect("a string");
        let length = usize::try_from(length.parse::<i64>().expect("a length")).ok()?;
        let mut value = vec![0; length];
        stream.read_exact(&mut value).expect("a value");
        Some(value)
    }

    /// How long a key still lives, in milliseconds.
    ///
    /// # Panics
    /// If the server does not answer.
    pub fn lifetime(&self, key: &str) -> i64 {
        let (_, line) = self.ask(&format!("PTTL {key}"));
        let number = line.strip_prefix(':').expect("a number");
        number.parse().expect("a number")
    }

    /// Waits for a key, as it is written in the background.
    ///
    /// # Panics
    /// If it does not come.
    pub async fn expect(&self, key: &str) -> Vec<u8> {
        eventually(key, async || self.get(key)).await
    }

    /// Runs a command that is answered with OK.
    ///
    /// # Panics
    /// If it is not.
    pub fn run(&self, command: &str) {
        assert_eq!(self.ask(command).1, "+OK", "{command}");
    }

    fn ask(&self, command: &str) -> (BufReader<TcpStream>, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        write!(stream, "AUTH {PASSWORD}\r\n{command}\r\n").expect("sent");
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        stream.read_line(&mut line).expect("an answer");
        assert_eq!(line, "+OK\r\n");
        line.clear();
        stream.read_line(&mut line).expect("an answer");
        (stream, line.trim_end().to_owned())
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.stop();
    }
}
