//! Records which documented responses the tests have produced. Debug builds append each one once to the file named by
//! AUTH_SERVICE_ANSWERS, which `tests/contract/answers.py` reads. (The service records them because the tests are
//! written in three languages.)

use std::{
    collections::HashSet,
    env,
    fs::{File, OpenOptions},
    io::Write,
    sync::{Mutex, OnceLock, PoisonError},
};

struct Log {
    file: File,
    written: HashSet<(String, u16)>,
}

static LOG: OnceLock<Option<Mutex<Log>>> = OnceLock::new();

fn open() -> Option<Mutex<Log>> {
    let place = env::var_os("AUTH_SERVICE_ANSWERS")?;
    let file = OpenOptions::new().create(true).append(true).open(place);
    let written = HashSet::new();
    Some(Mutex::new(Log {
        file: file.ok()?,
        written,
    }))
}

pub fn record(operation: &str, status: u16) {
    let Some(log) = LOG.get_or_init(open) else {
        return;
    };
    let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
    if log.written.insert((operation.to_owned(), status)) {
        // A single write, because other processes append to the same file.
        let _ = log
            .file
            .write_all(format!("{operation} {status}\n").as_bytes());
    }
}
