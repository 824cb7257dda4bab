use std::sync::Arc;

use auth_service::{
    app::{Dependencies, Running, open_domain},
    config::Settings,
    domain::Domain,
    random::SystemRandomness,
};
use chrono::TimeDelta;
use reqwest::Method;
use sea_orm::DatabaseConnection;
use serde_json::{Value, json};

use crate::{
    Answer, Backend, CLIENT_ID, CLIENT_SECRET, Call, ManualClock, PASSWORD, StoppableRandomness,
    Tokens, database::TestDatabase,
};

/// Of every test database.
pub const SECRET_KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// The tests' usual settings.
pub(crate) fn settings_for(database: &TestDatabase) -> Settings {
    let mut settings = Settings::defaults();
    settings.listen.port = 0;
    settings.database.database_url = Some(database.url.clone());
    settings.database.db_schema = database.schema.clone();
    settings.database.secret_key = Some(SECRET_KEY.into());
    settings.mail.mail_dir = database.mail_dir.clone();
    // Cheap hashes: the tests are about what happens around them.
    settings.passwords.argon2_memory_kib = 64;
    settings.passwords.argon2_iterations = 1;
    settings
}

/// A running service, its database and its clock.
pub struct World {
    pub clock: Arc<ManualClock>,
    pub random: Arc<StoppableRandomness>,
    /// For [`crate::inside`].
    pub(crate) domain: Arc<Domain>,
    pub base: String,
    database: TestDatabase,
    pub(crate) connection: DatabaseConnection,
    pub(crate) settings: Settings,
    http: reqwest::Client,
    running: Option<Running>,
    /// A second instance on the same database does not take the database away.
    owner: bool,
}

impl World {
    pub async fn start(backend: Backend) -> Self {
        Self::start_with(backend, |_| {}).await
    }

    /// With other settings than the tests' usual ones.
    pub async fn start_with(backend: Backend, change: impl FnOnce(&mut Settings)) -> Self {
        let database = TestDatabase::migrated(backend).await;
        let mut settings = settings_for(&database);
        change(&mut settings);
        let world = Self::launch(database, settings, Default::default(), true).await;
        world.seed().await;
        world
    }

    /// Two instances that start at the same moment on an empty database.
    pub async fn start_two(backend: Backend) -> (Self, Self) {
        let database = TestDatabase::new(backend);
        let settings = settings_for(&database);
        let clock = Arc::new(ManualClock::default());
        tokio::join!(
            Self::launch(database.clone(), settings.clone(), clock.clone(), true),
            Self::launch(database.clone(), settings.clone(), clock.clone(), false),
        )
    }

    /// Why an instance with other settings does not start on this database.
    ///
    /// # Panics
    /// When it starts.
    pub async fn refused_start(&self, change: impl FnOnce(&mut Settings)) -> String {
        let mut settings = self.settings.clone();
        change(&mut settings);
        let dependencies = Dependencies {
            clock: self.clock.clone(),
            random: Arc::new(SystemRandomness),
        };
        let start = async {
            let domain = open_domain(settings, dependencies).await?;
            Running::start(domain).await
        };
        match start.await {
            Ok(_) => panic!("it starts"),
            // With the causes and the debug form: a secret must be in none of them.
            Err(error) => format!("{error:#} {error:?}"),
        }
    }

    /// Another instance of the service on the same database and clock.
    pub async fn second_instance(&self) -> Self {
        Self::launch(
            self.database.clone(),
            self.settings.clone(),
            self.clock.clone(),
            false,
        )
        .await
    }

    /// The same, with other settings.
    pub async fn second_instance_with(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = self.settings.clone();
        change(&mut settings);
        Self::launch(self.database.clone(), settings, self.clock.clone(), false).await
    }

    /// Ends the service as a signal does.
    pub async fn stop(mut self) {
        let running = self.running.take().expect("a running service");
        running.stop().await.expect("a clean stop");
    }

    /// The service after a restart, perhaps with other settings.
    pub async fn restarted(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        let running = self.running.take().expect("a running service");
        running.stop().await.expect("a clean stop");
        let mut settings = self.settings.clone();
        change(&mut settings);
        self.owner = false;
        Self::launch(self.database.clone(), settings, self.clock.clone(), true).await
    }

    /// The service once it knows where new accounts land: in the seeded tenant and role.
    pub async fn open_for_sign_up(self) -> Self {
        self.restarted(|settings| {
            settings.sign_up.signup_tenant = Some("acme".into());
            settings.sign_up.signup_role = Some("editor".into());
        })
        .await
    }

    pub(crate) async fn launch(
        database: TestDatabase,
        settings: Settings,
        clock: Arc<ManualClock>,
        owner: bool,
    ) -> Self {
        let random = Arc::new(StoppableRandomness::default());
        let dependencies = Dependencies {
            clock: clock.clone(),
            random: random.clone(),
        };
        let domain = open_domain(settings.clone(), dependencies)
            .await
            .expect("a domain");
        let running = Running::start(domain.clone()).await.expect("a service");
        let connection = database.connect(4).await;
        Self {
            clock,
            random,
            domain,
            base: format!("http://{}", running.address),
            database,
            connection,
            settings,
            http: reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .expect("a client"),
            running: Some(running),
            owner,
        }
    }

    /// Where the service leaves its mails.
    pub fn mail_dir(&self) -> &std::path::Path {
        &self.settings.mail.mail_dir
    }

    pub fn advance_seconds(&self, seconds: i64) {
        self.clock.advance(TimeDelta::seconds(seconds));
    }

    pub fn call(&self, method: Method, path: &str) -> Call {
        Call(self.http.request(method, format!("{}{path}", self.base)))
    }

    pub fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    pub fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }

    pub fn patch(&self, path: &str) -> Call {
        self.call(Method::PATCH, path)
    }

    pub async fn login(&self, username: &str, password: &str) -> Answer {
        let body = login_body(username, password);
        self.post("/auth/login").json(body).send().await
    }

    pub async fn login_token(&self, username: &str, password: &str) -> Answer {
        let body = login_body(username, password);
        self.post("/auth/login-token").json(body).send().await
    }

    /// A pair of tokens of a user with the usual password.
    pub async fn tokens(&self, username: &str) -> Tokens {
        Tokens::from(self.login_token(username, PASSWORD).await.ok())
    }

    pub async fn redeem(&self, code: &str) -> Answer {
        let body = json!({"code": code, "clientId": CLIENT_ID});
        self.post("/auth/token").json(body).send().await
    }

    pub async fn refresh(&self, pair: &Tokens) -> Answer {
        self.post("/auth/token-refresh")
            .bearer(&pair.access)
            .json(json!({"refreshToken": pair.refresh}))
            .send()
            .await
    }

    pub async fn me(&self, access: &str) -> Answer {
        self.get("/auth/me").bearer(access).send().await
    }

    pub async fn logout(&self, pair: &Tokens) -> Answer {
        self.post("/logout")
            .bearer(&pair.access)
            .json(json!({"refreshToken": pair.refresh}))
            .send()
            .await
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if self.owner {
            self.database.remove();
        }
    }
}

/// The body of the two password logins, by the usual client.
fn login_body(username: &str, password: &str) -> Value {
    json!({
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "username": username,
        "password": password,
    })
}
