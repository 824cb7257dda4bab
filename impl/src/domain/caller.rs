//! Who makes a request.

use std::net::IpAddr;

/// From where a request comes.
#[derive(Clone, Debug)]
pub struct Caller {
    /// `X-Request-Id`, for the log.
    pub request_id: String,
    pub address: IpAddr,
    pub user_agent: Option<String>,
    pub device_id: Option<String>,
}
