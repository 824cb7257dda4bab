//! Answers requests: `handle` from headers to response, `dispatch` for what the document knows.

mod dispatch;
mod handle;
mod record;
mod response_headers;
mod state;

pub use self::state::{Edge, Sender};
