//! The whole service behind its socket: whatever is sent, a documented answer comes, which repeats nothing of what was sent.

use std::{
    collections::BTreeMap,
    env, fmt,
    sync::{
        Mutex, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, CLIENT_SECRET, Value,
};
use rstest::rstest;

use crate::fuzz::{
    case::{Case, Values, find},
    connection::{Connection, Reply},
    dice::{Dice, MARK},
    document::Document,
    generate,
    scene::Scene,
};

/// So many cases have the same tokens and codes.
const RENEWAL: u64 = 250;
const CONNECTIONS: usize = 8;

/// How long a run is: a case count, or the time of FUZZ_SECONDS; FUZZ_SEED repeats one.
struct Extent {
    seed: u64,
    cases: u64,
    until: Option<Instant>,
}

impl Extent {
    fn from_environment(usual: u64) -> Self {
        let number = |name: &str| env::var(name).ok().map(|text| text.parse().expect(name));
        let seconds = number("FUZZ_SECONDS");
        Self {
            seed: number("FUZZ_SEED").unwrap_or(20_261_126),
            cases: number("FUZZ_CASES").unwrap_or(if seconds.is_some() { u64::MAX } else { usual }),
            until: seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds)),
        }
    }

    fn is_over(&self, case: u64) -> bool {
        case >= self.cases || self.until.is_some_and(|until| Instant::now() >= until)
    }
}

/// An answer that must not be, or none.
struct Failure {
    case: Case,
    request: Vec<u8>,
    what: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let request = String::from_utf8_lossy(&self.request[..self.request.len().min(4000)]);
        write!(f, "{}\nto the request\n{request}", self.what)
    }
}

struct Run {
    scene: Scene,
    document: Document,
    values: RwLock<Values>,
    renewing: tokio::sync::Mutex<()>,
    next: AtomicU64,
    failure: Mutex<Option<Failure>>,
    statuses: Mutex<BTreeMap<u16, u64>>,
}

impl Run {
    async fn new(backend: Backend) -> Self {
        let scene = Scene::start(backend).await;
        Self {
            values: RwLock::new(scene.renewed(0).await),
            scene,
            document: Document::read(),
            renewing: tokio::sync::Mutex::default(),
            next: AtomicU64::new(0),
            failure: Mutex::new(None),
            statuses: Mutex::default(),
        }
    }

    fn values(&self) -> Values {
        self.values.read().unwrap().clone()
    }

    async fn renew(&self, number: u64) {
        let _alone = self.renewing.lock().await;
        let values = self.scene.renewed(number).await;
        *self.values.write().unwrap() = values;
    }

    async fn try_case(&self, connection: &mut Connection, case: Case) -> Result<(), Failure> {
        let values = self.values();
        let request = case.render(&values);
        let what = match connection.exchange(&request).await {
            Ok(reply) => {
                *self
                    .statuses
                    .lock()
                    .unwrap()
                    .entry(reply.status)
                    .or_default() += 1;
                let judged = judge(&self.document, &values, &request, &reply);
                let Err(what) = judged else { return Ok(()) };
                let body = String::from_utf8_lossy(&reply.body);
                format!("{what}: {} {:?} {body}", reply.status, reply.headers)
            }
            Err(error) => format!("no answer: {error}"),
        };
        Err(Failure {
            case,
            request,
            what,
        })
    }

    /// Takes cases until there are no more, or one has failed.
    async fn work(&self, extent: &Extent) {
        let mut connection = Connection::new(self.scene.address());
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if extent.is_over(number) || self.failure.lock().unwrap().is_some() {
                return;
            }
            if number % RENEWAL == RENEWAL - 1 {
                self.renew(number).await;
            }
            let case = generate::case(&mut Dice::new(extent.seed, number), &self.document);
            if let Err(failure) = self.try_case(&mut connection, case).await {
                self.failure.lock().unwrap().get_or_insert(failure);
                return;
            }
        }
    }
}

/// What is wrong with an answer.
fn judge(
    document: &Document,
    values: &Values,
    request: &[u8],
    reply: &Reply,
) -> Result<(), &'static str> {
    let status = reply.status;
    if status == 500 || status > 504 {
        return Err("a fault of the service");
    }
    if reply.header("x-request-id").is_none() {
        // What is no HTTP is refused before anything of ours sees it.
        let is_bare = matches!(status, 400 | 414 | 431) && reply.body.is_empty();
        return if is_bare {
            Ok(())
        } else {
            Err("an answer from nowhere")
        };
    }
    let line = request
        .split(|byte| *byte == b'\r')
        .next()
        .unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let mut words = line.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let path = target.split('?').next().unwrap_or_default();
    let operation = document.operation(method, path);
    if operation.is_some_and(|operation| !operation.documents(status)) {
        return Err("an undocumented answer");
    }
    if status >= 400 && method != "HEAD" && !has_its_form(path, reply) {
        return Err("an error of another form");
    }
    let holds = |text: &str| find(&reply.body, text.as_bytes()).is_some();
    // Who has signed up is told the address that was given. A page that posts a response to a client has the client's state.
    let repeating = ["/auth/sign-up/create-user", "/oauth2/authorize"];
    let may_repeat = operation
        .is_some_and(|operation| status == 200 && repeating.contains(&operation.path.as_str()));
    if holds(MARK) && !may_repeat {
        return Err("an answer that repeats what was sent");
    }
    let secrets = [
        "access",
        "refresh",
        "code",
        "password",
        "client_secret",
        "mailed",
        "csrf",
    ];
    if status >= 400 && secrets.iter().any(|name| holds(&values[name])) {
        return Err("a refusal that tells a secret");
    }
    let told = |(name, value): &(String, String)| name != "location" && value.contains(MARK);
    if reply.headers.iter().any(told) {
        return Err("a header that repeats what was sent");
    }
    Ok(())
}

/// Where a browser goes, it may get a page; the other operations below `/oauth2` have the errors of RFC 6749.
fn has_its_form(path: &str, reply: &Reply) -> bool {
    match path {
        "/oauth2/authorize" => is_page(reply) || is_envelope(reply),
        "/oauth2/logout" if is_page(reply) => true,
        _ if path.starts_with("/oauth2/") => {
            let body = serde_json::from_slice::<Value>(&reply.body);
            // Below there are paths that do not exist, too.
            body.is_ok_and(|body| body["error"].is_string()) || is_envelope(reply)
        }
        _ => is_envelope(reply),
    }
}

fn is_page(reply: &Reply) -> bool {
    let media = reply.header("content-type").unwrap_or_default();
    media.starts_with("text/html")
}

fn is_envelope(reply: &Reply) -> bool {
    let Ok(body) = serde_json::from_slice::<Value>(&reply.body) else {
        return false;
    };
    let error = &body["error"];
    error["statusCode"] == reply.status
        && error["message"].is_string()
        && error["code"].is_string()
        && error["name"].is_string()
}

async fn still_serves(run: &Run) {
    let values = run.values();
    for path in [
        "/health/live",
        "/health/ready",
        "/metrics",
        "/.well-known/jwks.json",
    ] {
        run.scene.world.get(path).send().await.ok();
    }
    let login = run
        .scene
        .world
        .post("/auth/login-token")
        .header("X-Forwarded-For", "10.9.9.9");
    let body = auth_service_tests::json!({
        "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": values["password"],
    });
    login.json(body).send().await.ok();
}

async fn replay(backend: Backend) {
    let run = Run::new(backend).await;
    let corpus = Case::corpus();
    assert!(corpus.len() >= 20, "the corpus is there");
    let mut connection = Connection::new(run.scene.address());
    for (number, (file, case)) in corpus.into_iter().enumerate() {
        if let Err(failure) = run.try_case(&mut connection, case).await {
            panic!("{}: {failure}", file.display());
        }
        if number % 20 == 19 {
            run.renew(number as u64 + 1).await;
        }
    }
    still_serves(&run).await;
}

async fn generated(backend: Backend) {
    let extent = Extent::from_environment(1500);
    let run = Run::new(backend).await;
    let started = Instant::now();
    println!("{backend:?}: FUZZ_SEED={}", extent.seed);
    futures::future::join_all((0..CONNECTIONS).map(|_| run.work(&extent))).await;
    let statuses = run.statuses.lock().unwrap().clone();
    let tried: u64 = statuses.values().sum();
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{backend:?}: {tried} cases, {:.0} a second, {statuses:?}",
        tried as f64 / seconds
    );
    if let Some(failure) = run.failure.lock().unwrap().take() {
        let name = format!(
            "failure-{}-{}",
            extent.seed,
            run.next.load(Ordering::Relaxed)
        );
        panic!("{failure}\nkept in {}", failure.case.keep(&name).display());
    }
    // Otherwise the cases say nothing of what lies behind refusals.
    let kinds = [200, 400, 401, 404, 405, 422];
    assert!(
        tried < 1000 || kinds.iter().all(|kind| statuses.contains_key(kind)),
        "{statuses:?}"
    );
    still_serves(&run).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_corpus(#[values(Sqlite, Postgres)] backend: Backend) {
    replay(backend).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn generated_requests(#[values(Sqlite, Postgres)] backend: Backend) {
    generated(backend).await;
}
