//! What is left of a deleted user.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World,
    admin::UserAction,
    json,
};
use rstest::rstest;

const NAME: &str = "Zacharias";
const TRACES: [&str; 6] = [
    "Zacharias",
    "zacharias@example.com",
    "Quimby",
    "+4912345",
    "subject of zacharias",
    "JBSWY3DPEHPK3PXP",
];

async fn delete(world: &World, name: &str) {
    let deleted = world.admin().act_on_user(name, UserAction::Delete).await;
    deleted.expect("deleted");
}

/// The lines of the database that hold something of the person, compared without regard to case.
async fn traces(world: &World) -> Vec<String> {
    let dump = world.dump().await;
    let known = |line: &&str| {
        let line = line.to_lowercase();
        TRACES
            .iter()
            .any(|trace| line.contains(&trace.to_lowercase()))
    };
    dump.lines().filter(known).map(str::to_owned).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_says_who_it_was(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let id = world.person(Person::named(NAME)).await;
    world.tokens(NAME).await;
    world.login(NAME, PASSWORD).await.ok();
    world
        .login(NAME, "wrong")
        .await
        .refused(401, "Invalid Credentials");
    let client = json!({"client_id": "web", "client_secret": "web secret"});
    let mut forgot = client.clone();
    forgot["username"] = json!(NAME);
    assert_eq!(
        world
            .post("/auth/forget-password")
            .json(forgot)
            .send()
            .await
            .status,
        204
    );
    let of_user = |column: &str, value: &str| {
        format!("UPDATE users SET {column} = '{value}' WHERE username = '{NAME}'")
    };
    for (column, value) in [
        ("last_name", "Quimby"),
        ("phone", "+4912345"),
        ("gender", "m"),
        ("dob", "1990-12-31"),
    ] {
        world.sql(&of_user(column, value)).await;
    }
    let own = format!("WHERE user_id = (SELECT id FROM users WHERE username = '{NAME}')");
    world
        .sql(&format!(
            "UPDATE user_credentials SET secret_key = 'JBSWY3DPEHPK3PXP' {own}"
        ))
        .await;
    world.sql(&format!(
        "INSERT INTO external_identities (provider, subject, user_id, created_at) \
         SELECT 'google', 'subject of zacharias', id, created_on FROM users WHERE username = '{NAME}'"
    )).await;
    assert!(!traces(&world).await.is_empty());
    let devices = "SELECT count(device) FROM auth_codes";
    assert_eq!(world.column::<i64>(devices).await, [1]);

    delete(&world, NAME).await;
    assert_eq!(traces(&world).await, Vec::<String>::new());
    assert_eq!(world.column::<i64>(devices).await, [0]);
    let letters = "SELECT count(*) FROM mail_outbox WHERE letter IS NOT NULL";
    assert_eq!(
        world.column::<i64>(letters).await,
        [0],
        "no mail is sent any more"
    );
    let left = "SELECT count(*) FROM user_credentials WHERE password IS NOT NULL";
    assert_eq!(world.column::<i64>(left).await, [1], "only the hash of ann");
    // The row and what refers to it stay, and who knows the name or the id still finds the trail.
    for name in [NAME.to_uppercase(), id.to_string()] {
        let found = world.admin().user_or_deleted(&name).await;
        assert_eq!(found, (id, format!("deleted-{id}")));
    }
    let actors = world
        .column::<String>("SELECT DISTINCT actor FROM auth_events WHERE kind <> 'ADMIN'")
        .await;
    assert_eq!(actors, [format!("deleted-{id}")]);
    let details = world
        .column::<String>("SELECT detail FROM auth_events WHERE kind = 'ADMIN'")
        .await;
    assert_eq!(details, [format!("user delete deleted-{id}")]);
    // As if there had never been one; the name is free.
    world
        .login(NAME, PASSWORD)
        .await
        .refused(401, "Invalid Credentials");
    world.person(Person::named(NAME)).await;
    world.tokens(NAME).await;
    delete(&world, NAME).await;
    assert_eq!(traces(&world).await, Vec::<String>::new());
}
