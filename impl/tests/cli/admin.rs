//! Tenants, roles, clients, keys, the audit trail, the doctor.

use serde_json::{Value, json};

use crate::home::{Home, on_postgres};

#[test]
fn tenants_and_roles() {
    let home = Home::furnished();
    assert!(
        home.refused(&["admin", "tenant", "create", "--key", "acme"])
            .contains("a tenant with this key already exists")
    );
    assert!(
        home.refused(&["admin", "role", "create", "--name", "editor"])
            .contains("role")
    );
    assert!(
        home.refused(&[
            "admin",
            "tenant",
            "create",
            "--key",
            "a-key-that-is-too-long-for-it"
        ])
        .contains("--key: it is too long")
    );
    let spaced = ["--name", "spaced", "--permissions", "View, A B"];
    let refused = home.refused(&[&["admin", "role", "create"], &spaced[..]].concat());
    assert!(
        refused.contains("--permissions: a permission contains a blank"),
        "{refused}"
    );
    let tenants = home.json(&["admin", "tenant", "list"]);
    assert_eq!(
        (&tenants[0]["key"], &tenants[0]["name"]),
        (&json!("acme"), &json!("Acme"))
    );
    let roles = home.json(&["admin", "role", "list"]);
    assert_eq!(roles[0]["permissions"], json!(["View", "Edit"]));
    let table = home.ok(&["admin", "role", "list"]);
    assert!(
        table.starts_with("name") && table.contains("View,Edit"),
        "{table}"
    );
}

#[test]
fn a_client_s_secret_is_shown_only_when_generated() {
    let home = Home::new();
    let given = home.json(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "a",
        "--client-secret",
        "given secret",
    ]);
    assert_eq!(given.get("clientSecret"), None);
    assert_eq!(given["secretStorage"], "hashed");
    assert_eq!(
        (
            &given["accessTokenExpiration"],
            &given["refreshTokenExpiration"],
            &given["authCodeExpiration"]
        ),
        (&json!(900), &json!(86400), &json!(180))
    );
    let generated = home.json(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "b",
        "--auth-code-expiration",
        "60",
    ]);
    assert!(
        generated["clientSecret"]
            .as_str()
            .is_some_and(|secret| secret.len() == 43)
    );
    assert_eq!(generated["authCodeExpiration"], 60);
    let listed = home.ok(&["admin", "client", "list", "--json"]);
    assert!(!listed.contains("clientSecret") && !listed.contains("given secret"));
    assert!(
        home.refused(&["admin", "client", "create", "--client-id", "a"])
            .contains("client")
    );
}

#[test]
fn clients_are_changed() {
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    let service = home.serve(&[]);
    let update = |arguments: &[&str]| {
        home.json(
            &[
                &["admin", "client", "update", "--client-id", "web"],
                arguments,
            ]
            .concat(),
        )
    };
    let rotated = update(&["--rotate-secret"]);
    let secret = rotated["clientSecret"].as_str().expect("a secret");
    assert_eq!(
        service.log_in("web secret", "ann", "a fine password").0,
        401
    );
    assert_eq!(service.log_in(secret, "ann", "a fine password").0, 200);
    assert_eq!(
        update(&["--client-secret", "other secret"]).get("clientSecret"),
        None
    );
    assert_eq!(
        service.log_in("other secret", "ann", "a fine password").0,
        200
    );
    let changed = update(&[
        "--redirect-url",
        "https://app.example.com/back",
        "--access-token-expiration",
        "60",
    ]);
    assert_eq!(changed["redirectUrl"], "https://app.example.com/back");
    assert_eq!(changed["accessTokenExpiration"], 60);
    assert_eq!(update(&["--redirect-url", ""])["redirectUrl"], Value::Null);
    assert_eq!(
        service.log_in("other secret", "ann", "a fine password").0,
        200
    );
    let refused =
        |arguments: &[&str]| home.refused(&[&["admin", "client", "update"], arguments].concat());
    assert!(
        refused(&["--client-id", "web", "--redirect-url", "/back"])
            .contains("--redirect-url: an absolute URL")
    );
    assert!(
        refused(&["--client-id", "web", "--access-token-expiration", "0"])
            .contains("--access-token-expiration")
    );
    assert!(refused(&["--client-id", "nobody", "--rotate-secret"]).contains("nobody"));
    refused(&[
        "--client-id",
        "web",
        "--rotate-secret",
        "--client-secret",
        "x",
    ]);
}

#[test]
fn coexistence_keeps_secrets_readable_for_the_old_service() {
    let home = Home::new().with("COEXISTENCE", "on");
    let create = |id: &str, secret: &str| {
        home.run(&[
            "admin",
            "client",
            "create",
            "--client-id",
            id,
            "--client-secret",
            secret,
            "--json",
        ])
    };
    let made: Value = serde_json::from_slice(&create("web", "plain secret").stdout).expect("JSON");
    assert_eq!(made["secretStorage"], "plaintext");
    assert!(!create("long", &"x".repeat(51)).status.success());
    assert!(!create("fake", "sha256:c2FsdA:aGFzaA").status.success());
    // Once the Node service is gone, any update hashes what it left, and the secret goes on working.
    drop(home.json(&["admin", "client", "list"]));
    let mut update = home.command(&["admin", "client", "update", "--client-id", "web", "--json"]);
    let done = update
        .env("COEXISTENCE", "off")
        .output()
        .expect("the binary runs");
    let made: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(made["secretStorage"], "hashed");
    home.ok(&["admin", "tenant", "create", "--key", "acme"]);
    home.ok(&["admin", "role", "create", "--name", "editor"]);
    home.create_user("ann", "a fine password");
    assert_eq!(
        home.serve(&[])
            .log_in("plain secret", "ann", "a fine password")
            .0,
        200
    );
}

#[test]
fn keys_rotate_unless_they_come_from_the_settings() {
    let home = Home::new();
    home.ok(&["admin", "tenant", "create", "--key", "acme"]);
    let first = home.json(&["admin", "key", "list"])[0]["kid"].clone();
    let second = home.json(&["admin", "key", "rotate"])["kid"].clone();
    assert_ne!(first, second);
    let keys = home.json(&["admin", "key", "list"]);
    let seen = |kid: &Value| {
        keys.as_array()
            .and_then(|all| all.iter().find(|key| key["kid"] == *kid))
    };
    // The new one has to be published for a while first.
    let (old, new) = (
        seen(&first).expect("the old one"),
        seen(&second).expect("the new one"),
    );
    assert_eq!(
        (&old["signs"], &new["signs"]),
        (&json!(true), &json!(false))
    );
    assert!(
        old["retiredAt"].is_string() && new["retiredAt"].is_null(),
        "{keys}"
    );
    let fixed = home.with("JWT_SECRET", "a secret of thirty-two bytes, more or less");
    assert!(
        fixed
            .refused(&["admin", "key", "rotate"])
            .contains("JWT_SECRET")
    );
    assert_eq!(
        fixed.json(&["admin", "key", "list"])[0]["algorithm"],
        "HS256"
    );
}

#[test]
fn keys_are_revoked() {
    let home = Home::furnished();
    home.create_user("ann", "a fine horse");
    let service = home.serve(&[]);
    let tokens = service.log_in("web secret", "ann", "a fine horse").1;
    let kid = home.json(&["admin", "key", "list"])[0]["kid"].clone();
    let kid = kid.as_str().expect("a kid");
    let left = home.json(&["admin", "key", "revoke", "--kid", kid]);
    assert_eq!(left.as_array().map(Vec::len), Some(1), "{left}");
    assert_ne!(left[0]["kid"], kid);
    assert_eq!(left[0]["signs"], true);
    service.refused_soon(&tokens);
    assert_eq!(service.log_in("web secret", "ann", "a fine horse").0, 200);
    assert!(
        home.refused(&["admin", "key", "revoke", "--kid", kid])
            .contains("there is no key")
    );
    let fixed = home.with("JWT_SECRET", "a secret of thirty-two bytes, more or less");
    assert!(
        fixed
            .refused(&["admin", "key", "revoke", "--kid", "secret"])
            .contains("JWT_SECRET")
    );
}

#[test]
fn clients_and_tenants_are_disabled_and_enabled() {
    let home = Home::furnished();
    home.create_user("ann", "a fine horse");
    let service = home.serve(&[]);
    let log_in = || service.log_in("web secret", "ann", "a fine horse");
    let nouns = [
        (["admin", "client"], ["--client-id", "web"]),
        (["admin", "tenant"], ["--key", "acme"]),
    ];
    for (noun, name) in nouns {
        let tokens = log_in().1;
        let act = |verb: &str| home.json(&[&noun[..], &[verb], &name[..]].concat());
        let disabled = act("disable");
        assert_eq!(disabled["sessionsEnded"], 1, "{disabled}");
        assert!(disabled["disabledOn"].is_string(), "{disabled}");
        assert_eq!(log_in().0, 401);
        service.refused_soon(&tokens);
        assert!(act("enable")["disabledOn"].is_null());
        assert_eq!(log_in().0, 200);
        let refused = home.refused(&[&noun[..], &["disable"], &[name[0], "nobody"]].concat());
        assert!(refused.contains("nobody"), "{refused}");
        home.ok(&["admin", "user", "revoke-sessions", "--username", "ann"]);
    }
    home.ok(&["admin", "client", "delete", "--client-id", "web"]);
    assert_eq!(log_in().0, 401);
    assert_eq!(home.json(&["admin", "client", "list"]), json!([]));
    // The name is free again.
    home.ok(&["admin", "client", "create", "--client-id", "web"]);
}

#[test]
fn permissions_of_a_role_are_changed() {
    let home = Home::furnished();
    let update = |permissions: &str| {
        let arguments = ["admin", "role", "update", "--name", "editor"];
        home.json(&[&arguments[..], &["--permissions", permissions]].concat())["permissions"]
            .clone()
    };
    assert_eq!(update("View, Print"), json!(["View", "Print"]));
    assert_eq!(update(""), json!([]));
    let spaced = ["--name", "editor", "--permissions", "View Print"];
    let refused = home.refused(&[&["admin", "role", "update"], &spaced[..]].concat());
    assert!(
        refused.contains("--permissions: a permission contains a blank"),
        "{refused}"
    );
    let unknown = [
        "admin",
        "role",
        "update",
        "--name",
        "nobody",
        "--permissions",
        "x",
    ];
    assert!(home.refused(&unknown).contains("nobody"));
    assert!(
        home.refused(&["admin", "role", "update", "--name", "editor"])
            .contains("--permissions")
    );
}

#[test]
fn names_and_addresses_are_normalised() {
    let home = Home::furnished();
    let create = |username: &str, email: &str| {
        [
            "admin",
            "user",
            "create",
            "--username",
            username,
            "--email",
            email,
            "--tenant",
            "acme",
            "--role",
            "editor",
        ]
        .map(str::to_owned)
    };
    let made = |username: &str, email: &str| {
        let arguments = create(username, email);
        home.json(&arguments.each_ref().map(String::as_str))
    };
    let refused = |username: &str, email: &str| {
        let arguments = create(username, email);
        home.refused(&arguments.each_ref().map(String::as_str))
    };
    let jorg = made(" jo\u{308}rg ", "j@b\u{fc}cher.example");
    assert_eq!(
        (&jorg["username"], &jorg["email"]),
        (&json!("j\u{f6}rg"), &json!("j@b\u{fc}cher.example"))
    );
    for twin in ["j\u{f6}rg", "JO\u{308}RG"] {
        assert!(refused(twin, "k@example.com").contains("user"), "{twin}");
    }
    for bad in [
        "a..b@example.com",
        "a@x.example,b@x.example",
        "a@[192.0.2.1]",
        "a@b",
    ] {
        assert!(refused("other", bad).contains("email"), "{bad}");
    }
    // Renamed to a spelling that folds to the same.
    home.ok(&[
        "admin",
        "user",
        "update",
        "--username",
        "J\u{d6}RG",
        "--rename",
        "J\u{d6}rg",
    ]);
    let renamed = home.json(&["admin", "user", "disable", "--username", "jo\u{308}RG"]);
    assert_eq!(renamed["username"], "J\u{d6}rg");
}

#[test]
fn changes_are_in_the_audit_trail_on_sqlite() {
    changes_are_in_the_audit_trail(&Home::furnished());
}

#[tokio::test]
async fn changes_are_in_the_audit_trail_on_postgres() {
    on_postgres(async |home| changes_are_in_the_audit_trail(&home.furnish())).await;
}

/// Without secrets.
fn changes_are_in_the_audit_trail(home: &Home) {
    let ann = home.create_user("ann", "a fine password");
    home.ok(&[
        "admin",
        "user",
        "set-password",
        "--username",
        "ann",
        "--password",
        "another password",
    ]);
    home.ok(&["admin", "user", "delete", "--username", "ann"]);
    let details = |arguments: &[&str]| -> Vec<String> {
        let rows = home.json(&[&["admin", "activity", "list"], arguments].concat());
        let rows = rows.as_array().expect("an array");
        assert!(rows.iter().all(|row| row["kind"] == "ADMIN"));
        rows.iter()
            .map(|row| row["detail"].as_str().expect("a text").to_owned())
            .collect()
    };
    // The name is gone from the trail, which is found by it all the same.
    let id = ann["id"].as_str().expect("an id");
    let of_ann =
        ["delete", "set-password", "create"].map(|verb| format!("user {verb} deleted-{id}"));
    assert_eq!(details(&["--username", "ANN"]), of_ann);
    assert_eq!(details(&["--username", id]), of_ann);
    let others = [
        "client create web",
        "role create editor",
        "tenant create acme",
    ]
    .map(str::to_owned);
    assert_eq!(details(&[]), [&of_ann[..], &others].concat());
    assert_eq!(details(&["--limit", "1"]), of_ann[..1]);
    assert_eq!(
        details(&["--since", "2100-01-01T00:00:00Z"]),
        Vec::<String>::new()
    );
    assert_eq!(details(&["--since", "2020-01-01T00:00:00+02:00"]).len(), 6);
    assert!(
        home.refused(&["admin", "activity", "list", "--since", "yesterday"])
            .contains("--since")
    );
    assert!(
        home.refused(&["admin", "activity", "list", "--username", "bob"])
            .contains("bob")
    );
}

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
    assert!(crate::home::text(&done.stdout).contains("SECRET_KEY"));
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
    assert!(crate::home::text(&done.stdout).contains("mistyped/auth.db does not exist"));
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
    assert!(crate::home::text(&done.stdout).contains("data/auth.db.key is missing"));
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
            let stderr = crate::home::text(&done.stderr);
            assert!(done.status.success(), "{stderr}");
            crate::home::text(&done.stdout)
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
fn work_on_the_database_needs_no_identity_provider() {
    for (client_id, broken, more) in [
        ("SAML_CLIENT_ID", "SAML_IDP_METADATA", &[][..]),
        (
            "APPLE_AUTH_CLIENT_ID",
            "APPLE_AUTH_PRIVATE_KEY_LOCATION",
            &["APPLE_AUTH_TEAM_ID", "APPLE_AUTH_KEY_ID"],
        ),
    ] {
        let mut home = Home::furnished()
            .with(client_id, "x")
            .with(broken, "/nowhere/at/all");
        for name in more {
            home = home.with(name, "x");
        }
        home.ok(&["admin", "user", "list"]);
        home.ok(&["admin", "key", "list"]);
        let done = home.run(&["admin", "doctor"]);
        assert!(!done.status.success(), "{broken}");
        assert!(crate::home::text(&done.stdout).contains(broken), "{broken}");
    }
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
        .with("JWT_PRIVATE_KEY_PASSPHRASE", "x")
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
        "JWT_PRIVATE_KEY_PASSPHRASE is ignored",
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
    assert!(
        crate::home::text(&done.stdout)
            .contains("SIGNUP_TENANT: there is no tenant called nowhere")
    );
}
