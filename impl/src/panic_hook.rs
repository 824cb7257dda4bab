//! What is logged about a panic: its location and the request. Never its message, which may quote input or database
//! contents.

use std::{
    io::Write,
    panic::{PanicHookInfo, set_hook},
};

use crate::edge::context::HeaderText;

tokio::task_local! {
    static REQUEST_ID: HeaderText;
}

/// Replaces the standard hook, which prints the message, for the whole process.
pub fn install() {
    set_hook(Box::new(report));
}

/// Runs `work` so that a panic in it is logged with this request ID.
pub fn with_request_id<F: Future>(id: HeaderText, work: F) -> impl Future<Output = F::Output> {
    REQUEST_ID.scope(id, work)
}

fn report(panic: &PanicHookInfo<'_>) {
    let place = match panic.location() {
        Some(location) => format!("{}:{}", location.file(), location.line()),
        None => "an unknown location".to_owned(),
    };
    if !tracing::dispatcher::has_been_set() {
        // Commands that do not log would otherwise exit silently. If standard error is closed, there is nowhere to
        // report it.
        let _ = writeln!(std::io::stderr(), "error: panicked at {place}");
        return;
    }
    match REQUEST_ID.try_with(HeaderText::clone) {
        Ok(request_id) => tracing::error!(%request_id, place, "panicked"),
        Err(_) => tracing::error!(place, "panicked"),
    }
}
