//! Giving memory back to the operating system when the load that needed it is over.
//!
//! Both allocators keep what was freed, each thread for itself: mimalloc for us, the C library's for SQLite, libxml2 and OpenSSL.
//! And code that has run once, at the start for example, stays mapped.

use std::{
    cell::Cell,
    sync::atomic::{AtomicU32, Ordering::Relaxed},
};

// Links mimalloc, which tests and this library's other callers do not install.
use libmimalloc_sys as _;

#[cfg(target_os = "linux")]
mod code;

#[cfg(not(target_os = "linux"))]
mod code {
    pub fn unmap_pages() {}
}

unsafe extern "C" {
    fn mi_collect(force: bool);
}

/// How often [`release`] was called.
static RELEASES: AtomicU32 = AtomicU32::new(0);

thread_local! {
    /// Those that this thread has taken part in.
    static SEEN: Cell<u32> = const { Cell::new(0) };
}

/// Gives free memory back: that of the calling thread now, that of each other thread when it next calls [`when_idle`].
pub fn release() {
    let is_first = RELEASES.fetch_add(1, Relaxed) == 0;
    when_idle();
    // The first call is soon after the start. Not in debug builds: a debugger's breakpoints are in these pages.
    if is_first && !cfg!(debug_assertions) {
        code::unmap_pages();
    }
    // SAFETY: no arguments that could be wrong; it takes the locks that it needs.
    #[cfg(target_env = "gnu")]
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Gives back free memory of the calling thread now. A thread that ends without it leaves that memory to other threads.
pub fn release_own() {
    // SAFETY: it concerns the calling thread's own free memory.
    unsafe { mi_collect(true) };
}

/// To be called by a thread that has nothing to do: gives back what it does not need, if that was asked for since the last call.
pub fn when_idle() {
    let releases = RELEASES.load(Relaxed);
    if SEEN.replace(releases) != releases {
        release_own();
    }
}
