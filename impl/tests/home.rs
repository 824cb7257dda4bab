//! A working directory with a database, in which the binary runs; and the service running there.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, channel},
    },
    thread,
    time::{Duration, Instant},
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use serde_json::{Value, json};
use uuid::Uuid;

/// Needed on PostgreSQL.
pub const SECRET_KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

/// Removed when dropped. The database is where the defaults put it.
pub struct Home {
    pub path: PathBuf,
    settings: Vec<(String, String)>,
    /// URL and schema.
    database: (String, String),
}

impl Home {
    pub fn new() -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{}", Uuid::new_v4()));
        std::fs::create_dir_all(&path).expect("a folder");
        // Hashing costs are not what is tested here.
        let settings = [("ARGON2_MEMORY_KIB", "64"), ("ARGON2_ITERATIONS", "1")];
        let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let database = format!("sqlite://{}", path.join("data/auth.db").display());
        Self {
            path,
            settings: settings.to_vec(),
            database: (database, String::new()),
        }
    }

    /// Past the command, into the database.
    pub async fn execute(&self, statements: &str) {
        let db = self.open().await;
        db.execute_unprepared(statements).await.expect("executed");
    }

    /// That of its database, on PostgreSQL.
    pub fn schema(&self) -> &str {
        &self.database.1
    }

    async fn open(&self) -> DatabaseConnection {
        let (url, schema) = &self.database;
        let mut options = ConnectOptions::new(url);
        options.set_schema_search_path(schema).sqlx_logging(false);
        Database::connect(options).await.expect("the database")
    }

    /// A variable for everything that runs here.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With the tenant, the role and the client that most tests need.
    pub fn furnished() -> Self {
        Self::new().furnish()
    }

    pub fn furnish(self) -> Self {
        let home = self;
        home.ok(&[
            "admin", "tenant", "create", "--key", "acme", "--name", "Acme",
        ]);
        home.ok(&[
            "admin",
            "role",
            "create",
            "--name",
            "editor",
            "--permissions",
            "View,Edit",
        ]);
        home.ok(&[
            "admin",
            "client",
            "create",
            "--client-id",
            "web",
            "--client-secret",
            "web secret",
        ]);
        home
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_auth-service"));
        command
            .args(arguments)
            .env_clear()
            .envs(self.settings.iter().cloned())
            .current_dir(&self.path)
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the binary runs")
    }

    /// Standard output of what must succeed, silently on standard error.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let done = self.run(arguments);
        let stderr = text(&done.stderr);
        assert!(done.status.success(), "{arguments:?}: {stderr}");
        assert_eq!(stderr, "", "{arguments:?}");
        text(&done.stdout)
    }

    /// The same with `--json`.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let printed = self.ok(&[arguments, &["--json"]].concat());
        serde_json::from_str(&printed).expect("JSON")
    }

    /// The one line of standard error of what must fail.
    pub fn refused(&self, arguments: &[&str]) -> String {
        refusal(&self.run(arguments))
    }

    /// A user `name` of tenant acme who may use the client web.
    pub fn create_user(&self, name: &str, password: &str) -> Value {
        self.json(&[
            "admin",
            "user",
            "create",
            "--username",
            name,
            "--password",
            password,
            "--tenant",
            "acme",
            "--role",
            "editor",
            "--client",
            "web",
        ])
    }

    pub fn serve(&self, arguments: &[&str]) -> Service {
        Service::start(self.command(&[&["serve", "--port", "0"], arguments].concat()))
    }
}

/// Runs `test` with a PostgreSQL schema of its own.
pub async fn on_postgres(test: impl AsyncFnOnce(Home)) {
    let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a PostgreSQL");
    let schema = format!("cli_{}", Uuid::new_v4().simple());
    let mut home = Home::new()
        .with("DATABASE_URL", &url)
        .with("DB_SCHEMA", &schema)
        .with("SECRET_KEY", SECRET_KEY);
    home.database = (url, schema.clone());
    let db = home.open().await;
    test(home).await;
    db.execute_unprepared(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE"))
        .await
        .expect("the schema goes");
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The one line on standard error of a run that failed.
pub fn refusal(done: &Output) -> String {
    let stderr = text(&done.stderr);
    assert!(!done.status.success(), "succeeded: {}", text(&done.stdout));
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    stderr.trim().to_owned()
}

/// A running service; stopped when dropped.
pub struct Service {
    process: Child,
    printed: Mutex<Receiver<String>>,
    logged: Arc<Mutex<Vec<String>>>,
    pub address: String,
}

const PATIENCE: Duration = Duration::from_secs(30);

impl Service {
    pub fn start(mut command: Command) -> Self {
        let mut process = command
            .env("LOG_FORMAT", "json")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let logged = lines(process.stderr.take().expect("piped"));
        let printed = lines(process.stdout.take().expect("piped"));
        let address = loop {
            let line = logged.recv_timeout(PATIENCE).expect("the service starts");
            let line: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line}"));
            if line["message"] == "listening" {
                break line["address"].as_str().expect("an address").to_owned();
            }
        };
        // Keeps the pipe open, and empty; a failed test shows what was logged.
        let kept = Arc::<Mutex<Vec<String>>>::default();
        let keep = kept.clone();
        thread::spawn(move || {
            while let Ok(line) = logged.recv() {
                println!("{line}");
                keep.lock().expect("no panic").push(line);
            }
        });
        Self {
            process,
            printed: Mutex::new(printed),
            logged: kept,
            address,
        }
    }

    /// What follows `beginning` on a printed line.
    pub fn printed(&self, beginning: &str) -> String {
        loop {
            let printed = self.printed.lock().expect("no panic");
            let line = printed.recv_timeout(PATIENCE).expect("it is printed");
            if let Some(value) = line.strip_prefix(beginning) {
                return value.to_owned();
            }
        }
    }

    /// Waits for a line of the log that holds `words`; answers it.
    pub fn logs(&self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let lines = self.logged.lock().expect("no panic").clone();
            match lines.iter().find(|line| line.contains(words)) {
                Some(line) => return line.clone(),
                None => assert!(
                    begun.elapsed() < PATIENCE,
                    "{words} is not among {lines:#?}"
                ),
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// How many lines have been logged since it listens.
    pub fn lines_logged(&self) -> usize {
        self.logged.lock().expect("no panic").len()
    }

    /// Of the process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Stops with SIGTERM; answers the exit status and all that was printed.
    pub fn stop(mut self) -> (bool, Vec<String>) {
        let id = self.process.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status();
        assert!(sent.expect("kill runs").success());
        let status = self.process.wait().expect("the service ends");
        let printed = self.printed.lock().expect("no panic").iter().collect();
        (status.success(), printed)
    }

    /// Status and body.
    pub fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let body = body.to_string();
        let length = body.len();
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        ))
    }

    pub fn me(&self, token: &str) -> (u16, Value) {
        self.send(&format!(
            "GET /auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n"
        ))
    }

    /// Waits until the access token among these tokens is refused.
    pub fn refused_soon(&self, tokens: &Value) {
        let access = tokens["accessToken"].as_str().expect("a token");
        let start = std::time::Instant::now();
        while self.me(access).0 != 401 {
            assert!(start.elapsed() < Duration::from_secs(6), "still accepted");
            thread::sleep(Duration::from_millis(50));
        }
    }

    pub fn log_in(&self, secret: &str, username: &str, password: &str) -> (u16, Value) {
        self.post(
            "/auth/login-token",
            &json!({"client_id": "web", "client_secret": secret, "username": username, "password": password}),
        )
    }

    fn send(&self, request: &str) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let status = answer.split(' ').nth(1).and_then(|code| code.parse().ok());
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        let body = serde_json::from_str(body).unwrap_or(Value::Null);
        (status.unwrap_or_else(|| panic!("{answer}")), body)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn lines(pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (line, received) = channel();
    thread::spawn(move || {
        for text in BufReader::new(pipe).lines().map_while(Result::ok) {
            if line.send(text).is_err() {
                return;
            }
        }
    });
    received
}
