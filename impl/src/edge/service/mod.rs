//! Request handling: `handle` goes from headers to response, `dispatch` serves the operations of the document.

mod dispatch;
mod handle;
mod record;
mod response_headers;
mod state;

pub use self::state::{Edge, Sender};
