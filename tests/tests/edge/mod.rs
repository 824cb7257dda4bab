//! What the edge answers before any handler is asked, byte by byte over real sockets.

mod bodies;
mod body_limits;
mod connections;
mod cross_origin;
mod document;
mod error_format;
mod every_operation;
mod headers;
mod media_types;
mod methods;
mod outage;
mod pages;
mod parameters;
mod proxies;
mod public_url;
mod saturation;
mod shutdown;
mod timeouts;
mod wire;
