//! Mails in a folder whose disk fails.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{
    faults::{
        client::{Client, PASSWORD},
        disk::{Disk, FAULTS},
        sqlite::furnished,
    },
    home::Home,
};

/// More than the pauses between the first tries.
const PATIENCE: Duration = Duration::from_secs(60);

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(files) = fs::read_dir(folder) else {
        return vec![];
    };
    files.map(|file| file.expect("a file").path()).collect()
}

/// It stays in the outbox, also when the process is killed meanwhile, and no half of it is left in the folder.
#[test]
fn a_mail_that_the_disk_does_not_take_waits() {
    for fault in FAULTS {
        let (home, disk) = Disk::below_folder(Home::new(), "data/mail");
        let home = furnished(home);
        #[rustfmt::skip]
        home.json(&[
            "admin", "user", "create", "--username", "mel", "--password", PASSWORD, "--email", "mel@example.com",
            "--tenant", "acme", "--role", "editor", "--client", "web",
        ]);
        let folder = home.path.join("data/mail");
        let service = home.serve(&["--no-bootstrap"]);
        disk.fail(fault, 0);
        let asked = json!({"client_id": "web", "client_secret": "web secret", "username": "mel"});
        assert_eq!(service.post("/auth/forget-password", &asked).0, 204);
        service.logs("cannot write to MAIL_DIR");
        assert_eq!(files(&folder), [] as [PathBuf; 0], "{fault:?}");
        // The database stands on another disk.
        Client(service.address.clone()).ready().ok();
        // The moment of the next try is written; without it the mail would wait for the end of its lease.
        sleep(Duration::from_millis(500));
        drop(service);

        disk.mend();
        let _service = home.serve(&["--no-bootstrap"]);
        let begun = Instant::now();
        let mail = loop {
            let mails = files(&folder);
            let is_whole = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "eml");
            if let Some(mail) = mails.iter().find(is_whole) {
                break mail.clone();
            }
            assert!(begun.elapsed() < PATIENCE, "{fault:?}: it never came");
            sleep(Duration::from_millis(50));
        };
        let text = fs::read_to_string(&mail).expect("a mail");
        assert!(text.contains("To: mel@example.com") && text.contains("token="));
        let mode = fs::metadata(&mail).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        sleep(Duration::from_millis(500));
        assert_eq!(files(&folder), [mail], "{fault:?}: once");
    }
}
