//! The file named by a `sqlite:` URL. The URL is decoded only here: code that opens or creates the file, checks its
//! mode, or stores the key next to it uses this path.

use std::path::{Path, PathBuf};

use crate::config::url_parts::{decode, parameters};

/// A SQLite database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqliteFile {
    pub path: PathBuf,
    /// `mode=rwc`: created if missing.
    pub create: bool,
}

impl SqliteFile {
    /// A file next to this one, such as `.key`.
    pub fn beside(&self, ending: &str) -> PathBuf {
        let mut path = self.path.clone().into_os_string();
        path.push(ending);
        PathBuf::from(path)
    }

    /// The directory that contains it; `None` for a bare file name.
    pub fn folder(&self) -> Option<&Path> {
        self.path
            .parent()
            .filter(|path| !path.as_os_str().is_empty())
    }
}

/// Parses what follows `sqlite:`.
pub fn parse(rest: &str) -> Result<SqliteFile, String> {
    const MEMORY: &str =
        "expected a file: with an in-memory database, every connection would have its own";
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    if rest.contains('#') {
        return Err("it contains a #; percent-encode it as %23".into());
    }
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = decode("the path", path)?;
    if path.is_empty() {
        return Err("expected a file path after sqlite://".into());
    }
    // SQLite itself gives such names a special meaning.
    if path.contains(":memory:") || path.starts_with("file:") {
        return Err(MEMORY.into());
    }
    let mut create = false;
    for parameter in parameters(query)? {
        match (parameter.name.as_str(), parameter.value.as_str()) {
            ("mode", "rwc") => create = true,
            ("mode", "rw") => create = false,
            ("mode", "memory") => return Err(MEMORY.into()),
            ("mode", _) => return Err("expected mode=rwc (create if missing) or mode=rw".into()),
            // The service behaves this way in any case.
            ("cache", "private") | ("immutable", "false" | "0") => {}
            _ => {
                return Err(format!(
                    "{}: the only known parameter is mode",
                    parameter.place
                ));
            }
        }
    }
    Ok(SqliteFile {
        path: path.into(),
        create,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_once() {
        for (text, path) in [
            ("//data/auth.db?mode=rwc", "data/auth.db"),
            ("data/auth.db?mode=rwc", "data/auth.db"),
            ("///srv/a%20b/auth.db?mode=rwc", "/srv/a b/auth.db"),
            ("///srv/a b/auth.db?mode=rwc", "/srv/a b/auth.db"),
            ("//a%3Fb%23c%2520.db?mode=rwc", "a?b#c%20.db"),
            ("//%C3%A4.db?mode=rwc", "ä.db"),
        ] {
            let file = parse(text).unwrap();
            assert_eq!((file.path.as_path(), file.create), (Path::new(path), true));
        }
        assert!(!parse("//auth.db").unwrap().create);
        assert_eq!(
            parse("//a%20b.db").unwrap().beside(".key"),
            Path::new("a b.db.key")
        );
    }

    #[test]
    fn what_is_no_file_is_refused() {
        for text in [
            "",
            "//",
            ":memory:",
            "//%3Amemory%3A",
            "//auth.db?mode=memory",
            "//file:auth.db%3Fmode=memory",
            "//auth.db?mode=ro",
            "//auth.db?mode",
            "//auth.db?vfs=x",
            "//auth.db?cache=shared",
            "//a#b.db",
            "//a%zz.db",
            "//a%00.db",
            "//a%ff.db",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
