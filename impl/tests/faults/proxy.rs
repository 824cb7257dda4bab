//! A network that can be cut, frozen and closed, between the service and PostgreSQL.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU8, AtomicUsize, Ordering},
    },
    thread::{sleep, spawn},
    time::Duration,
};

#[derive(Clone, Copy)]
enum State {
    Passes,
    /// Nothing gets through, and nothing is closed.
    Frozen,
    /// New connections are closed at once.
    Refuses,
}

pub struct Proxy {
    pub port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    server: SocketAddr,
    state: AtomicU8,
    /// Connections made before this many are held for ever.
    forgotten: AtomicUsize,
    made: AtomicUsize,
    open: Mutex<Vec<TcpStream>>,
}

impl Proxy {
    pub fn before(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let shared = Arc::new(Shared {
            server,
            state: AtomicU8::new(State::Passes as u8),
            forgotten: AtomicUsize::new(0),
            made: AtomicUsize::new(0),
            open: Mutex::default(),
        });
        let accepting = shared.clone();
        // Lives as long as the test process.
        spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                accepting.connect(client);
            }
        });
        Self { port, shared }
    }

    pub fn mend(&self) {
        self.shared.set(State::Passes);
    }

    pub fn freeze(&self) {
        self.shared.set(State::Frozen);
    }

    /// Keeps the connections that stand frozen, whatever becomes of later ones.
    pub fn forget(&self) {
        let made = self.shared.made.load(Ordering::SeqCst);
        self.shared.forgotten.store(made, Ordering::SeqCst);
    }

    /// Ends every connection.
    pub fn cut(&self) {
        for stream in self.shared.open().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// As a server that is down.
    pub fn refuse(&self) {
        self.shared.set(State::Refuses);
        self.cut();
    }
}

impl Shared {
    fn set(&self, state: State) {
        self.state.store(state as u8, Ordering::SeqCst);
    }

    fn is(&self, state: State) -> bool {
        self.state.load(Ordering::SeqCst) == state as u8
    }

    fn open(&self) -> std::sync::MutexGuard<'_, Vec<TcpStream>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect(self: &Arc<Self>, client: TcpStream) {
        if self.is(State::Refuses) {
            return;
        }
        let Ok(server) = TcpStream::connect(self.server) else {
            return;
        };
        let number = self.made.fetch_add(1, Ordering::SeqCst);
        let ends = [(&client, &server), (&server, &client)];
        for (from, to) in ends {
            let (Ok(from), Ok(to), Ok(known)) =
                (from.try_clone(), to.try_clone(), from.try_clone())
            else {
                return;
            };
            self.open().push(known);
            let shared = self.clone();
            spawn(move || shared.forward(number, from, to));
        }
    }

    fn forward(&self, number: usize, mut from: TcpStream, mut to: TcpStream) {
        let mut buffer = [0; 16 * 1024];
        while let Ok(length @ 1..) = from.read(&mut buffer) {
            while self.is(State::Frozen) || number < self.forgotten.load(Ordering::SeqCst) {
                sleep(Duration::from_millis(5));
            }
            if to.write_all(&buffer[..length]).is_err() {
                break;
            }
        }
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    }
}
