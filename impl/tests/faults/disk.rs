//! A disk that fails on command: `shim.c`, preloaded into the service.

use std::{
    fs,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::home::Home;

#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// No write finds room.
    Full = 1,
    /// Writes end in EIO.
    Writes = 2,
    /// So do fsync and fdatasync, after the data were written.
    Syncs = 3,
}

pub const FAULTS: [Fault; 3] = [Fault::Full, Fault::Writes, Fault::Syncs];

/// The switch. Begins with a disk that works.
pub struct Disk(PathBuf);

impl Disk {
    /// Puts what runs in `home` on such a disk, as far as its `data` folder goes.
    pub fn below(home: Home) -> (Home, Self) {
        Self::below_folder(home, "data")
    }

    pub fn below_folder(home: Home, folder: &str) -> (Home, Self) {
        let control = home.path.join("fault");
        fs::write(&control, [0; 8]).expect("a control file");
        let folder = home.path.join(folder);
        let home = home
            .with("LD_PRELOAD", &shim().display().to_string())
            .with("FAULT_CONTROL", &control.display().to_string())
            .with("FAULT_FOLDER", &folder.display().to_string());
        (home, Self(control))
    }

    /// From now on, after the next `spared` calls.
    pub fn fail(&self, fault: Fault, spared: u32) {
        self.set(0, spared);
        self.set(fault as u8, spared);
    }

    pub fn mend(&self) {
        self.set(0, 0);
    }

    /// Into the file that the service has mapped.
    fn set(&self, fault: u8, spared: u32) {
        let mut bytes = [fault, 0, 0, 0, 0, 0, 0, 0];
        bytes[4..].copy_from_slice(&spared.to_ne_bytes());
        let file = fs::OpenOptions::new().write(true).open(&self.0);
        file.expect("the control file")
            .write_all_at(&bytes, 0)
            .expect("written");
    }
}

fn shim() -> &'static Path {
    static SHIM: OnceLock<PathBuf> = OnceLock::new();
    SHIM.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
        let name = format!("faults-{}.so", std::process::id());
        let shim = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
            .args([&shim, &source])
            .arg("-ldl")
            .status();
        assert!(compiled.expect("cc runs").success());
        shim
    })
}
