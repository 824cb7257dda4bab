//! How names and email addresses are normalised and compared. Here and not in the service, because migrations fold
//! stored names as well.
//!
//! A name is an address if it has an `@` between two other characters. Addresses have stricter rules: two mailboxes
//! must never become one, so no letter is converted to an ASCII letter (KELVIN SIGN is not `k`, `ß` is not `ss`).

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

/// The stored form of a name: trimmed, in Unicode normalisation form C.
pub fn normalise(name: &str) -> String {
    let name = name.trim();
    match split_address(name) {
        Some((local, domain)) => format!("{}@{}", compose(local), compose(domain)),
        None => name.nfc().collect(),
    }
}

/// The form in which names and addresses are compared: case-folded (full Unicode case folding), normalised and, in
/// domains, converted from A-labels (RFC 5890).
pub fn fold(name: &str) -> String {
    let name = name.trim();
    let Some((local, domain)) = split_address(name) else {
        return fold_text(name);
    };
    let domain = to_ascii(domain).unwrap_or_else(|| fold_mailbox(domain));
    format!("{}@{domain}", fold_mailbox(local))
}

/// Case-folds and normalises any other text (Unicode section 3.13, D145).
pub fn fold_text(text: &str) -> String {
    text.nfd().default_case_fold().nfc().collect()
}

/// The domain in lower-case A-labels; `None` if it is not a domain name.
pub fn to_ascii(domain: &str) -> Option<String> {
    idna::domain_to_ascii(domain)
        .ok()
        .filter(|ascii| !ascii.is_empty())
}

/// The parts before and after the last `@`.
pub fn split_address(name: &str) -> Option<(&str, &str)> {
    let (local, domain) = name.rsplit_once('@')?;
    (!local.is_empty() && !domain.is_empty()).then_some((local, domain))
}

/// Whether the database's own `lower()` yields the folded form, because the name is ASCII: then it need not be stored.
pub fn folds_to_itself(name: &str) -> bool {
    name.is_ascii() && fold(name) == name.to_ascii_lowercase()
}

/// Form C, except for the few characters that it would convert to ASCII.
fn compose(text: &str) -> String {
    by_runs(text, |run| run.nfc().collect())
}

fn fold_mailbox(text: &str) -> String {
    by_runs(text, |run| {
        let folded = run.nfd().flat_map(|c| {
            let folded: Vec<char> = std::iter::once(c).default_case_fold().collect();
            if c.is_ascii() || !folded.iter().any(char::is_ascii) {
                folded
            } else {
                vec![c]
            }
        });
        folded.nfc().collect()
    })
}

/// Applies `change` to the text between those characters.
fn by_runs(text: &str, change: impl Fn(&str) -> String) -> String {
    let becomes_ascii = |c: char| !c.is_ascii() && std::iter::once(c).nfc().all(|c| c.is_ascii());
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| becomes_ascii(*c)) {
        changed.push_str(&change(&rest[..at]));
        changed.push(c);
        rest = &rest[at + c.len_utf8()..];
    }
    changed.push_str(&change(rest));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_one() {
        for (one, other) in [
            ("Ann", " ann\u{a0}"),
            ("j\u{f6}rg", "JO\u{308}RG"),
            ("Stra\u{df}e", "STRASSE"),
            ("\u{1e9e}", "ss"),
            (
                "\u{3a3}\u{3af}\u{3c3}\u{3c5}\u{3c6}\u{3bf}\u{3c2}",
                "\u{3a3}\u{399}\u{301}\u{3a3}\u{3a5}\u{3a6}\u{39f}\u{3a3}",
            ),
            ("\u{212a}im", "kim"),
            (
                "J\u{f6}rg@B\u{fc}cher.example",
                "jo\u{308}rg@xn--bcher-kva.EXAMPLE",
            ),
            ("ann@stra\u{df}e.example", "Ann@XN--strae-oqa.example"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn mailboxes_that_are_two() {
        for (one, other) in [
            ("\u{212a}im@example.com", "kim@example.com"),
            ("stra\u{df}e@example.com", "strasse@example.com"),
            ("\u{17f}am@example.com", "sam@example.com"),
            ("\u{fb01}n@example.com", "fin@example.com"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
            assert_ne!(fold(&normalise(one)), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn folding_again_changes_nothing() {
        for name in [
            "\u{130}x",
            "\u{1f80}",
            "\u{345}\u{3b1}",
            "A@B",
            "@",
            "a@",
            "\u{149}@\u{149}",
        ] {
            assert_eq!(fold(&fold(name)), fold(name), "{name:?}");
        }
    }

    #[test]
    fn the_database_folds_plain_names_by_itself() {
        assert!(folds_to_itself("Ann@Example.com"));
        assert!(!folds_to_itself("ann "));
        assert!(!folds_to_itself("J\u{f6}rg"));
    }
}
