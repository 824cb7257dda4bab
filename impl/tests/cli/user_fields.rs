//! Names, addresses and the other fields of a user: what is refused, and which spellings are one.

use serde_json::json;

use crate::home::{Home, refusal};

#[test]
fn names_are_unique_without_regard_to_case_among_undeleted_users() {
    let home = Home::furnished();
    home.create_user("Ömer", "a fine password");
    let again = [
        "admin",
        "user",
        "create",
        "--username",
        "ÖMER",
        "--tenant",
        "acme",
        "--role",
        "editor",
    ];
    assert!(home.refused(&again).contains("user"));
    home.ok(&["admin", "user", "delete", "--username", "öMER"]);
    assert_eq!(home.json(&["admin", "user", "list"]), json!([]));
    home.ok(&again);
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
fn fields_of_a_user_are_judged() {
    let home = Home::furnished();
    let create = |more: &[&str]| {
        let all = [
            &[
                "admin", "user", "create", "--tenant", "acme", "--role", "editor",
            ][..],
            more,
        ];
        home.refused(&all.concat())
    };
    for c in [
        "\u{200b}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{ad}", "\u{3164}", "\u{2028}", "\u{7}",
        "\u{7f}",
    ] {
        let said = create(&["--username", &format!("an{c}n")]);
        assert!(said.contains("username: it "), "{c:?}: {said}");
        let address = format!("ann@exa{c}mple.com");
        let said = create(&["--username", "ann", "--email", &address]);
        assert!(said.contains("email: "), "{c:?}: {said}");
    }
    let said = create(&["--username", "ann", "--first-name", "A\u{7}nn"]);
    assert!(said.contains("first name: "), "{said}");
    let said = create(&["--username", "ann", "--dob", "2199-01-01"]);
    assert!(said.contains("dob: must not be in the future"), "{said}");
    // Emoji are joined by a format character.
    let family = "\u{1f469}\u{200d}\u{1f467}";
    home.ok(&[
        "admin",
        "user",
        "create",
        "--username",
        "ann",
        "--first-name",
        family,
        "--tenant",
        "acme",
        "--role",
        "editor",
    ]);
    let update = |more: &[&str]| {
        let all = [&["admin", "user", "update", "--username", "ann"][..], more];
        home.run(&all.concat())
    };
    for (more, expected) in [
        (&["--rename", "an\u{202e}n"][..], "username: "),
        (&["--email", "ann@\u{200b}example.com"], "email: "),
        (&["--last-name", "x\u{0b}y"], "last name: "),
        (&["--dob", "2199-01-01"], "dob: "),
    ] {
        let said = refusal(&update(more));
        assert!(said.contains(expected), "{said}");
    }
    let nothing = update(&[]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(refusal(&nothing).contains("nothing to change"));
    let said = home.refused(&["admin", "user", "create", "--username", "bob"]);
    assert!(said.contains("--tenant") && said.contains("acme"), "{said}");
}

#[test]
fn adopted_names_that_would_be_refused_today_still_log_in() {
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    let service = home.serve(&[]);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(home.execute(
        "UPDATE users SET username = 'an\u{200b}n', username_folded = NULL, dob = '2199-01-01'",
    ));
    drop(service);
    let service = home.serve(&[]);
    let (status, tokens) = service.log_in("web secret", "an\u{200b}n", "a fine password");
    assert_eq!(status, 200);
    let (_, me) = service.me(tokens["accessToken"].as_str().expect("a token"));
    assert_eq!(me["age"], 0);
}
