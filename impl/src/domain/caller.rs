//! The caller of an operation.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::names::cut;

/// Where a request comes from, for limits, the log and the audit trail.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Value of `X-Request-Id`, for the log.
    pub request_id: String,
    pub address: IpAddr,
    pub user_agent: Option<String>,
    pub device_id: Option<String>,
}

/// The device that a request comes from, as the audit trail and the list of sessions show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub address: String,
    pub user_agent: Option<String>,
    pub id: Option<String>,
}

impl Device {
    /// For the database.
    pub fn to_json(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }

    /// `None` if this is not what [`Device::to_json`] has written.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl Caller {
    /// The device of the request, its texts cut to what the database holds.
    pub fn device(&self) -> Device {
        Device {
            address: self.address.to_string(),
            user_agent: self.user_agent.as_deref().map(|text| cut(text, 500)),
            id: self.device_id.as_deref().map(|text| cut(text, 200)),
        }
    }
}
