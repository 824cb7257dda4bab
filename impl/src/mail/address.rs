//! Which email addresses are valid, wherever they come from: the API, `admin` commands, identity providers.

use lettre::{Address, message::Mailbox};

use crate::names::{invisible::has_invisible, split_address, to_ascii};

/// RFC 5321 section 4.5.3.1.
const LONGEST_LOCAL_PART: usize = 64;
const LONGEST_DOMAIN: usize = 253;

/// Whether mail can be delivered to an address of this form: `local@domain`, where the local part is an ASCII dot-atom
/// (RFC 5322 section 3.4.1) and the domain a name of at least two labels, not an IP address. Quoted local parts,
/// comments and lists are rejected, because mail systems interpret them differently. So are domains with invisible
/// characters, which IDNA (UTS 46) would silently drop.
pub fn is_address(text: &str) -> bool {
    !has_invisible(text) && deliverable(text).is_some()
}

/// The address as sent over SMTP, with its domain in A-labels (RFC 5890). Accepts addresses of adopted databases that
/// [`is_address`] would reject, such as those of hosts in a local network.
pub(super) fn mailbox(text: &str) -> Option<Mailbox> {
    let (local, domain) = split_address(text.trim())?;
    Some(Mailbox::new(
        None,
        Address::new(local, to_ascii(domain)?).ok()?,
    ))
}

fn deliverable(text: &str) -> Option<(&str, String)> {
    let (local, domain) = split_address(text)?;
    let domain = to_ascii(domain)?;
    (is_dot_atom(local) && is_host_name(&domain)).then_some((local, domain))
}

fn is_dot_atom(local: &str) -> bool {
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte))
    };
    local.len() <= LONGEST_LOCAL_PART && local.split('.').all(is_atom)
}

/// RFC 1123 section 2.1, with at least two labels.
fn is_host_name(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // No top-level domain starts with a digit; otherwise it is an IP address.
    let top = domain.rsplit_once('.').map(|(_, top)| top);
    domain.len() <= LONGEST_DOMAIN
        && domain.split('.').all(is_label)
        && top.is_some_and(|top| top.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_can_get_mail() {
        let longest = format!("{}@example.com", "x".repeat(64));
        for (text, sent) in [
            ("ann@example.com", "ann@example.com"),
            (
                "Ann.O'Hara+tag@sub.Example.com",
                "Ann.O'Hara+tag@sub.example.com",
            ),
            ("ann@b\u{fc}cher.example", "ann@xn--bcher-kva.example"),
            ("ann@XN--bcher-kva.example", "ann@xn--bcher-kva.example"),
            (
                "ann@\u{4f8b}\u{5b50}.\u{6d4b}\u{8bd5}",
                "ann@xn--fsqu00a.xn--0zwm56d",
            ),
            (&longest, &longest),
        ] {
            let mailbox = mailbox(text).map(|mailbox| mailbox.email.to_string());
            assert_eq!(mailbox.as_deref(), Some(sent), "{text}");
        }
    }

    #[test]
    fn addresses_that_can_get_none() {
        let long_local = format!("{}@example.com", "x".repeat(65));
        let long_label = format!("a@{}.example", "x".repeat(64));
        for text in [
            "",
            "a",
            "@",
            "a@",
            "@example.com",
            "a..b@example.com",
            ".a@example.com",
            "a.@example.com",
            "a@x.example,b@x.example",
            "a b@example.com",
            "\"a b\"@example.com",
            "a@[192.0.2.1]",
            "a@[IPv6:::1]",
            "a@192.0.2.1",
            "a@localhost",
            "a@b..example",
            "a@.example",
            "a@example.com.",
            "a@-b.example",
            "a@b-.example",
            "a@b_c.example",
            "a@b@example.com",
            "a@exam ple.com",
            "a@example.com\r\n",
            "<a@example.com>",
            "Ann <a@example.com>",
            "(x)a@example.com",
            "\u{212a}im@example.com",
            "a@xn--\u{fc}.example",
            "a@exam\u{ad}ple.com",
            "a@exam\u{200b}ple.com",
            "a@\u{202e}example.com",
            "\u{feff}a@example.com",
            &long_local,
            &long_label,
        ] {
            assert!(!is_address(text), "{text:?}");
        }
    }
}
