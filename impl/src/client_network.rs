//! Which addresses count as one client, wherever something is limited per client: attempts, mails, connections, unread
//! bodies.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

/// An IPv4 address, or the first 64 bits of an IPv6 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientNetwork {
    V4(Ipv4Addr),
    V6(u64),
}

/// The client an address belongs to.
///
/// Whoever has one IPv6 address usually has its whole /64 (RFC 6177), so limits per address would be no limits. IPv4
/// addresses embedded in IPv6, mapped (`::ffff:0:0/96`) or translated (`64:ff9b::/96`, RFC 6052), count as IPv4:
/// otherwise all IPv4 clients would share one /64.
pub fn client_network(address: IpAddr) -> ClientNetwork {
    const TRANSLATED: [u16; 6] = [0x64, 0xff9b, 0, 0, 0, 0];
    match address.to_canonical() {
        IpAddr::V4(address) => ClientNetwork::V4(address),
        IpAddr::V6(address) if address.segments().starts_with(&TRANSLATED) => {
            // The last 32 bits.
            ClientNetwork::V4(Ipv4Addr::from_bits(address.to_bits() as u32))
        }
        IpAddr::V6(address) => ClientNetwork::V6((address.to_bits() >> 64) as u64),
    }
}

/// `192.0.2.1` or `2001:db8::/64`.
impl fmt::Display for ClientNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4(address) => address.fmt(f),
            Self::V6(prefix) => {
                let network = Ipv6Addr::from_bits(u128::from(*prefix) << 64);
                write!(f, "{network}/64")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_an_ipv4_address_or_an_ipv6_network() {
        let cases = [
            ("192.0.2.1", "192.0.2.1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("64:ff9b::192.0.2.1", "192.0.2.1"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
            ("::1", "::/64"),
        ];
        for (address, client) in cases {
            let address = address.parse().expect("an address");
            assert_eq!(client_network(address).to_string(), client);
        }
    }
}
