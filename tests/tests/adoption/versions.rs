//! Databases of each version.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Tokens, Version, World,
    admin::{
        ClientChange, ClientType, CodeRequirements, Expirations, Identity, NewClient, NewSecret,
        NewUser, Profile, Status, UserChange, examine,
    },
    json,
    settings::{Settings, Switch},
};
use rstest::rstest;
use secrecy::ExposeSecret;

/// Tables of the Node service in which nothing changes but by an administrator.
const TABLES: [&str; 10] = [
    "auth_clients",
    "roles",
    "tenants",
    "tenant_configs",
    "user_credentials",
    "user_permissions",
    "user_resources",
    "user_tenants",
    "login_activity",
    "jwt_keys",
];

async fn login_token(world: &World, client: (&str, &str), name: &str, password: &str) -> Answer {
    let body = json!({"client_id": client.0, "client_secret": client.1, "username": name, "password": password});
    world.post("/auth/login-token").json(body).send().await
}

/// As lines, each with the name of its table.
async fn rows(world: &World) -> Vec<String> {
    let dump = world.dump().await;
    let of_table = |line: &&str| {
        TABLES
            .iter()
            .any(|table| line.starts_with(&format!("{table}: ")))
    };
    dump.lines().filter(of_table).map(str::to_owned).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn works_for_people_and_administrators(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values(
        Version::First,
        Version::ClientTypes,
        Version::LoginActivity,
        Version::RoleTenants,
        Version::Keys
    )]
    version: Version,
) {
    let world = World::adopted_from(backend, version)
        .await
        .restarted(|settings| settings.passwords.coexistence = Switch::On)
        .await;
    let before = rows(&world).await;
    people_log_in(&world).await;
    administrators_work(&world, version).await;
    let after = rows(&world).await;
    let gone: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
    assert!(gone.is_empty(), "{version:?}: {gone:?}");
    if backend == Backend::Postgres {
        the_old_service_goes_on(&world, version).await;
    }
}

async fn people_log_in(world: &World) {
    let webapp = ("webapp", "webapp-secret");
    for (client, name, password) in [
        (webapp, "ada", "ada-Secret-1"),
        (("mobile", "mobile-secret"), "ada", "ada-Secret-1"),
        (("Partner", "partner's secret"), "multi", "multi-Secret-1"),
        (webapp, "sparse", "sparse-Secret-1"),
    ] {
        let pair = Tokens::from(login_token(world, client, name, password).await.ok());
        let pair = Tokens::from(world.refresh(&pair).await.ok());
        assert_eq!(world.me(&pair.access).await.ok().field("username"), name);
        world.logout(&pair).await.ok();
    }
    login_token(world, ("webapp", "wrong"), "ada", "ada-Secret-1")
        .await
        .refused(401, "Client Invalid");
}

/// Makes and changes one of everything, in the one tenant that is new and in the others.
async fn administrators_work(world: &World, version: Version) {
    let admin = world.admin();
    admin
        .create_tenant("newco", "New Company")
        .await
        .expect("a tenant");
    let permissions = vec!["NewTodo".to_owned()];
    admin
        .create_role("inspector", permissions.clone(), None)
        .await
        .expect("a role");
    let owned = version >= Version::RoleTenants;
    let in_tenant = admin
        .create_role("inspector", permissions, Some("newco"))
        .await;
    assert_eq!(
        in_tenant.is_ok(),
        owned,
        "{version:?}: a name is taken once in each tenant"
    );
    assert_eq!(
        admin
            .create_role("inspector", vec![], None)
            .await
            .expect_err("taken")
            .to_string(),
        "a role of this name already exists"
    );
    if owned {
        // There is no tenant called default: the oldest has it.
        let placed =
            "SELECT count(*) FROM roles WHERE name = 'inspector' AND tenant_id IS NOT NULL";
        assert_eq!(world.column::<i64>(placed).await, [2]);
    }

    let secret = Some("tool secret".into());
    let new = NewClient {
        client_id: "tool".into(),
        client_type: ClientType::Confidential,
        secret,
        redirect_url: None,
        expirations: Expirations::default(),
        requirements: CodeRequirements::default(),
    };
    admin.create_client(new).await.expect("a client");
    if version >= Version::ClientTypes {
        let stored = "SELECT client_type FROM auth_clients WHERE client_id = 'tool'";
        assert_eq!(world.column::<String>(stored).await, ["private"]);
    }
    let change = ClientChange {
        client_type: None,
        secret: NewSecret::Keep,
        redirect_url: Some("https://tool.example/in".into()),
        expirations: Expirations::default(),
        requirements: CodeRequirements::default(),
    };
    admin.update_client("tool", change).await.expect("a change");

    let new = NewUser {
        username: "newcomer".into(),
        profile: Profile {
            email: Some("newcomer@example.com".into()),
            ..Profile::default()
        },
        locale: None,
        tenant: "newco".into(),
        role: "inspector".into(),
        clients: vec!["tool".into()],
        status: Status::Active,
        identity: Identity::Password(Some("a password of mine".into())),
    };
    admin.create_user(new).await.expect("a user");
    let pair = Tokens::from(
        login_token(
            world,
            ("tool", "tool secret"),
            "newcomer",
            "a password of mine",
        )
        .await
        .ok(),
    );
    let me = world.me(&pair.access).await.ok().json();
    assert_eq!(
        (&me["role"], &me["permissions"]),
        (&json!("inspector"), &json!(["NewTodo"]))
    );
    let change = UserChange {
        role: Some("editor".into()),
        tenant: Some("globex".into()),
        ..UserChange::default()
    };
    admin
        .update_user("newcomer", change)
        .await
        .expect("a change");
    let pair = Tokens::from(
        login_token(
            world,
            ("tool", "tool secret"),
            "newcomer",
            "a password of mine",
        )
        .await
        .ok(),
    );
    let me = world.me(&pair.access).await.ok().json();
    // Globex has an editor of its own since roles belong to tenants.
    let expected = if owned {
        json!(["GlobexTodo"])
    } else {
        json!(["ViewTodo", "UpdateTodo"])
    };
    assert_eq!(me["permissions"], expected, "{version:?}");
}

/// Statements as the Node service's own code makes them, on a database that we have used.
async fn the_old_service_goes_on(world: &World, version: Version) {
    let tenant = if version >= Version::RoleTenants {
        ("tenant_id, ", "'a0000000-0000-4000-8000-000000000001', ")
    } else {
        ("", "")
    };
    world
        .sql(&format!(
            "INSERT INTO roles (id, name, {}role_type, permissions) \
         VALUES ('b0000000-0000-4000-8000-0000000000aa', 'theirs', {}0, '{{TheirTodo}}')",
            tenant.0, tenant.1
        ))
        .await;
    world.sql(
        "INSERT INTO users (id, first_name, username, email, auth_client_ids, default_tenant_id) VALUES \
           ('c0000000-0000-4000-8000-0000000000aa', 'Their', 'theirs', 'theirs@example.com', '{1}', \
            'a0000000-0000-4000-8000-000000000001'); \
         INSERT INTO user_credentials (user_id, auth_provider, password) \
           SELECT 'c0000000-0000-4000-8000-0000000000aa', 'internal', password FROM user_credentials \
           WHERE user_id = 'c0000000-0000-4000-8000-000000000001'; \
         INSERT INTO user_tenants (user_id, tenant_id, role_id, status) VALUES \
           ('c0000000-0000-4000-8000-0000000000aa', 'a0000000-0000-4000-8000-000000000001', \
            'b0000000-0000-4000-8000-0000000000aa', 1); \
         UPDATE users SET last_login = now() WHERE username = 'theirs'",
    )
    .await;
    if version >= Version::LoginActivity {
        world.sql(
            "INSERT INTO login_activity (actor, tenant_id, login_time, token_payload, login_type, device_info, ip_address) \
             VALUES ('0', '0', now(), '{}', 'access', 'curl', '{}')",
        )
        .await;
    }
    if version >= Version::Keys {
        world.sql(
            "INSERT INTO jwt_keys (key_id, public_key, private_key) VALUES ('third', 'public', 'private'); \
             DELETE FROM jwt_keys WHERE key_id = 'first'",
        )
        .await;
    }
    // What it reads of a login by password: the hash, as bcrypt; the secret, as it is.
    let hash = "SELECT password FROM user_credentials WHERE user_id = 'c0000000-0000-4000-8000-000000000001'";
    assert!(world.column::<String>(hash).await[0].starts_with("$2b$10$"));
    let secret = "SELECT client_secret FROM auth_clients WHERE client_id = 'tool'";
    assert_eq!(world.column::<String>(secret).await, ["tool secret"]);
    let theirs = login_token(world, ("webapp", "webapp-secret"), "theirs", "ada-Secret-1")
        .await
        .ok();
    assert_eq!(
        world.me(&theirs.field("accessToken")).await.ok().json()["permissions"],
        json!(["TheirTodo"])
    );
}

async fn since_roles_have_tenants(backend: Backend) -> World {
    World::adopted_from(backend, Version::RoleTenants).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn people_sign_up_into_the_role_of_their_tenant(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = since_roles_have_tenants(backend).await;
    let world = world
        .restarted(|settings| {
            settings.sign_up.signup_tenant = Some("globex".into());
            settings.sign_up.signup_role = Some("editor".into());
            settings.sign_up.signup_clients = vec!["webapp".into()];
        })
        .await;
    assert_eq!(world.ask_to_sign_up("new@example.com").await.status, 204);
    let token = world.mail("new@example.com").await.token();
    world
        .sign_up(&token, "new@example.com", "a password of mine")
        .await
        .ok();
    let answer = login_token(
        &world,
        ("webapp", "webapp-secret"),
        "new@example.com",
        "a password of mine",
    )
    .await
    .ok();
    let me = world.me(&answer.field("accessToken")).await.ok().json();
    assert_eq!(me["permissions"], json!(["GlobexTodo"]));
}

/// The tables of the Node service without a row in them.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_first_start_makes_roles_in_its_tenant(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = since_roles_have_tenants(backend).await;
    for table in [
        "user_permissions",
        "user_resources",
        "user_tenants",
        "user_credentials",
        "users",
        "tenant_configs",
        "roles",
        "tenants",
        "auth_clients",
    ] {
        world.sql(&format!("DELETE FROM {table}")).await;
    }
    let made = world
        .admin()
        .bootstrap()
        .await
        .expect("a first start")
        .expect("an empty database");
    let stray = "SELECT count(*) FROM roles WHERE tenant_id <> (SELECT id FROM tenants WHERE key = 'default')";
    assert_eq!(
        (world.count("roles").await, world.column::<i64>(stray).await),
        (2, vec![0])
    );
    let stored = "SELECT client_type FROM auth_clients";
    assert_eq!(world.column::<String>(stored).await, ["private"]);
    let client = (made.client_id, made.client_secret.expose_secret());
    login_token(&world, client, made.username, made.password.expose_secret())
        .await
        .ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_says_what_was_found() {
    let world = World::adopted_from(Backend::Postgres, Version::Keys).await;
    let found = async || {
        let findings = examine(world.db(), &Settings::defaults())
            .await
            .expect("findings");
        let lines = findings
            .into_iter()
            .map(|found| format!("{}: {}", found.check, found.message));
        lines.collect::<Vec<_>>().join("\n")
    };
    let first = found().await;
    for expected in [
        "tables of the Node service: those of the Node service since November 2024",
        "keys of the Node service: the 2 in jwt_keys verify tokens",
        "RS256",
        ": webapp, mobile, Partner",
        "unknown columns: none",
    ] {
        assert!(first.contains(expected), "{expected}: {first}");
    }
    world
        .sql(
            "ALTER TABLE tenants ADD COLUMN region text; UPDATE tenants SET region = 'eu'; \
               ALTER TABLE tenants ALTER COLUMN region SET NOT NULL",
        )
        .await;
    let then = found().await;
    assert!(then.contains(": tenants.region"), "{then}");
}
