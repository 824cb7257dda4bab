//! The documentation: every shell block runs, every link leads somewhere, and every test that is named exists.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fs::{self, read_to_string},
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use serde_json::Value;
use totp_rs::Totp;

use super::migrating::PAGE as MIGRATING;
use crate::home::{Home, Service, text};

/// Folders whose Markdown files are checked. What is generated, or came with the seed, is not ours to write.
const FOLDERS: [&str; 8] = [
    "",
    ".github",
    "impl",
    "impl/docs",
    "impl/docs/providers",
    "openapi",
    "tests",
    "tests/bench",
];
const SEED: &str = "openapi/authentication-service.md";
const SECURITY: &str = ".github/SECURITY.md";
/// Its block waits for somebody with an authenticator app.
const SECOND_FACTOR: &str = "impl/docs/second-factor.md";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a workspace")
}

/// Paths below the root, and texts.
pub fn documents() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(root().join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root()).expect("below it");
            let name = name.to_str().expect("UTF-8").to_owned();
            if name.ends_with(".md") && name != SEED {
                found.insert(name, read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    found
}

/// The fenced blocks of a document, language and content.
pub fn blocks(document: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in document.lines() {
        let fence = line.trim_start().strip_prefix("```");
        match (&mut open, fence) {
            (None, Some(language)) => open = Some((language, String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, content)), None) => content.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block has no end");
    blocks
}

/// A document without its fenced blocks and, where `code` is false, without what stands in backticks.
fn prose(document: &str, code: bool) -> String {
    let mut prose = String::new();
    let mut fenced = false;
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            prose.extend([line, "\n"]);
        }
    }
    if code {
        return prose;
    }
    prose.split('`').step_by(2).collect()
}

/// What stands in backticks.
pub fn code_spans(document: &str) -> Vec<String> {
    let prose = prose(document, true);
    let spans = prose.split('`').skip(1).step_by(2);
    spans.map(str::to_owned).collect()
}

// ------------------------------------------------------------------------------------------------ shell blocks

/// Runs all `bash` blocks of a document as one script, in a service's working directory, as somebody would who pastes them one
/// after the other. The service stands in for the one at port 3000.
fn shell(document: &str, home: &Home, service: &Service) -> Child {
    let blocks = blocks(document).into_iter();
    let script: String = blocks
        .filter(|(language, _)| *language == "bash")
        .map(|(_, content)| content)
        .collect();
    let binary = Path::new(env!("CARGO_BIN_EXE_auth-service"));
    let mut path = vec![binary.parent().expect("a folder").to_owned()];
    path.extend(env::split_paths(&env::var_os("PATH").expect("a PATH")));
    let mut command = Command::new("bash");
    command
        .args([
            "-euo",
            "pipefail",
            "-c",
            &script.replace("localhost:3000", &service.address),
        ])
        .env_clear()
        .env("PATH", env::join_paths(path).expect("a PATH"));
    for name in ["client_id", "client_secret", "username", "password"] {
        command.env(name, service.printed(&format!("{name}=")));
    }
    command
        .current_dir(&home.path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash runs")
}

fn assert_good(done: &Output, document: &str) -> String {
    let (shown, errors) = (text(&done.stdout), text(&done.stderr));
    assert!(done.status.success(), "{document}: {shown}{errors}");
    assert!(!shown.contains("statusCode"), "{document}: {shown}");
    shown
}

#[test]
fn every_shell_block_runs() {
    let mut run = 0;
    for (name, document) in documents() {
        for (language, content) in blocks(&document) {
            let is_known = [
                "bash",
                "console",
                "go",
                "java",
                "javascript",
                "rust",
                "text",
                "toml",
                "yaml",
            ]
            .contains(&language);
            assert!(is_known, "{name}: a block of {language:?}");
            // With a prompt it is read, and not pasted.
            let is_prompted = content.trim_start().starts_with("$ ");
            assert!(language != "console" || is_prompted, "{name}: {content}");
        }
        let has_shell = blocks(&document).iter().any(|(kind, _)| *kind == "bash");
        if !has_shell || name == SECOND_FACTOR || name == MIGRATING {
            continue;
        }
        let home = Home::new();
        let service = home.serve(&[]);
        let done = shell(&document, &home, &service).wait_with_output();
        assert_good(&done.expect("it ends"), &name);
        run += 1;
    }
    assert!(run >= 3, "only {run} documents have shell blocks");
}

/// What an app makes of the picture, once it is there.
fn scan(picture: &Path) -> Totp {
    let start = Instant::now();
    loop {
        let uri = image::open(picture).ok().and_then(|picture| {
            let mut picture = rqrr::PreparedImage::prepare(picture.to_luma8());
            let codes = picture.detect_grids();
            codes.first()?.decode().ok().map(|(_, uri)| uri)
        });
        if let Some(uri) = uri {
            return Totp::from_url(uri).expect("an otpauth URI");
        }
        assert!(start.elapsed() < Duration::from_secs(60), "no picture");
        thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn from_a_new_address_to_a_login_with_an_authenticator() {
    let home = Home::new();
    let service = home.serve(&[]);
    let mut shell = shell(&documents()[SECOND_FACTOR], &home, &service);
    let app = scan(&home.path.join("qr.png"));
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time");
    let codes = format!(
        "{}\n{}\n",
        app.generate(now.as_secs()),
        app.generate(now.as_secs() + 30)
    );
    let mut typed = shell.stdin.take().expect("piped");
    typed.write_all(codes.as_bytes()).expect("typed");
    let shown = assert_good(&shell.wait_with_output().expect("it ends"), SECOND_FACTOR);
    let last = shown.rsplit_once('{').map(|(_, last)| format!("{{{last}"));
    let tokens: Value = serde_json::from_str(&last.expect("tokens")).expect("JSON");
    let (status, me) = service.me(tokens["accessToken"].as_str().expect("a token"));
    assert_eq!(
        (status, me["firstName"].as_str()),
        (200, Some("Ann")),
        "{shown}"
    );
    assert!(shown.contains("recoveryCodes"), "{shown}");
}

// ------------------------------------------------------------------------------------------------ links

/// The anchors that GitHub gives the headings of a document.
fn anchors(document: &str) -> BTreeSet<String> {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    prose(document, true)
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| line.trim_start_matches('#').trim().to_lowercase())
        .map(|line| line.chars().filter(kept).collect::<String>())
        .map(|line| line.replace(' ', "-"))
        .collect()
}

fn links(document: &str) -> Vec<String> {
    let prose = prose(document, false);
    let targets = prose.split("](").skip(1);
    targets
        .map(|rest| rest.split(')').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut reached = BTreeSet::new();
    let all = documents();
    for (name, document) in &all {
        for link in links(document) {
            if link.starts_with("https://") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let here = root().join(name);
            let target = match path {
                "" => here,
                path => here.parent().expect("a folder").join(path),
            };
            let target: PathBuf = target
                .canonicalize()
                .unwrap_or_else(|error| panic!("{name}: {link}: {error}"));
            if !anchor.is_empty() {
                let there = read_to_string(&target).expect("a text");
                assert!(anchors(&there).contains(anchor), "{name}: {link}");
            }
            reached.insert(target);
        }
    }
    for name in all.keys().filter(|name| *name != "README.md") {
        let path = root().join(name).canonicalize().expect("it is there");
        assert!(reached.contains(&path), "nothing links to {name}");
    }
}

// ------------------------------------------------------------------------------------------------ tests

/// Each of its protections rests on tests: one that was renamed, moved or removed must not go on being named.
#[test]
fn every_test_that_security_names_exists() {
    let spans = code_spans(&documents()[SECURITY]);
    // Commands have spaces.
    let is_name = |span: &&String| span.contains("::") && !span.contains(' ');
    let names: Vec<_> = spans.iter().filter(is_name).collect();
    assert!(names.len() > 100, "only {} tests are named", names.len());
    let missing: Vec<_> = names.into_iter().filter(|name| !is_there(name)).collect();
    assert!(missing.is_empty(), "{SECURITY} names {missing:?}");
}

/// `module::function` or a whole module in a folder of tests, `unit:file.rs::function` beside the code.
fn is_there(name: &str) -> bool {
    let defines = |file: PathBuf, function: &str| {
        let text = read_to_string(file).unwrap_or_default();
        text.contains(&format!("fn {function}("))
    };
    if let Some(unit) = name.strip_prefix("unit:") {
        let (file, function) = unit.split_once("::").expect("a file and a function");
        return defines(root().join("impl/src").join(file), function);
    }
    let folders = ["tests/tests", "tests/tests/alone", "impl/tests"];
    folders.iter().any(|folder| {
        let path = root().join(folder).join(name.replace("::", "/"));
        let module = path.parent().expect("a module");
        let function = name.rsplit("::").next().expect("a name");
        let files = [
            module.with_extension("rs"),
            module.join("mod.rs"),
            module.join("main.rs"),
        ];
        path.with_extension("rs").exists() || files.into_iter().any(|file| defines(file, function))
    })
}
