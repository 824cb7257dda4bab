//! `admin user` where no session is concerned.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

use crate::home::{Home, on_postgres, refusal, text};

#[test]
fn a_user_has_all_that_was_said() {
    let home = Home::furnished();
    home.ok(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "app",
        "--client-secret",
        "app secret",
    ]);
    let made = home.json(&[
        "admin",
        "user",
        "create",
        "--username",
        "Ünal",
        "--email",
        "u@example.com",
        "--first-name",
        "Ü",
        "--last-name",
        "Nal",
        "--middle-name",
        "M",
        "--phone",
        "+49 30 12",
        "--gender",
        "F",
        "--dob",
        "1990-12-31",
        "--locale",
        "de",
        "--password",
        "a fine password",
        "--tenant",
        "acme",
        "--role",
        "editor",
        "--client",
        "web",
        "--client",
        "app",
        "--status",
        "password-change-needed",
    ]);
    let listed = &home.json(&["admin", "user", "list"])[0];
    assert_eq!(made, *listed);
    let expected = json!({
        "username": "Ünal", "email": "u@example.com", "firstName": "Ü", "lastName": "Nal", "middleName": "M",
        "phone": "+49 30 12", "gender": "F", "dob": "1990-12-31", "locale": "de", "tenant": "acme", "role": "editor",
        "clients": ["web", "app"], "status": "password-change-needed", "provider": "internal", "subject": null,
        "authenticator": false, "lastLogin": null,
    });
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(made[name], *value, "{name}");
    }
    assert_eq!(made.get("password"), None);
}

#[test]
fn defaults_are_those_of_the_first_start() {
    let home = Home::new();
    assert!(
        home.refused(&["admin", "user", "create", "--username", "ann"])
            .contains("default")
    );
    home.serve(&[]).stop();
    let made = home.json(&["admin", "user", "create", "--username", "ann"]);
    assert_eq!(
        (&made["tenant"], &made["role"], &made["status"]),
        (&json!("default"), &json!("default"), &json!("active"))
    );
    assert_eq!(
        (&made["clients"], &made["email"], &made["firstName"]),
        (&json!([]), &Value::Null, &json!("ann"))
    );
    assert!(
        made["password"]
            .as_str()
            .is_some_and(|password| password.len() == 43)
    );
}

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
fn passwords_are_judged() {
    let home = Home::furnished();
    for (password, rule) in [
        ("sh0rt", "must have at least 8 characters"),
        ("password1", "must not be a common password"),
        ("the-name-of-ann", "must not resemble the user's names"),
        ("x".repeat(257).as_str(), "must have at most 256 bytes"),
    ] {
        let said = home.refused(&[
            "admin",
            "user",
            "create",
            "--username",
            "the-name-of-ann",
            "--password",
            password,
            "--tenant",
            "acme",
            "--role",
            "editor",
        ]);
        assert!(
            said.contains(&format!("the new password {rule}")) && !said.contains(password),
            "{said}"
        );
    }
    assert_eq!(home.json(&["admin", "user", "list"]), json!([]));
}

#[test]
fn external_users_have_no_password() {
    let home = Home::furnished();
    let create = |name: &'static str, rest: &[&'static str]| {
        [
            &[
                "admin",
                "user",
                "create",
                "--username",
                name,
                "--tenant",
                "acme",
                "--role",
                "editor",
            ],
            rest,
        ]
        .concat()
    };
    let made = home.json(&create(
        "ann",
        &["--provider", "google", "--subject", "123"],
    ));
    assert_eq!(
        (&made["provider"], &made["subject"]),
        (&json!("google"), &json!("123"))
    );
    assert_eq!(made.get("password"), None);
    home.refused(&create(
        "bob",
        &["--provider", "google", "--subject", "123"],
    ));
    home.refused(&create("bob", &["--provider", "google"]));
    home.refused(&create("bob", &["--subject", "123"]));
    home.refused(&create(
        "bob",
        &["--provider", "internal", "--subject", "123"],
    ));
    home.refused(&create(
        "bob",
        &[
            "--provider",
            "saml",
            "--subject",
            "1",
            "--password",
            "a fine password",
        ],
    ));
    home.refused(&[
        "admin",
        "user",
        "set-password",
        "--username",
        "ann",
        "--password",
        "a fine password",
    ]);
}

#[test]
fn users_are_changed_on_sqlite() {
    users_are_changed(&Home::furnished());
}

#[tokio::test]
async fn users_are_changed_on_postgres() {
    on_postgres(async |home| users_are_changed(&home.furnish())).await;
}

fn users_are_changed(home: &Home) {
    home.ok(&["admin", "role", "create", "--name", "reader"]);
    home.ok(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "app",
        "--client-secret",
        "app secret",
    ]);
    home.ok(&["admin", "tenant", "create", "--key", "other"]);
    home.create_user("ann", "a fine password");
    home.create_user("bob", "a fine password");
    let update = |arguments: &[&str]| {
        home.json(&[&["admin", "user", "update", "--username", "ann"], arguments].concat())
    };
    let changed = update(&[
        "--email",
        "a@example.com",
        "--role",
        "reader",
        "--client",
        "app",
        "--phone",
        "1",
        "--locale",
        "fr",
    ]);
    assert_eq!(
        (&changed["email"], &changed["role"]),
        (&json!("a@example.com"), &json!("reader"))
    );
    assert_eq!(
        (&changed["clients"], &changed["locale"]),
        (&json!(["app"]), &json!("fr"))
    );
    assert_eq!(update(&["--email", ""])["email"], Value::Null);
    assert_eq!(update(&["--status", "rejected"])["status"], "rejected");
    let moved = update(&["--tenant", "other", "--role", "editor"]);
    assert_eq!(
        (&moved["tenant"], &moved["role"], &moved["status"]),
        (&json!("other"), &json!("editor"), &json!("active"))
    );
    let back = update(&["--tenant", "acme"]);
    assert_eq!(
        (&back["role"], &back["status"]),
        (&json!("reader"), &json!("rejected"))
    );
    let refused = |arguments: &[&str]| {
        home.refused(&[&["admin", "user", "update", "--username", "ann"], arguments].concat())
    };
    assert!(refused(&["--rename", "BOB"]).contains("user"));
    assert!(refused(&["--email", "nowhere"]).contains("email"));
    assert!(refused(&["--client", "none"]).contains("none"));
    assert!(refused(&["--role", "none"]).contains("none"));
    assert!(refused(&["--status", "sleepy"]).contains("--status"));
    assert_eq!(update(&["--rename", "Ann"])["username"], "Ann");
    assert!(
        home.refused(&[
            "admin",
            "user",
            "update",
            "--username",
            "eve",
            "--gender",
            "f"
        ])
        .contains("eve")
    );
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

/// HTTP refuses it in every text.
#[test]
fn no_secret_holds_a_nul() {
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    for arguments in [
        &["admin", "user", "set-password", "--username", "ann"][..],
        &[
            "admin",
            "user",
            "create",
            "--username",
            "bob",
            "--tenant",
            "acme",
            "--role",
            "editor",
            "--password-stdin",
        ],
        &[
            "admin",
            "client",
            "create",
            "--client-id",
            "app",
            "--client-secret-stdin",
        ],
        &[
            "admin",
            "client",
            "update",
            "--client-id",
            "web",
            "--client-secret-stdin",
        ],
    ] {
        let said = refusal(&with_input(&home, arguments, "a finer\0password\n"));
        assert!(said.contains("U+0000"), "{said}");
    }
    let service = home.serve(&[]);
    assert_eq!(
        service.log_in("web secret", "ann", "a fine password").0,
        200
    );
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

#[test]
fn a_user_can_be_named_by_id() {
    let home = Home::furnished();
    let id = home.create_user("ann", "a fine password")["id"].clone();
    let disabled = home.json(&[
        "admin",
        "user",
        "disable",
        "--username",
        id.as_str().expect("an id"),
    ]);
    assert_eq!(
        (&disabled["username"], &disabled["status"]),
        (&json!("ann"), &json!("inactive"))
    );
    assert_eq!(
        home.json(&["admin", "user", "enable", "--username", "ann"])["status"],
        "active"
    );
}

#[test]
fn a_password_can_come_from_standard_input() {
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    let mut command = home.command(&["admin", "user", "set-password", "--username", "ann"]);
    let mut process = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let mut input = process.stdin.take().expect("piped");
    input.write_all(b"a finer password\r\n").expect("written");
    drop(input);
    assert!(process.wait().expect("it ends").success());
    let service = home.serve(&[]);
    assert_eq!(
        service.log_in("web secret", "ann", "a finer password").0,
        200
    );
    assert_eq!(
        service.log_in("web secret", "ann", "a fine password").0,
        401
    );
    home.refused(&["admin", "user", "set-password", "--username", "ann"]);
    home.refused(&[
        "admin",
        "user",
        "set-password",
        "--username",
        "ann",
        "--password",
        "short",
    ]);
}

/// More than fit into one part of a list.
const MANY: &str = "INSERT INTO users (id, first_name, username) \
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) \
     SELECT ";

async fn lists_many(home: &Home, id: &str) {
    home.execute(&format!("{MANY} {id}, 'Many', 'User ' || i FROM n"))
        .await;
    let users = home.json(&["admin", "user", "list"]);
    let names: Vec<_> = users
        .as_array()
        .expect("an array")
        .iter()
        .map(|user| user["username"].as_str().expect("a name").to_lowercase())
        .collect();
    assert_eq!(names.len(), 1200);
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted, "by name, none twice");
    let table = home.ok(&["admin", "user", "list"]);
    assert_eq!(table.lines().count(), 1201);
    assert!(table.starts_with("username"));
    let findings = home.json(&["admin", "doctor"]);
    let outsiders = findings
        .as_array()
        .expect("an array")
        .iter()
        .find(|finding| finding["check"] == "users without membership")
        .expect("the finding");
    let message = outsiders["message"].as_str().expect("a text");
    assert!(message.ends_with("and 1180 more"), "{message}");
}

#[tokio::test]
async fn many_are_listed_in_parts_on_sqlite() {
    let home = Home::furnished();
    lists_many(&home, "randomblob(16)").await;
}

#[tokio::test]
async fn many_are_listed_in_parts_on_postgres() {
    on_postgres(async |home| lists_many(&home.furnish(), "gen_random_uuid()").await).await;
}

/// Runs the command with `input` on its standard input.
fn with_input(home: &Home, arguments: &[&str], input: &str) -> Output {
    let mut process = home
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut pipe = process.stdin.take().expect("piped");
    // One that is refused before it reads hangs up.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    process.wait_with_output().expect("it ends")
}

#[test]
fn no_secret_needs_to_stand_on_the_command_line() {
    let home = Home::furnished();
    let client = ["admin", "client"];
    let user = ["admin", "user"];
    let ok = |arguments: &[&str], input: &str| {
        let done = with_input(&home, arguments, input);
        assert!(
            done.status.success(),
            "{arguments:?}: {}",
            text(&done.stderr)
        );
        assert!(!text(&done.stdout).contains("piped"), "{arguments:?}");
    };
    let create = [
        &client[..],
        &["create", "--client-id", "app", "--client-secret-stdin"],
    ]
    .concat();
    ok(&create, "a piped secret\n");
    let update = [
        &client[..],
        &["update", "--client-id", "web", "--client-secret-stdin"],
    ]
    .concat();
    ok(&update, "another piped secret");
    let ann = [
        "create",
        "--username",
        "ann",
        "--tenant",
        "acme",
        "--role",
        "editor",
        "--client",
        "web",
    ];
    let create = [&user[..], &ann, &["--password-stdin"]].concat();
    ok(&create, "a piped password\r\n");
    let service = home.serve(&[]);
    let login = |password| service.log_in("another piped secret", "ann", password).0;
    assert_eq!(login("a piped password"), 200);
    let set = [
        &user[..],
        &["set-password", "--username", "ann", "--password-stdin"],
    ]
    .concat();
    ok(&set, "a piped word\n");
    assert_eq!(
        (login("a piped word"), login("a piped password")),
        (200, 401)
    );
    for refused in [
        [&set[..], &["--password", "x"]].concat(),
        [&update[..], &["--client-secret", "x"]].concat(),
        [&update[..], &["--rotate-secret"]].concat(),
        [&create[..], &["--provider", "google", "--subject", "1"]].concat(),
    ] {
        refusal(&with_input(&home, &refused, "a piped word\n"));
    }
    // Nothing is made up where nothing came.
    for arguments in [&set, &update] {
        let said = refusal(&with_input(&home, arguments, ""));
        assert!(said.contains("standard input"), "{said}");
    }
}

/// A person at a terminal: what they type is not shown.
#[test]
fn a_terminal_does_not_show_what_is_typed() {
    const TYPIST: &str = r#"
import os, pty, sys, termios
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[1], sys.argv[1:])
shown = b""
while b"New password: " not in shown:
    shown += os.read(terminal, 1024)
# The prompt comes a moment before the echo ends; nobody types that fast.
while termios.tcgetattr(terminal)[3] & termios.ECHO:
    pass
os.write(terminal, b"a typed password\n")
try:
    while piece := os.read(terminal, 1024):
        shown += piece
except OSError:
    pass
status = os.waitpid(child, 0)[1]
sys.stdout.write(shown.decode())
sys.exit(os.waitstatus_to_exitcode(status))
"#;
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    let command = home.command(&["admin", "user", "set-password", "--username", "ann"]);
    let done = Command::new("python3")
        .args(["-c", TYPIST])
        .arg(command.get_program())
        .args(command.get_args())
        .envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .current_dir(&home.path)
        .output()
        .expect("python runs");
    let shown = text(&done.stdout);
    assert!(done.status.success(), "{shown}{}", text(&done.stderr));
    assert!(!shown.contains("typed"), "{shown}");
    let service = home.serve(&[]);
    assert_eq!(
        service.log_in("web secret", "ann", "a typed password").0,
        200
    );
}
