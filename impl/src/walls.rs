//! The walls of this crate, as its compiler cannot hold them: which module may import which.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Rooms of the domain from left to right. A room imports only from rooms to its left.
const ROOMS: [&[&str]; 14] = [
    &["refusal"],
    &["secrets", "caller", "retry", "clock_check", "deliveries"],
    &["cookies", "links", "keys", "audit"],
    &["passwords", "mail", "neighbours"],
    &["limits"],
    &["clients"],
    &["accounts"],
    &["sessions"],
    &["codes"],
    &["browsers"],
    &["second_factor", "pages", "recovery", "sign_up"],
    &["login", "login_activity"],
    &["federated_login", "admin", "oauth"],
    &["readiness", "upkeep", "mod"],
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files below a folder of the source, with their text.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a text");
            found.push((path, text));
        }
    }
    found
}

/// The modules of `crate::PARENT` that a text names in any form.
fn named<'a>(text: &'a str, parent: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (at, found) in text.match_indices(parent) {
        let rest = &text[at + found.len()..];
        match rest.strip_prefix('{') {
            None => names.push(first_word(rest)),
            Some(list) => names.extend(heads_of_list(list)),
        }
    }
    names
}

/// The first segments of the paths in a braced list that has been opened.
fn heads_of_list(list: &str) -> Vec<&str> {
    let (mut depth, mut heads, mut begins) = (0, Vec::new(), 0);
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => {
                heads.push(first_word(&list[begins..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(first_word(&list[begins..at]));
                begins = at + 1;
            }
            _ => {}
        }
    }
    heads
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|sign: char| !sign.is_alphanumeric() && sign != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn layers_import_downwards_only() {
    let forbidden: [(&str, &[&str]); 3] = [
        ("api", &["sea_orm", "crate::store", "store::"]),
        (
            "domain",
            &[
                "sea_orm",
                "hyper::",
                "crate::api",
                "crate::edge",
                "crate::cli::",
            ],
        ),
        (
            "store",
            &["crate::domain", "crate::api", "crate::edge", "crate::cli::"],
        ),
    ];
    for (layer, words) in forbidden {
        for (path, text) in files(&source().join(layer)) {
            let code: String = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            for word in words {
                assert!(!code.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn rooms_import_from_their_left_only() {
    let rank = |room: &str| ROOMS.iter().position(|column| column.contains(&room));
    let domain = source().join("domain");
    for (path, text) in files(&domain) {
        let own = path.strip_prefix(&domain).expect("below the domain");
        let own = own
            .components()
            .next()
            .expect("a name")
            .as_os_str()
            .to_str()
            .expect("a name");
        let own = own.trim_end_matches(".rs");
        let own_rank =
            rank(own).unwrap_or_else(|| panic!("{own} has no place in the list of rooms"));
        for room in named(&text, "crate::domain::")
            .into_iter()
            .chain(named_in_crate_lists(&text))
        {
            let Some(other_rank) = rank(room) else {
                continue;
            };
            assert!(
                room == own || other_rank < own_rank,
                "{} imports from {room}, which is not to the left of {own}",
                path.display()
            );
        }
    }
}

/// The rooms named in `use crate::{..., domain::{...}, ...}`.
fn named_in_crate_lists(text: &str) -> Vec<&str> {
    named(text, " domain::")
}

/// The README walks a login and a refresh through files and functions. In a line, each function follows its file.
#[test]
fn the_walk_of_the_readme_names_what_exists() {
    let readme = fs::read_to_string(source().with_file_name("README.md")).expect("a text");
    let (_, walk) = readme
        .split_once("## Following a login and a refresh")
        .expect("the walk");
    let mut code = String::new();
    let mut named = 0;
    for (number, word) in walk.split('`').enumerate() {
        let is_quoted = number % 2 == 1;
        if is_quoted && word.ends_with(".rs") {
            let path = source().join(word);
            code = fs::read_to_string(&path).unwrap_or_else(|_| panic!("there is no {word}"));
        } else if is_quoted && !code.is_empty() {
            // With what follows the name, so that the beginning of a name is not enough.
            assert!(
                code.contains(&format!("fn {word}(")) || code.contains(&format!("fn {word}<")),
                "the file before {word} has no such function"
            );
            named += 1;
            code.clear();
        }
    }
    assert!(named > 15, "{named}");
}
