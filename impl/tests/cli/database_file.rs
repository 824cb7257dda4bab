//! The file of a SQLite database and the key beside it: where they are made, and who may read them.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use crate::home::{Home, text};

/// All files below the home whose modes let others in.
fn open_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.is_dir() {
            found.extend(open_files(&path));
        } else if path.metadata().expect("a file").permissions().mode() & 0o077 != 0 {
            found.push(path);
        }
    }
    found
}

#[test]
fn one_file_is_made_where_the_url_says_with_its_key_beside_it() {
    for (url, file) in [
        ("sqlite://data/my%20auth.db?mode=rwc", "data/my auth.db"),
        ("sqlite:data/my auth.db?mode=rwc", "data/my auth.db"),
        ("sqlite://data%3F%23/%2525.db?mode=rwc", "data?#/%25.db"),
        ("sqlite://auth.db?mode=rwc", "auth.db"),
        (
            "sqlite://HOME/new%20folder/auth.db?mode=rwc",
            "new folder/auth.db",
        ),
    ] {
        let home = Home::new();
        let url = url.replace("HOME", &home.path.display().to_string());
        let home = home.with("DATABASE_URL", &url);
        let service = home.serve(&[]);
        let file = home.path.join(file);
        for ending in ["", "-wal", ".key"] {
            let path = PathBuf::from(format!("{}{ending}", file.display()));
            assert!(path.exists(), "{url}: {}", path.display());
        }
        assert_eq!(open_files(&home.path), [] as [PathBuf; 0], "{url}");
        let databases = fs::read_dir(file.parent().expect("a folder")).expect("a folder");
        let databases = databases.filter(|entry| {
            let name = entry.as_ref().expect("a file").file_name();
            name.to_string_lossy().ends_with(".db")
        });
        assert_eq!(databases.count(), 1, "{url}");
        assert!(service.stop().0);
    }
}

#[test]
fn a_link_to_a_file_leads_to_it() {
    let home = Home::new();
    fs::create_dir_all(home.path.join("disk")).expect("a folder");
    symlink("disk/real.db", home.path.join("auth.db")).expect("a link");
    let home = home.with("DATABASE_URL", "sqlite://auth.db?mode=rwc");
    home.ok(&[
        "admin", "tenant", "create", "--key", "acme", "--name", "Acme",
    ]);
    assert!(home.path.join("disk/real.db").exists() && home.path.join("auth.db.key").exists());
    assert_eq!(open_files(&home.path), [] as [PathBuf; 0]);
}

#[test]
fn a_key_that_everybody_can_read_is_refused() {
    let home = Home::new();
    home.ok(&[
        "admin", "tenant", "create", "--key", "acme", "--name", "Acme",
    ]);
    let key = home.path.join("data/auth.db.key");
    let with_mode =
        |mode| fs::set_permissions(&key, fs::Permissions::from_mode(mode)).expect("set");
    with_mode(0o644);
    for arguments in [&["serve", "--port", "0"][..], &["admin", "user", "list"]] {
        let said = home.refused(arguments);
        assert!(
            said.contains("auth.db.key") && said.contains("0644"),
            "{said}"
        );
    }
    let doctor = home.run(&["admin", "doctor"]);
    assert!(!doctor.status.success() && text(&doctor.stdout).contains("0644"));
    with_mode(0o640);
    home.ok(&["admin", "user", "list"]);
}
