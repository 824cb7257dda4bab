//! The tables of settings in the documentation, compared with the code that reads the settings.

use std::collections::{BTreeMap, BTreeSet};

use auth_service::config::{LogSettings, Settings};
use clap::{Args, builder::PossibleValue};

use super::{
    documents::{code_spans, documents},
    migrating::PAGE as MIGRATING,
};

const CONFIGURATION: &str = "impl/docs/configuration.md";

struct Setting {
    default: Option<String>,
    /// Help tells of a default that depends on other settings.
    is_derived: bool,
    values: Vec<String>,
}

fn settings() -> BTreeMap<String, Setting> {
    let command = clap::Command::new("auth-service");
    let command = LogSettings::augment_args(Settings::augment_args(command));
    let mut settings = BTreeMap::new();
    for argument in command.get_arguments() {
        let name = argument.get_env().expect("every setting has a variable");
        let mut defaults = argument.get_default_values().iter();
        let default = defaults.next().map(|value| value.to_str().expect("UTF-8"));
        let help = argument.get_help().expect("help").to_string();
        let values: Vec<PossibleValue> = argument.get_possible_values();
        let setting = Setting {
            default: default.map(str::to_owned),
            is_derived: help.contains("[default"),
            values: values.iter().map(|v| v.get_name().to_owned()).collect(),
        };
        settings.insert(name.to_str().expect("UTF-8").to_owned(), setting);
    }
    settings
}

/// The rows of the tables of settings: name, default, meaning.
fn rows(document: &str) -> Vec<[String; 3]> {
    const HEAD: &str = "| setting | default | meaning |";
    let mut rows = Vec::new();
    for table in document.split(HEAD).skip(1) {
        let lines = table.lines().skip(2);
        for line in lines.take_while(|line| line.starts_with('|')) {
            let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [name, default, meaning] = cells[..] else {
                panic!("three cells are expected: {line}");
            };
            rows.push([name.trim_matches('`'), default, meaning].map(str::to_owned));
        }
    }
    rows
}

fn assert_row(name: &str, default: &str, meaning: &str, setting: &Setting) {
    let is_unset = ["unset", "none"].contains(&default);
    match &setting.default {
        Some(value) => assert_eq!(default, format!("`{value}`"), "default of {name}"),
        None if setting.is_derived => {
            assert!(!is_unset && !default.is_empty(), "default of {name}")
        }
        None => assert!(is_unset, "{name} has no default, and {default:?} is told"),
    }
    // The settings of one provider that refer to that of all.
    if !meaning.contains("`SOCIAL_SIGNUP`") {
        for value in &setting.values {
            assert!(meaning.contains(&format!("`{value}`")), "{name}: {value}");
        }
    }
}

#[test]
fn the_tables_of_settings_agree_with_the_code() {
    let (documents, settings) = (documents(), settings());
    let mut told = BTreeSet::new();
    for [name, default, meaning] in rows(&documents[CONFIGURATION]) {
        let setting = settings.get(&name);
        let setting = setting.unwrap_or_else(|| panic!("{name} is no setting"));
        assert_row(&name, &default, &meaning, setting);
        assert!(told.insert(name.clone()), "{name} is there twice");
    }
    let untold: Vec<_> = settings
        .keys()
        .filter(|name| !told.contains(*name))
        .collect();
    assert!(untold.is_empty(), "missing in {CONFIGURATION}: {untold:?}");
    let few = rows(&documents["README.md"]);
    assert_eq!(few.len(), 10);
    for [name, default, meaning] in few {
        assert_row(&name, &default, &meaning, &settings[&name]);
    }
}

/// This page names settings of the Node service's neighbours.
const NEIGHBOURS: &str = "impl/docs/neighbours.md";

/// Names in backticks that look like settings and are something else.
const NO_SETTINGS: [&str; 18] = [
    // Those of the applications in the examples.
    "AUTH_CLIENT_SECRET",
    "AUTH_SECRET",
    "CLIENT_SECRET",
    "COOKIE_SECRET",
    "FACTOR_CHANGED",
    "FACTOR_DUE",
    "HTTPS_PROXY",
    "MAIL_ASKED",
    "PASSWORD_CHANGED",
    "PRIVATE_DECRYPTION_KEY",
    "RUST_LOG",
    "SAML_ISSUER",
    "SIGN_UP",
    "SSL_CERT_FILE",
    "CONTRACT_",
    "BENCH_",
    "FUZZ_",
    "TEST_",
];

#[test]
fn every_setting_that_is_mentioned_exists() {
    let settings = settings();
    let of_the_node_service = settings_of_the_node_service();
    let theirs: BTreeSet<_> = of_the_node_service
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    for (name, document) in documents() {
        // It names what there was, too.
        if name == "CHANGELOG.md" {
            continue;
        }
        for span in code_spans(&document) {
            let word = span.split('=').next().unwrap_or_default();
            let looks_like_one = word.starts_with(|c: char| c.is_ascii_uppercase())
                && word.contains('_')
                && word
                    .chars()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
            let is_other = NO_SETTINGS.iter().any(|other| word.starts_with(other))
                || [MIGRATING, NEIGHBOURS].contains(&name.as_str()) && theirs.contains(word);
            assert!(
                !looks_like_one || is_other || settings.contains_key(word),
                "{name}: {word} is no setting"
            );
        }
    }
}

/// The Node service's settings and what becomes of them, as the page about migrating says.
fn settings_of_the_node_service() -> Vec<(String, String)> {
    const HEAD: &str = "| variable of the Node.js service | here | |";
    let documents = documents();
    let (_, table) = documents[MIGRATING].split_once(HEAD).expect("the table");
    let lines = table.lines().skip(2);
    let rows = lines.take_while(|line| line.starts_with('|'));
    let names = rows.flat_map(|line| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [names, verdict, _] = cells[..] else {
            panic!("three cells are expected: {line}");
        };
        let verdict = verdict.to_owned();
        code_spans(names)
            .into_iter()
            .map(move |name| (name, verdict.clone()))
    });
    names.collect()
}

/// `scripts/loopback` checks that none is left out.
#[test]
fn the_settings_of_the_node_service_are_what_the_page_calls_them() {
    // Of the HTTP client, not ours.
    const NOT_OURS: [&str; 2] = ["HTTPS_PROXY", "HTTP_PROXY"];
    let settings = settings();
    let mut told = BTreeSet::new();
    for (name, verdict) in settings_of_the_node_service() {
        let is_ours = settings.contains_key(&name) || NOT_OURS.contains(&name.as_str());
        match verdict.as_str() {
            "same" => assert!(is_ours, "{name} is no setting"),
            "absent" => assert!(!is_ours, "{name} is a setting"),
            "better" => {}
            _ => panic!("{name}: {verdict:?} is no verdict"),
        }
        assert!(told.insert(name.clone()), "{name} is there twice");
    }
    assert!(told.len() > 100, "only {} are told", told.len());
}
