//! Which documented answers tests have produced. Debug builds write each, once, to the file that AUTH_SERVICE_ANSWERS names;
//! `tests/contract/answers.py` reads it. (Written here and not by the tests, because they are in three languages.)

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
        // In one piece: other processes write to the same file.
        let _ = log
            .file
            .write_all(format!("{operation} {status}\n").as_bytes());
    }
}
