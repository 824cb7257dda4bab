//! `admin tenant` and `admin role`.

use serde_json::json;

use crate::home::Home;

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
fn roles_of_a_fresh_database_belong_to_no_tenant() {
    let home = Home::furnished();
    let create = ["admin", "role", "create", "--name", "inspector"];
    let refused = home.refused(&[&create[..], &["--tenant", "acme"]].concat());
    assert!(refused.contains("tenant"), "{refused}");
    assert_eq!(home.json(&create).get("tenant"), None);
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
