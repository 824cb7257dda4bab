//! Core dumps, which would hold keys, passwords and tokens.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Asks the system to write none of this process. PR_SET_DUMPABLE would do the same and hide `/proc/self` from the process itself,
/// where libraries look for its memory and open files.
pub fn forbid() {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // Lowering a limit is always allowed.
    let _ = setrlimit(Resource::Core, none);
}
