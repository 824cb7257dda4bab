//! The caller of an operation.

use std::net::IpAddr;

/// Where a request comes from, for limits, the log and the audit trail.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Value of `X-Request-Id`, for the log.
    pub request_id: String,
    pub address: IpAddr,
    pub user_agent: Option<String>,
    pub device_id: Option<String>,
}
