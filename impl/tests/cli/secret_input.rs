//! Passwords and client secrets from standard input and from a terminal.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use crate::home::{Home, refusal, text};

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
fn a_terminal_does_not_show_what_is_typed() {
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    let typed = at_a_terminal(&home, "a typed password\n");
    assert!(!typed.contains("typed"), "{typed}");
    assert!(typed.ends_with("exit 0, echo on"), "{typed}");
    let service = home.serve(&[]);
    assert_eq!(
        service.log_in("web secret", "ann", "a typed password").0,
        200
    );
}

#[test]
fn an_interrupted_prompt_leaves_the_terminal_as_it_was() {
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    let typed = at_a_terminal(&home, "half a passw\u{3}");
    assert_eq!(typed, "New password: \r\nexit -2, echo on");
    let service = home.serve(&[]);
    assert_eq!(
        service.log_in("web secret", "ann", "a fine password").0,
        200
    );
}

#[test]
fn a_key_that_would_stop_the_process_is_no_part_of_a_password() {
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    let typed = at_a_terminal(&home, "a typed\u{1a} password\n");
    assert!(typed.contains("a control character was typed"), "{typed}");
    assert!(typed.ends_with("exit 1, echo on"), "{typed}");
}

/// What a person sees who sets a password at the prompt with these keys, and how it ends.
fn at_a_terminal(home: &Home, keys: &str) -> String {
    const TYPIST: &str = r#"
import os, pty, signal, sys, termios
child, terminal = pty.fork()
if child == 0:
    # Tests that run in the background of a script have inherited that it is ignored.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execv(sys.argv[2], sys.argv[2:])
shown = b""
while not shown.endswith(b": "):
    shown += os.read(terminal, 1024)
os.write(terminal, sys.argv[1].encode())
try:
    while piece := os.read(terminal, 1024):
        shown += piece
except OSError:
    pass
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
echo = "on" if termios.tcgetattr(terminal)[3] & termios.ECHO else "off"
sys.stdout.write(f"{shown.decode()}exit {status}, echo {echo}")
"#;
    let command = home.command(&["admin", "user", "set-password", "--username", "ann"]);
    let done = Command::new("python3")
        .args(["-c", TYPIST, keys])
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
    assert!(done.status.success(), "{}", text(&done.stderr));
    text(&done.stdout)
}
