//! Public and confidential clients; roles and tenants.

use serde_json::json;

use crate::home::Home;

const CREATE: [&str; 6] = ["admin", "client", "create", "--client-id", "spa", "--type"];
const UPDATE: [&str; 4] = ["admin", "client", "update", "--client-id"];

#[test]
fn clients_have_a_type() {
    let home = Home::furnished();
    assert!(
        home.refused(&[&CREATE[..], &["secret"]].concat())
            .contains("--type")
    );
    let made = home.json(&[&CREATE[..], &["public"]].concat());
    assert_eq!(
        (&made["type"], &made["secretStorage"]),
        (&json!("public"), &json!("none"))
    );
    assert_eq!(made.get("clientSecret"), None);
    let listed = home.json(&["admin", "client", "list"]);
    assert_eq!(
        (&listed[0]["type"], &listed[1]["type"]),
        (&json!("confidential"), &json!("public"))
    );

    let spa = [&UPDATE[..], &["spa", "--type", "confidential"]].concat();
    assert!(home.refused(&spa).contains("--rotate-secret"));
    let changed = home.json(&[&spa[..], &["--rotate-secret"]].concat());
    assert_eq!(
        (&changed["type"], &changed["secretStorage"]),
        (&json!("confidential"), &json!("hashed"))
    );
    let found = home.json(&["admin", "doctor"]).to_string();
    assert!(!found.contains("--type confidential"), "{found}");
    let changed = home.json(&[&UPDATE[..], &["web", "--type", "public"]].concat());
    assert_eq!(
        (&changed["type"], &changed["secretStorage"]),
        (&json!("public"), &json!("hashed"))
    );
    let found = home.json(&["admin", "doctor"]).to_string();
    assert!(found.contains("--type confidential"), "{found}");
}

#[test]
fn roles_of_a_fresh_database_belong_to_no_tenant() {
    let home = Home::furnished();
    let create = ["admin", "role", "create", "--name", "inspector"];
    let refused = home.refused(&[&create[..], &["--tenant", "acme"]].concat());
    assert!(refused.contains("tenant"), "{refused}");
    assert_eq!(home.json(&create).get("tenant"), None);
}
