//! A request as it is kept: its bytes, with names in the place of what is another value in each run.
//!
//! `{{access}}` is the value of that name, `{{access%}}` the value percent-encoded, `{{access~17}}` the value with a few
//! characters changed, as the number decides. `{{length}}` is the length of the body.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use url::form_urlencoded::byte_serialize;

use crate::fuzz::dice::{Dice, mutated};

/// Tokens, codes and the like of the run, by their names.
pub type Values = BTreeMap<&'static str, String>;

#[derive(Clone, Debug)]
pub struct Case(pub Vec<u8>);

impl Case {
    pub fn render(&self, values: &Values) -> Vec<u8> {
        let split = find(&self.0, b"\r\n\r\n").map_or(self.0.len(), |at| at + 4);
        let body = fill(&self.0[split..], values);
        let mut values = values.clone();
        values.insert("length", body.len().to_string());
        let mut bytes = fill(&self.0[..split], &values);
        bytes.extend(body);
        bytes
    }

    /// Of the corpus, in the order of the files' names.
    pub fn corpus() -> Vec<(PathBuf, Self)> {
        let files = fs::read_dir(folder()).expect("the corpus");
        let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "http"));
        files.sort();
        files
            .into_iter()
            .map(|file| {
                let bytes = fs::read(&file).expect("a readable file");
                (file, Self(bytes))
            })
            .collect()
    }

    /// Becomes part of the corpus.
    pub fn keep(&self, name: &str) -> PathBuf {
        let file = folder().join(format!("{name}.http"));
        fs::write(&file, &self.0).expect("a folder that can be written to");
        file
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/fuzz")
}

fn fill(mut template: &[u8], values: &Values) -> Vec<u8> {
    let mut filled = Vec::with_capacity(template.len());
    while let Some(start) = find(template, b"{{") {
        filled.extend_from_slice(&template[..start]);
        let rest = &template[start + 2..];
        let named = find(rest, b"}}").and_then(|end| Some((end, value(&rest[..end], values)?)));
        match named {
            Some((end, value)) => {
                filled.extend_from_slice(value.as_bytes());
                template = &rest[end + 2..];
            }
            // Two braces that are meant.
            None => {
                filled.extend_from_slice(b"{{");
                template = rest;
            }
        }
    }
    filled.extend_from_slice(template);
    filled
}

fn value(name: &[u8], values: &Values) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let (name, encode) = match name.strip_suffix('%') {
        Some(name) => (name, true),
        None => (name, false),
    };
    let (name, change) = match name.split_once('~') {
        Some((name, number)) => (name, Some(number.parse().ok()?)),
        None => (name, None),
    };
    let value = values.get(name)?;
    let value = match change {
        Some(number) => mutated(&mut Dice::new(number, 0), value),
        None => value.clone(),
    };
    match encode {
        true => Some(byte_serialize(value.as_bytes()).collect()),
        false => Some(value),
    }
}

pub fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}
