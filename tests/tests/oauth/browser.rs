//! A browser that an application sends to `/oauth2/authorize`.

use auth_service_tests::{Answer, CLIENT_ID, OwnPage, PASSWORD, Person, Value, World, json};

/// The redirect URI of the client `app`.
pub const CALLBACK: &str = "https://app.example/in";

/// The client `app` gets its redirect URI, and bea and carl may use it.
pub async fn host(world: &World) {
    world
        .sql(&format!(
            "UPDATE auth_clients SET redirect_url = '{CALLBACK}' WHERE client_id = 'app'"
        ))
        .await;
    for name in ["bea", "carl"] {
        world
            .person(Person {
                clients: vec![1, 2],
                ..Person::named(name)
            })
            .await;
    }
}

/// Has a page of the service open, and perhaps a session.
#[derive(Clone)]
pub struct Browser<'a> {
    pub world: &'a World,
    pub page: OwnPage,
    /// `name=value`.
    pub session: Option<String>,
}

impl<'a> Browser<'a> {
    pub async fn open(world: &'a World) -> Self {
        Self {
            world,
            page: world.page().await,
            session: None,
        }
    }

    pub fn cookies(&self) -> String {
        let session = self.session.as_deref().unwrap_or_default();
        format!("{}; {session}", self.page.cookie)
    }

    pub async fn get(&self, path: &str) -> Answer {
        let call = self.world.get(path).header("Cookie", &self.cookies());
        call.send().await
    }

    /// What a page of the service sends.
    pub async fn post(&mut self, path: &str, body: Value) -> Answer {
        let page = OwnPage {
            cookie: self.cookies(),
            ..self.page.clone()
        };
        let answer = self.world.from_page(&page, path, body).await;
        self.keep(&answer);
        answer
    }

    /// Keeps the cookie of a session, or drops it.
    pub fn keep(&mut self, answer: &Answer) {
        let Some(cookie) = answer.header("set-cookie") else {
            return;
        };
        if cookie.starts_with("session=") {
            let pair = cookie.split(';').next().map(str::to_owned);
            self.session = pair.filter(|pair| pair != "session=");
        }
    }

    /// Where an authorization request of `app` leads.
    pub async fn authorize(&self, more: &[(&str, &str)]) -> String {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", "app")
            .append_pair("response_type", "code")
            .append_pair("state", "s")
            .extend_pairs(more)
            .finish();
        self.follow(&format!("/oauth2/authorize?{query}")).await
    }

    /// Where an address of the service leads.
    pub async fn follow(&self, address: &str) -> String {
        let path = match address.parse::<url::Url>() {
            Ok(url) => format!("{}?{}", url.path(), url.query().unwrap_or_default()),
            Err(_) => address.to_owned(),
        };
        let answer = self.get(&path).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.text);
        answer.header("location").expect("a location").to_owned()
    }

    /// What the sign-in page does within an authorization. Returns where it leads.
    pub async fn sign_in(&mut self, username: &str, resume: &str) -> String {
        let body = json!({"clientId": "app", "username": username, "password": PASSWORD, "resume": resume});
        let answer = self.post("/web/login", body).await.ok();
        answer.field("redirectTo")
    }

    /// What the sign-in page does for the account page.
    pub async fn sign_in_here(&mut self, username: &str) {
        let body = json!({"clientId": CLIENT_ID, "username": username, "password": PASSWORD});
        self.post("/web/login", body).await.ok();
    }

    /// Signs in and consents for `app`. Returns the address of the client with its code.
    pub async fn code(&mut self, username: &str, scope: &str) -> String {
        let resume = resume_of(&self.authorize(&[("scope", scope)]).await);
        let next = self.sign_in(username, &resume).await;
        let consent = self.follow(&next).await;
        let next = self.decide(username, &resume_of(&consent), true).await;
        self.follow(&next).await
    }

    /// What the consent page does. Returns where it leads.
    pub async fn decide(&mut self, username: &str, resume: &str, allow: bool) -> String {
        let body = json!({"resume": resume, "username": username, "allow": allow});
        self.post("/web/consent", body)
            .await
            .ok()
            .field("redirectTo")
    }
}

/// A parameter of an address.
#[track_caller]
pub fn parameter(address: &str, name: &str) -> String {
    let url: url::Url = address.parse().expect(address);
    let found = url.query_pairs().find(|(key, _)| key == name);
    found
        .unwrap_or_else(|| panic!("no {name} in {address}"))
        .1
        .into_owned()
}

#[track_caller]
pub fn resume_of(address: &str) -> String {
    parameter(address, "resume")
}

/// Whether the address is that of this page of the service.
pub fn is_page(address: &str, page: &str) -> bool {
    address
        .parse::<url::Url>()
        .is_ok_and(|url| url.path() == format!("/{page}"))
}

/// Exchanges the code in a client's address for tokens.
pub async fn exchange(world: &World, address: &str) -> Answer {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("grant_type", "authorization_code")
        .append_pair("client_id", "app")
        .append_pair("client_secret", "app secret")
        .append_pair("code", &parameter(address, "code"))
        .finish();
    let call = world.post("/oauth2/token");
    call.body("application/x-www-form-urlencoded", form)
        .send()
        .await
}
