//! Rules for the tests themselves.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// A black-box test that imports the service would have to follow each change inside it. What such tests need of it is in
/// this package's library: `settings`, `admin`, and the helpers.
#[test]
fn only_tests_that_look_inside_import_internals() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for path in sources(&folder) {
        let text = fs::read_to_string(&path).expect("text");
        let place = path.strip_prefix(&folder).expect("below tests");
        if place == Path::new("house.rs") {
            continue;
        }
        assert!(
            !text.contains("auth_service::"),
            "{place:?} imports the service itself"
        );
        let looks_inside = place.starts_with("inside") || place.starts_with("alone");
        assert!(
            looks_inside || !text.contains("inside::"),
            "{place:?} imports internals"
        );
    }
}
