//! Validation of text fields. The maximum lengths are those of the reference's columns; SQLite does not enforce them.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::{
    domain::accounts::error::ChangeError,
    mail::is_address,
    names::{invisible::has_invisible, normalise},
};

/// A text of one line with 1 to `longest` characters.
pub fn text(field: &'static str, value: &str, longest: usize) -> Result<String, ChangeError> {
    if value.is_empty() {
        Err(ChangeError::invalid(field, "it is empty"))
    } else if value.chars().count() > longest {
        Err(ChangeError::invalid(field, "it is too long"))
    } else if value.trim() != value || value.chars().any(char::is_control) {
        Err(ChangeError::invalid(
            field,
            "it begins or ends with a space or contains a control character",
        ))
    } else {
        Ok(value.to_owned())
    }
}

/// An optional text; the empty string clears the field.
pub fn clearable(
    field: &'static str,
    value: &str,
    longest: usize,
) -> Result<Option<String>, ChangeError> {
    match value {
        "" => Ok(None),
        some => text(field, some, longest).map(Some),
    }
}

/// An identity provider's identifier for a user. Leading and trailing spaces are significant: without them it would be
/// another user's.
pub fn subject(value: &str) -> Result<String, ChangeError> {
    if value.trim().is_empty() {
        Err(ChangeError::invalid("subject", "it is empty"))
    } else if value.chars().count() > 255 {
        Err(ChangeError::invalid("subject", "it is too long"))
    } else if value.chars().any(char::is_control) {
        Err(ChangeError::invalid(
            "subject",
            "it contains a control character",
        ))
    } else {
        Ok(value.to_owned())
    }
}

/// A user name, trimmed and normalised, without invisible characters.
pub fn username(value: &str) -> Result<String, ChangeError> {
    visible("username", text("username", &normalise(value), 150)?)
}

fn visible(field: &'static str, name: String) -> Result<String, ChangeError> {
    if has_invisible(&name) {
        return Err(ChangeError::invalid(
            field,
            "it contains an invisible character, or one that changes the writing direction",
        ));
    }
    Ok(name)
}

/// A day of birth, which must not be in the future in the time zone where the day begins first.
pub fn day_of_birth(day: NaiveDate, now: DateTime<Utc>) -> Result<NaiveDate, ChangeError> {
    if is_in_future(day, now) {
        return Err(ChangeError::invalid("dob", "must not be in the future"));
    }
    Ok(day)
}

/// Whether a day has not yet begun anywhere on Earth.
pub fn is_in_future(day: NaiveDate, now: DateTime<Utc>) -> bool {
    const EARLIEST_ZONE: TimeDelta = TimeDelta::hours(14);
    day > (now + EARLIEST_ZONE).date_naive()
}

/// An email address that can receive mail, trimmed and normalised; the empty string clears the field.
pub fn email(value: &str) -> Result<Option<String>, ChangeError> {
    let address = clearable("email", &normalise(value), 150)?;
    match address {
        Some(address) if has_invisible(&address) => visible("email", address).map(Some),
        Some(address) if !is_address(&address) => {
            Err(ChangeError::invalid("email", "not a valid email address"))
        }
        other => Ok(other),
    }
}

/// A language tag such as `en` or `pt-BR`; the empty string clears the field.
pub fn locale(value: &str) -> Result<Option<String>, ChangeError> {
    clearable("locale", value, 5)
}

/// A client's public identifier. It is sent in headers too, so only visible ASCII is allowed.
pub fn client_id(value: &str) -> Result<String, ChangeError> {
    if !value.is_empty() && value.len() <= 50 && value.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(value.to_owned())
    } else {
        Err(ChangeError::invalid(
            "--client-id",
            "1 to 50 visible ASCII characters are expected",
        ))
    }
}

/// The redirect URL of a client: an absolute http(s) URL or one with an app's private scheme; the empty string clears
/// the field.
pub fn redirect_url(value: &str) -> Result<Option<String>, ChangeError> {
    const FLAG: &str = "--redirect-url";
    let refuse = |problem| Err(ChangeError::invalid(FLAG, problem));
    let Some(url) = clearable(FLAG, value, 200)? else {
        return Ok(None);
    };
    let Some((scheme, rest)) = url.split_once(':') else {
        return refuse("an absolute URL is expected");
    };
    if rest.is_empty() || !is_scheme(scheme) {
        return refuse("an absolute URL is expected");
    }
    if url.contains('#') {
        return refuse("a fragment is not allowed");
    }
    if !url
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
    {
        return refuse("it contains a character that must be percent-encoded");
    }
    let authority = rest.strip_prefix("//").unwrap_or_default();
    if authority
        .split(['/', '?'])
        .next()
        .is_some_and(|authority| authority.contains('@'))
    {
        return refuse("a host without user information is expected");
    }
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if !has_plain_host(&url) => {
            refuse("a host without user information is expected")
        }
        "javascript" | "data" | "vbscript" | "file" | "blob" | "about" => {
            refuse("browsers do not redirect to this scheme")
        }
        _ => Ok(Some(url)),
    }
}

/// RFC 3986 section 3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn has_plain_host(url: &str) -> bool {
    url.parse::<http::Uri>().is_ok_and(|uri| {
        let authority = uri.authority();
        authority.is_some_and(|whole| !whole.host().is_empty() && !whole.as_str().contains('@'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirect_urls() {
        for good in [
            "https://app.example.com/callback?x=1",
            "http://localhost:4200",
            "com.example.app:/callback",
            "myapp://callback",
        ] {
            assert_eq!(redirect_url(good).unwrap().as_deref(), Some(good));
        }
        for bad in [
            "/callback",
            "app.example.com/callback",
            "https:///callback",
            "https://app.example.com/#there",
            "https://good.example@evil.example/",
            "https://app.example.com\\@evil.example/",
            "https://app.example.com/a b",
            "javascript:alert(1)",
            "myapp://user@callback",
            "https:",
        ] {
            assert!(redirect_url(bad).is_err(), "{bad}");
        }
        let long = format!("https://example.com/{}", "x".repeat(200));
        assert!(redirect_url(&long).is_err());
        assert_eq!(redirect_url("").unwrap(), None);
    }

    #[test]
    fn addresses_and_names() {
        assert_eq!(email("").unwrap(), None);
        assert_eq!(
            email(" a@b.example ").unwrap().as_deref(),
            Some("a@b.example")
        );
        for bad in [
            "a",
            "@b",
            "a@",
            "a b@c.example",
            "a..b@c.example",
            "a@x.example,b@x.example",
            "a@[192.0.2.1]",
        ] {
            assert!(email(bad).is_err(), "{bad}");
        }
        assert!(text("name", "Ann Öst", 7).is_ok());
        for bad in ["", " x", "x\n", "12345678"] {
            assert!(text("name", bad, 7).is_err(), "{bad:?}");
        }
        assert!(client_id("web app").is_err());
    }
}
