//! Who attacks, and who wants to be served meanwhile.

use std::{
    net::{IpAddr, SocketAddr},
    time::{Duration, Instant},
};

use auth_service_tests::{CLIENT_ID, CLIENT_SECRET, OwnEdge, PASSWORD, json};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpSocket, TcpStream},
    time::{sleep, timeout},
};

/// Much more than a login takes on a machine that is busy with other tests, and less than any of the service's own timeouts.
const SERVED_WITHIN: Duration = Duration::from_secs(8);
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens connections from one address and keeps them.
pub struct Attacker {
    from: [u8; 4],
    service: SocketAddr,
    wires: Vec<TcpStream>,
}

impl Attacker {
    pub fn of(edge: &OwnEdge) -> Self {
        Self::at(edge, [127, 0, 0, 1])
    }

    pub fn at(edge: &OwnEdge, from: [u8; 4]) -> Self {
        Self {
            from,
            service: edge.address.parse().expect("an address"),
            wires: Vec::new(),
        }
    }

    async fn connects(&self) -> TcpStream {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket
            .bind(SocketAddr::from((self.from, 0)))
            .expect("an address of this machine");
        timeout(PATIENCE, socket.connect(self.service))
            .await
            .expect("a connection in time")
            .expect("a connection")
    }

    /// One more connection, on which this is sent as far as it is taken.
    pub async fn opens(&mut self, opening: &[u8]) {
        let mut wire = self.connects().await;
        // A service that refuses, or an answer that nobody reads, may end this early.
        let _ = timeout(Duration::from_millis(500), wire.write_all(opening)).await;
        self.wires.push(wire);
    }

    /// Sends a whole request and is gone.
    pub async fn hangs_up_after(&mut self, request: &[u8]) {
        let mut wire = self.connects().await;
        wire.write_all(request).await.expect("a connection");
        wire.shutdown().await.expect("a connection");
    }

    pub fn joins(&mut self, accomplice: Self) {
        self.wires.extend(accomplice.wires);
    }

    pub fn only(mut self) -> TcpStream {
        self.wires.pop().expect("a connection")
    }

    /// Until the service has closed every connection; nothing but its end is read from any of them.
    pub async fn loses_all_connections(mut self) {
        let all_end = async {
            for wire in &mut self.wires {
                // Writing shows a closed connection without reading what the service has said.
                while wire.write_all(&crate::frames::ping()).await.is_ok() {
                    sleep(Duration::from_millis(20)).await;
                }
            }
        };
        timeout(PATIENCE, all_end)
            .await
            .expect("the end of all connections");
    }
}

/// Whether the other side has closed; what it has said is thrown away.
pub fn closes(wire: &mut TcpStream) -> bool {
    let mut said = [0; 4096];
    loop {
        match wire.try_read(&mut said) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => return error.kind() != std::io::ErrorKind::WouldBlock,
        }
    }
}

/// People at another address than the attacker's.
pub struct Others {
    base: String,
    http: reqwest::Client,
}

impl Others {
    pub fn of(edge: &OwnEdge) -> Self {
        Self::at(edge, [127, 0, 0, 9])
    }

    pub fn at(edge: &OwnEdge, from: [u8; 4]) -> Self {
        let http = reqwest::Client::builder()
            .local_address(IpAddr::from(from))
            // Each has a connection of their own.
            .pool_max_idle_per_host(0)
            .build()
            .expect("a client");
        Self {
            base: format!("http://{}", edge.address),
            http,
        }
    }

    /// The status of a login.
    pub async fn login(&self, username: &str, password: &str) -> u16 {
        let body = json!({
            "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": username, "password": password,
        });
        let call = self.http.post(format!("{}/auth/login", self.base));
        let sent = timeout(PATIENCE, call.json(&body).send()).await;
        let answer = sent.expect("an answer in time").expect("an answer");
        answer.status().as_u16()
    }

    /// They log in and ask after the service's health, and wait for nothing long.
    pub async fn are_served(&self) {
        for _ in 0..3 {
            let asked = Instant::now();
            assert_eq!(self.login("ann", PASSWORD).await, 200);
            assert!(asked.elapsed() < SERVED_WITHIN, "{:?}", asked.elapsed());
            for path in ["/health/live", "/health/ready", "/metrics"] {
                let asked = Instant::now();
                let call = self.http.get(format!("{}{path}", self.base)).send();
                let answer = timeout(PATIENCE, call).await.expect("in time");
                assert_eq!(answer.expect("an answer").status(), 200, "{path}");
                assert!(
                    asked.elapsed() < SERVED_WITHIN,
                    "{path} {:?}",
                    asked.elapsed()
                );
            }
        }
    }
}

pub async fn wait_until(holds: impl AsyncFn() -> bool) {
    let held = async {
        while !holds().await {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(PATIENCE, held).await.expect("it holds in time");
}
