//! What is told of a panic: where, and during which request. Never its message, which may quote what a caller sent or what
//! the database holds.

use std::{
    io::Write,
    panic::{PanicHookInfo, set_hook},
};

use crate::edge::context::HeaderText;

tokio::task_local! {
    static REQUEST_ID: HeaderText;
}

/// Replaces the standard library's hook, which prints the message, for the whole process.
pub fn install() {
    set_hook(Box::new(report));
}

/// Runs `work` so that a panic in it is told with this request's id.
pub async fn with_request_id<F: Future>(id: HeaderText, work: F) -> F::Output {
    REQUEST_ID.scope(id, work).await
}

fn report(panic: &PanicHookInfo<'_>) {
    let place = match panic.location() {
        Some(location) => format!("{}:{}", location.file(), location.line()),
        None => "an unknown place".to_owned(),
    };
    if !tracing::dispatcher::has_been_set() {
        // Commands that do not log would end without a word. There is nowhere to report that standard error is closed.
        let _ = writeln!(std::io::stderr(), "error: panicked at {place}");
        return;
    }
    match REQUEST_ID.try_with(HeaderText::clone) {
        Ok(request_id) => tracing::error!(%request_id, place, "panicked"),
        Err(_) => tracing::error!(place, "panicked"),
    }
}
