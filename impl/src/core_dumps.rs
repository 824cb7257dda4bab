//! Core dumps, which would contain keys, passwords and tokens.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Disables core dumps. PR_SET_DUMPABLE would do so too, but would also hide `/proc/self` from the process, where
/// libraries look up its memory and open files.
pub fn disable() {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // Lowering a limit is always permitted.
    let _ = setrlimit(Resource::Core, none);
}
