//! `admin key`: rotating and revoking the keys that sign.

use serde_json::{Value, json};

use crate::home::Home;

const SECRET: &str = "a secret of thirty-two bytes, more or less";

#[test]
fn keys_rotate_unless_they_come_from_the_settings() {
    let home = Home::new();
    drop(home.serve(&[]));
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
    let fixed = Home::new().with("JWT_SECRET", SECRET);
    for arguments in [
        ["admin", "key", "rotate"].as_slice(),
        &["admin", "key", "rotate", "--json"],
    ] {
        assert!(fixed.refused(arguments).contains("JWT_SECRET"));
    }
    assert_eq!(
        fixed.json(&["admin", "key", "list"])[0]["algorithm"],
        "HS256"
    );
    let none = fixed.refused(&["admin", "key", "rotate", "--id-tokens"]);
    assert!(none.contains("--id-tokens"), "{none}");
    // Beside a database that has had a key of its own, too; that one signs what cannot be signed with a secret.
    let beside = home.with("JWT_SECRET", SECRET);
    let refusal = beside.refused(&["admin", "key", "rotate"]);
    assert!(
        refusal.contains("JWT_SECRET") && refusal.contains("--id-tokens"),
        "{refusal}"
    );
    let third = beside.json(&["admin", "key", "rotate", "--id-tokens"]);
    assert_eq!(third["algorithm"], "ES256");
    assert_eq!(
        beside.json(&["admin", "key", "list"])[0]["algorithm"],
        "HS256"
    );
}

/// Whoever runs them may lack the settings of the service.
#[test]
fn commands_leave_no_key_behind() {
    let home = Home::new();
    home.ok(&["admin", "tenant", "create", "--key", "acme"]);
    assert_eq!(home.json(&["admin", "key", "list"]), json!([]));
    let home = home.with("JWT_ALGORITHM", "RS256");
    drop(home.serve(&[]));
    let home = home.with("JWT_ALGORITHM", "ES256");
    home.ok(&["admin", "user", "list"]);
    let keys = home.json(&["admin", "key", "list"]);
    assert_eq!(keys.as_array().map(Vec::len), Some(1), "{keys}");
    assert_eq!(keys[0]["algorithm"], "RS256");
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
    assert!(
        home.refused(&["admin", "key", "revoke", "--kid", "-begins-with-a-hyphen"])
            .contains("there is no key")
    );
    let fixed = home.with("JWT_SECRET", "a secret of thirty-two bytes, more or less");
    assert!(
        fixed
            .refused(&["admin", "key", "revoke", "--kid", "secret"])
            .contains("JWT_SECRET")
    );
}
