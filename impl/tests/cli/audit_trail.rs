//! `admin activity list`: what the command did.

use crate::home::{Home, on_postgres};

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
