//! Looking up passwords in a list of breached ones by k-anonymity: the list receives the first five of the forty
//! hexadecimal digits of the password's SHA-1 and returns all hashes that begin with them. (The API of Have I Been
//! Pwned's Pwned Passwords, version 3.)

use std::time::Duration;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use http::Method;

use crate::{
    config::PasswordSettings,
    federation::{Fault, Outbound},
    log_throttle,
};

/// Short, because a user is waiting.
const TIME_LIMIT: Duration = Duration::from_secs(2);
/// Number of the hash's digits that are sent.
const PREFIX_DIGITS: usize = 5;

/// The list of breached passwords, if one is configured.
pub struct Breached {
    /// URL of the list without a trailing slash; the digits are appended.
    list: Option<String>,
    outbound: Outbound,
}

impl Breached {
    pub fn new(settings: &PasswordSettings) -> Self {
        let list = settings.breached_passwords_url.as_deref();
        Self {
            list: list.map(|url| url.trim_end_matches('/').to_owned()),
            outbound: Outbound::new(TIME_LIMIT),
        }
    }

    /// Whether the list contains the password. If the list cannot be queried, the password is accepted: an outage of
    /// the list must not prevent password changes.
    pub async fn contains(&self, password: &str) -> bool {
        let Some(list) = &self.list else {
            return false;
        };
        let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes());
        let hash: String = hash
            .as_ref()
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect();
        let (shown, hidden) = hash.split_at(PREFIX_DIGITS);
        match self.ask(list, shown).await {
            Ok(answer) => has_line(&answer, hidden),
            Err(fault) => {
                if log_throttle::should_log("the list of breached passwords cannot be queried", "")
                {
                    tracing::warn!(%fault, "the list of breached passwords cannot be queried; accepted a new password without checking it");
                }
                false
            }
        }
    }

    async fn ask(&self, list: &str, shown: &str) -> Result<String, Fault> {
        let request = http::Request::builder()
            .method(Method::GET)
            .uri(format!("{list}/{shown}"))
            // Responses are padded to similar lengths, so that an observer cannot tell which digits were queried.
            .header("Add-Padding", "true")
            .body(Vec::new())
            .map_err(|_| Fault::broken("could not build the request"))?;
        let answer = self.outbound.send(request).await?;
        String::from_utf8(answer.into_body())
            .map_err(|_| Fault::broken("the response is not UTF-8"))
    }
}

/// Whether one of the lines `SUFFIX:COUNT` has this suffix and a count above 0, which marks padding.
fn has_line(answer: &str, suffix: &str) -> bool {
    answer
        .lines()
        .filter_map(|line| line.trim().split_once(':'))
        .any(|(listed, count)| {
            listed.eq_ignore_ascii_case(suffix) && count.bytes().any(|digit| digit != b'0')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_only_pad_do_not_count() {
        let answer =
            "0018A45C4D1DEF81644B54AB7F969B88D65:10\r\n00D4F6E8FA6EECAD2A3AA415EEC418D38EC:0\r\n";
        assert!(has_line(answer, "0018A45C4D1DEF81644B54AB7F969B88D65"));
        assert!(!has_line(answer, "00D4F6E8FA6EECAD2A3AA415EEC418D38EC"));
        assert!(!has_line(answer, "011053FD0102E94D6AE2F8B83D76FAF94F6"));
        assert!(!has_line("<html>", "0018A45C4D1DEF81644B54AB7F969B88D65"));
    }
}
