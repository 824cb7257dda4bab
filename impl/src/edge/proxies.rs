//! The client's address behind reverse proxies: TRUSTED_PROXIES and `X-Forwarded-For`.

use std::net::{IpAddr, SocketAddr};
use std::sync::Once;

use http::header::{self, HeaderMap, HeaderName};
use ipnet::IpNet;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Whether an address belongs to a trusted proxy. An IPv4-mapped IPv6 address counts as the IPv4 address.
pub fn is_trusted(trusted: &[IpNet], address: IpAddr) -> bool {
    let address = address.to_canonical();
    trusted.iter().any(|network| network.contains(&address))
}

/// Parses an address or a network in CIDR notation. `ipnet` alone would reject a bare address.
///
/// # Errors
/// Any other text.
pub fn network(text: &str) -> Result<IpNet, String> {
    let network = match text.parse::<IpAddr>() {
        Ok(address) => Ok(IpNet::from(address)),
        Err(_) => text.parse(),
    };
    network.map_err(|_| format!("{text} is neither an IP address nor a network such as 10.0.0.0/8"))
}

/// Warns once that there seems to be a proxy in front of the service that is not trusted, so that all its clients share
/// one address and one set of limits.
pub struct ProxyWarning(Once);

impl ProxyWarning {
    pub fn new() -> Self {
        Self(Once::new())
    }

    /// Looks for a forwarding header from a nearby address that TRUSTED_PROXIES does not list. From a public address it
    /// is most likely a client trying to spoof its own.
    pub fn check(&self, trusted: &[IpNet], socket: IpAddr, headers: &HeaderMap) {
        if self.0.is_completed() || !is_forwarded(headers) {
            return;
        }
        let socket = socket.to_canonical();
        if is_nearby(socket) && !is_trusted(trusted, socket) {
            self.0.call_once(|| {
                tracing::warn!(
                    proxy = %socket,
                    "requests arrive through a proxy that is not in TRUSTED_PROXIES: all its clients share one address, so too many failed logins of one lock out everyone"
                );
            });
        }
    }
}

fn is_forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key(FORWARDED_FOR) || headers.contains_key(header::FORWARDED)
}

/// Loopback, private, link-local and shared (RFC 6598) addresses.
fn is_nearby(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            address.is_loopback()
                || address.is_private()
                || address.is_link_local()
                || (first == 100 && second & 0xc0 == 64)
        }
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

/// The closest address to us that is not a trusted proxy. Anything a client puts into the header itself is to the left
/// of it and never counts.
pub fn client_address(trusted: &[IpNet], socket: IpAddr, headers: &HeaderMap) -> IpAddr {
    let mut client = socket.to_canonical();
    if trusted.is_empty() {
        if headers.contains_key(FORWARDED_FOR) {
            warn_about_forwarded_header();
        }
        return client;
    }
    let values: Vec<_> = headers.get_all(FORWARDED_FOR).iter().collect();
    let mut hops = values
        .iter()
        .rev()
        .flat_map(|value| value.to_str().unwrap_or_default().rsplit(','));
    while is_trusted(trusted, client) {
        match hops.next().and_then(|hop| address(hop.trim())) {
            Some(hop) => client = hop.to_canonical(),
            None => break,
        }
    }
    client
}

/// Behind an untrusted proxy all clients share its address and its limits, so one of them can lock out everyone.
fn warn_about_forwarded_header() {
    static WARNED: Once = Once::new();
    WARNED.call_once(|| {
        tracing::warn!(
            "a request has X-Forwarded-For, which is ignored unless TRUSTED_PROXIES is set: if it came through a proxy, all its clients share one limit on failed logins"
        );
    });
}

/// Some proxies append the port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .unwrap_or(text);
    bare.parse()
        .ok()
        .or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn client(trusted: &[&str], socket: &str, forwarded: &[&str]) -> String {
        let trusted: Vec<IpNet> = trusted
            .iter()
            .map(|net| network(net).expect("net"))
            .collect();
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, HeaderValue::from_str(value).expect("header"));
        }
        client_address(&trusted, socket.parse().expect("address"), &headers).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let proxies = ["10.0.0.0/8", "::1"];
        assert_eq!(client(&[], "10.0.0.1", &["1.2.3.4"]), "10.0.0.1");
        assert_eq!(client(&proxies, "9.9.9.9", &["1.2.3.4"]), "9.9.9.9");
        assert_eq!(client(&proxies, "10.0.0.1", &["1.2.3.4"]), "1.2.3.4");
        assert_eq!(
            client(&proxies, "::ffff:10.0.0.1", &["6.6.6.6, 1.2.3.4,10.1.1.1"]),
            "1.2.3.4"
        );
        assert_eq!(
            client(&proxies, "::1", &["6.6.6.6", "1.2.3.4:567"]),
            "1.2.3.4"
        );
        assert_eq!(
            client(&proxies, "::1", &["[2001:db8::1]:443"]),
            "2001:db8::1"
        );
        assert_eq!(
            client(&proxies, "10.0.0.1", &["6.6.6.6, nonsense"]),
            "10.0.0.1"
        );
        assert_eq!(client(&proxies, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn only_a_near_proxy_that_is_not_named_is_noticed() {
        let noticed = |socket: &str, trusted: &[&str], header: &'static str| {
            let notice = ProxyWarning::new();
            let trusted: Vec<IpNet> = trusted
                .iter()
                .map(|net| network(net).expect("net"))
                .collect();
            let name = HeaderName::from_static(header);
            let headers = HeaderMap::from_iter([(name, HeaderValue::from_static("203.0.113.7"))]);
            notice.check(&trusted, socket.parse().expect("address"), &headers);
            notice.0.is_completed()
        };
        for near in [
            "127.0.0.1",
            "::1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "100.64.0.1",
            "fd00::1",
            "::ffff:10.0.0.1",
        ] {
            assert!(noticed(near, &[], "x-forwarded-for"), "{near}");
            assert!(noticed(near, &["10.9.9.9"], "forwarded"), "{near}");
            assert!(
                !noticed(near, &["0.0.0.0/0", "::/0"], "x-forwarded-for"),
                "{near}"
            );
            assert!(!noticed(near, &[], "x-other"), "{near}");
        }
        for far in ["203.0.113.1", "100.128.0.1", "2001:db8::1"] {
            assert!(!noticed(far, &[], "x-forwarded-for"), "{far}");
        }
    }

    #[test]
    fn blocks_are_read_strictly() {
        for bad in ["", "10.0.0.0/33", "::/129", "10.0.0/8", "10.0.0.0/", "host"] {
            assert!(network(bad).is_err(), "{bad}");
        }
        let everything = [network("0.0.0.0/0").expect("net")];
        assert!(is_trusted(
            &everything,
            "255.1.2.3".parse().expect("address")
        ));
        assert!(!is_trusted(&everything, "::1".parse().expect("address")));
    }

    proptest! {
        #[test]
        fn any_header_is_survived(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(value) = HeaderValue::from_bytes(&bytes) {
                let headers = HeaderMap::from_iter([(FORWARDED_FOR, value)]);
                let everyone = ["0.0.0.0/0", "::/0"].map(|net| network(net).expect("net"));
                client_address(&everyone, IpAddr::from([10, 0, 0, 1]), &headers);
            }
        }
    }
}
