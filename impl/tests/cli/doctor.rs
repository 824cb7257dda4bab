//! `admin doctor`: what it reports, and that it creates nothing.

use crate::home::{Home, on_postgres, text};

#[tokio::test]
async fn the_doctor_names_what_is_wrong_on_sqlite() {
    let home = Home::furnished().with("SIGNUP_TENANT", "acme");
    the_doctor_names_what_is_wrong(&home.with("SIGNUP_ROLE", "editor"), "'[]'").await;
}

#[tokio::test]
async fn the_doctor_names_what_is_wrong_on_postgres() {
    on_postgres(async |home| {
        let home = home.furnish().with("SIGNUP_TENANT", "acme");
        the_doctor_names_what_is_wrong(&home.with("SIGNUP_ROLE", "editor"), "'{}'").await;
    })
    .await;
}

/// `empty` is the database's list of nothing.
async fn the_doctor_names_what_is_wrong(home: &Home, empty: &str) {
    let healthy = home.json(&["admin", "doctor"]);
    assert!(
        healthy
            .as_array()
            .is_some_and(|all| all.iter().all(|one| one["level"] == "ok"))
    );
    assert!(
        healthy
            .to_string()
            .contains("not checked, since MFA is not required"),
        "{healthy}"
    );
    for name in ["ann", "bob", "eve"] {
        home.create_user(name, "a fine password");
    }
    home.execute(&format!(
        "DROP INDEX uq_users_username_folded;
         UPDATE users SET username = 'ANN', auth_client_ids = {empty} WHERE username = 'bob';
         UPDATE users SET default_tenant_id = NULL WHERE username = 'eve';
         UPDATE auth_clients SET client_secret = 'plain';"
    ))
    .await;
    let findings = home.json(&["admin", "doctor"]);
    let message = |check: &str| {
        let all = findings.as_array().expect("an array");
        let found = all
            .iter()
            .find(|one| one["check"] == check)
            .expect("a finding");
        assert_eq!(found["level"], "warning", "{check}");
        found["message"].as_str().expect("a text").to_owned()
    };
    assert!(message("duplicate usernames").ends_with(": ANN, ann"));
    assert!(message("users without membership").ends_with(": eve"));
    assert!(message("users without clients").ends_with(": ANN"));
    assert!(message("plaintext client secrets").starts_with('1'));
    // What it found can be put right, each of the two by its own spelling.
    home.ok(&[
        "admin",
        "user",
        "update",
        "--username",
        "ANN",
        "--rename",
        "bob",
        "--client",
        "web",
    ]);
    home.ok(&[
        "admin",
        "user",
        "update",
        "--username",
        "eve",
        "--tenant",
        "acme",
        "--role",
        "editor",
    ]);
    home.ok(&["admin", "client", "update", "--client-id", "web"]);
    let findings = home.json(&["admin", "doctor"]);
    assert!(
        findings
            .as_array()
            .is_some_and(|all| all.iter().all(|one| one["level"] == "ok")),
        "{findings}"
    );
}

/// With spaces after the commas too.
#[test]
fn the_doctor_misses_the_proxy_that_public_url_tells_of() {
    for (public_url, proxies, level) in [
        ("https://id.example", "", "warning"),
        ("http://id.example", " ", "warning"),
        ("http://localhost:3000/auth", "", "warning"),
        ("https://id.example", "10.0.0.1, 10.1.0.0/16 ,::1", "ok"),
        ("http://localhost:3000", "", "ok"),
    ] {
        let home = Home::furnished().with("PUBLIC_URL", public_url);
        let home = home.with("TRUSTED_PROXIES", proxies);
        let findings = home.json(&["admin", "doctor"]);
        let all = findings.as_array().expect("an array");
        let found = all.iter().find(|one| one["check"] == "TRUSTED_PROXIES");
        assert_eq!(
            found.expect("a finding")["level"],
            level,
            "{public_url} {proxies}"
        );
    }
}

#[test]
fn the_doctor_says_that_the_key_is_another_database_s() {
    let home = Home::new();
    home.ok(&["admin", "tenant", "create", "--key", "acme"]);
    home.ok(&["admin", "doctor"]);
    let home = home.with("SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    let done = home.run(&["admin", "doctor"]);
    assert!(!done.status.success());
    assert!(text(&done.stdout).contains("SECRET_KEY"));
}

#[test]
fn the_doctor_makes_no_database() {
    let home = Home::new();
    let found = home.json(&["admin", "doctor"]).to_string();
    assert!(
        found.contains("data/auth.db does not exist; the first start creates it"),
        "{found}"
    );
    assert!(!home.path.join("data").exists());
    // Where no start makes one either, it is an error.
    let home = home.with("DATABASE_URL", "sqlite://mistyped/auth.db?mode=rw");
    let done = home.run(&["admin", "doctor"]);
    assert!(!done.status.success());
    assert!(text(&done.stdout).contains("mistyped/auth.db does not exist"));
    assert!(!home.path.join("mistyped").exists());
}

#[test]
fn the_doctor_makes_no_key() {
    let home = Home::new().with("LOG_LEVEL", "error");
    home.ok(&["migrate"]);
    let found = home.json(&["admin", "doctor"]).to_string();
    assert!(
        found.contains("no SECRET_KEY was used with this database yet"),
        "{found}"
    );
    assert!(!home.path.join("data/auth.db.key").exists());
    home.ok(&["admin", "tenant", "create", "--key", "acme"]);
    std::fs::remove_file(home.path.join("data/auth.db.key")).expect("removed");
    let done = home.run(&["admin", "doctor"]);
    assert!(!done.status.success());
    assert!(text(&done.stdout).contains("data/auth.db.key is missing"));
    assert!(!home.path.join("data/auth.db.key").exists());
}

/// Both a hot standby and a database that is set so answer `on` to `SHOW transaction_read_only`.
#[tokio::test]
async fn the_doctor_reports_what_it_can_of_a_read_only_postgres() {
    on_postgres(async |home| {
        let url = std::env::var("TEST_POSTGRES_URL").expect("a PostgreSQL");
        let sign = if url.contains('?') { '&' } else { '?' };
        let read_only = format!("{url}{sign}options=-c%20default_transaction_read_only%3Don");
        let look = |home: &Home| {
            let mut command = home.command(&["admin", "doctor", "--json"]);
            let done = command.env("DATABASE_URL", &read_only).output();
            let done = done.expect("the binary runs");
            let stderr = text(&done.stderr);
            assert!(done.status.success(), "{stderr}");
            text(&done.stdout)
        };
        let found = look(&home);
        assert!(
            found.contains("pending migrations could not be rehearsed"),
            "{found}"
        );
        let home = home.furnish();
        home.create_user("ann", "a fine password");
        home.execute("UPDATE users SET default_tenant_id = NULL")
            .await;
        let found = look(&home);
        for expected in [
            "could not be rehearsed",
            "SECRET_KEY belongs to this database",
            "--role R`: ann",
        ] {
            assert!(found.contains(expected), "{expected}: {found}");
        }
    })
    .await;
}

/// `TRUSTED_PROXIES` and nothing else: one fault is one finding.
#[test]
fn the_doctor_says_once_that_a_proxy_is_missing() {
    let home = Home::furnished().with("PUBLIC_URL", "https://id.example");
    let findings = home.json(&["admin", "doctor"]);
    let warnings = findings.as_array().expect("an array").iter();
    let warnings: Vec<_> = warnings
        .filter(|one| one["level"] == "warning" && one.to_string().contains("proxy"))
        .collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
}

#[test]
fn the_doctor_knows_when_saml_metadata_have_expired() {
    let home = Home::furnished();
    let file = home.path.join("metadata.xml");
    let certificate = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/fixtures/saml/provider.cert.pem"
    );
    let metadata = r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x" validUntil="2001-01-01T00:00:00Z"><IDPSSODescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="http://127.0.0.1:9/"/></IDPSSODescriptor></EntityDescriptor>"#;
    std::fs::write(&file, metadata).unwrap();
    let home = home
        .with("SAML_CLIENT_ID", "x")
        .with("SAML_IDP_CERT", certificate)
        .with("SAML_IDP_METADATA", file.to_str().unwrap());
    let found = home.json(&["admin", "doctor"]).to_string();
    assert!(found.contains("has expired"), "{found}");
}

#[test]
fn the_doctor_knows_the_settings_that_would_not_do() {
    let home = Home::furnished()
        .with("WEB_CLIENT", "nobody")
        .with("PUBLIC_URL", "https://id.example")
        .with("SAML_ISSUER", "x")
        .with("PRIVATE_DECRYPTION_KEY", "x")
        .with("ENCRYPTION_KEY", "x")
        .with("MAX_JWT_KEYS", "x")
        .with("SAML_ENTRY_POINT", "x")
        .with("SAML_AUDIENCE", "x")
        .with("IDP_ISSUER", "x")
        .with("KEYCLOAK_SCOPE", "x")
        .with("AUTH0_DOMAIN", "x");
    let found = home.json(&["admin", "doctor"]).to_string();
    for expected in [
        "there is no client nobody",
        "PUBLIC_URL implies a reverse proxy",
        "SAML_ISSUER is ignored",
        "PRIVATE_DECRYPTION_KEY is ignored",
        "ENCRYPTION_KEY is ignored",
        "MAX_JWT_KEYS is ignored",
        "SAML_ENTRY_POINT is ignored",
        "SAML_AUDIENCE is ignored",
        "IDP_ISSUER is ignored",
        "KEYCLOAK_SCOPE is ignored",
        "AUTH0_DOMAIN is ignored",
        "no tenant or no role called default",
    ] {
        assert!(found.contains(expected), "{expected}: {found}");
    }
    let home = home.with("WEB_CLIENT", "web");
    home.ok(&[
        "admin",
        "client",
        "update",
        "--client-id",
        "web",
        "--redirect-url",
        "https://app.example",
    ]);
    let found = home.json(&["admin", "doctor"]).to_string();
    assert!(found.contains("/account cannot be reached"), "{found}");
    let home = home.with("SIGNUP_TENANT", "nowhere");
    let done = home.run(&["admin", "doctor"]);
    assert!(!done.status.success());
    assert!(text(&done.stdout).contains("SIGNUP_TENANT: there is no tenant called nowhere"));
}

fn finding<'a>(findings: &'a serde_json::Value, check: &str) -> &'a serde_json::Value {
    let all = findings.as_array().expect("an array").iter();
    all.clone()
        .find(|one| one["check"] == check)
        .unwrap_or_else(|| panic!("no {check} in {findings}"))
}

/// The service leaves the key of a later version alone, and opens its own also beside a secret in the settings.
#[tokio::test]
async fn the_doctor_opens_the_keys_that_the_service_opens() {
    let home = Home::furnished();
    home.ok(&["admin", "key", "rotate"]);
    let insert = |kid: &str, algorithm: &str| {
        format!(
            "INSERT INTO signing_keys (kid, algorithm, public_key, private_key, created_at) \
             VALUES ('{kid}', '{algorithm}', '{{}}', 'sealed', '2026-01-01 00:00:00+00:00')"
        )
    };
    home.execute(&insert("later", "ML-DSA-44")).await;
    let findings = home.json(&["admin", "doctor"]);
    assert_eq!(finding(&findings, "keys")["level"], "ok");
    home.execute(&insert("broken", "RS256")).await;
    let home = home.with("JWT_SECRET", "a secret of thirty-two bytes, more or less");
    let done = home.run(&["admin", "doctor", "--json"]);
    assert!(!done.status.success(), "{}", text(&done.stdout));
    assert!(text(&done.stdout).contains("signing key broken"));
    assert!(!home.run(&["serve", "--port", "0"]).status.success());
}

#[tokio::test]
async fn the_doctor_names_public_keys_that_neighbours_still_trust() {
    let home = Home::furnished().with("JWT_ALGORITHM", "RS256");
    home.execute(
        "CREATE TABLE jwt_keys (id integer PRIMARY KEY, key_id varchar(100) UNIQUE NOT NULL, public_key text NOT NULL, \
         private_key text NOT NULL, created_on timestamp DEFAULT CURRENT_TIMESTAMP)",
    )
    .await;
    let service = home.serve(&[]);
    let keys = home.json(&["admin", "key", "list"]);
    let kid = keys[0]["kid"].as_str().expect("a kid");
    let check = "public keys in jwt_keys";
    let findings = home.json(&["admin", "doctor"]);
    assert_eq!(finding(&findings, check)["level"], "ok", "{findings}");
    drop(service);
    home.execute(
        "INSERT INTO jwt_keys (key_id, public_key, private_key) VALUES ('stray', 'none', '')",
    )
    .await;
    let findings = home.json(&["admin", "doctor"]);
    let found = finding(&findings, check);
    assert_eq!(found["level"], "warning");
    let message = found["message"].as_str().expect("a text").to_owned();
    assert!(message.ends_with(": stray"), "{message}");
    // It would sign ID tokens alone.
    let home = home.with("JWT_ALGORITHM", "ES256");
    let findings = home.json(&["admin", "doctor"]);
    let message = finding(&findings, check)["message"].as_str();
    assert!(message.expect("a text").contains(kid), "{findings}");
}

#[test]
fn the_doctor_warns_of_an_issuer_that_discovery_cannot_name() {
    let home = Home::furnished().with("JWT_ISSUER", "sourceloop");
    let findings = home.json(&["admin", "doctor"]);
    let all = findings.as_array().expect("an array");
    let found = all.iter().find(|one| one["check"] == "JWT_ISSUER");
    assert_eq!(found.expect("a finding")["level"], "warning");
}
