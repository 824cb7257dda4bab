//! What may stand in a column. Lengths are those of the reference's tables; SQLite does not keep them by itself.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::{
    domain::accounts::error::AdminError,
    mail::is_address,
    names::{invisible::has_invisible, normalise},
};

/// A name or another text of one line, of 1 to `longest` characters.
pub fn text(field: &'static str, value: &str, longest: usize) -> Result<String, AdminError> {
    if value.is_empty() {
        Err(AdminError::invalid(field, "it is empty"))
    } else if value.chars().count() > longest {
        Err(AdminError::invalid(field, "it is too long"))
    } else if value.trim() != value || value.chars().any(char::is_control) {
        Err(AdminError::invalid(
            field,
            "it begins or ends with a space or holds a control character",
        ))
    } else {
        Ok(value.to_owned())
    }
}

/// An optional text: the empty one takes the value away.
pub fn clearable(
    field: &'static str,
    value: &str,
    longest: usize,
) -> Result<Option<String>, AdminError> {
    match value {
        "" => Ok(None),
        some => text(field, some, longest).map(Some),
    }
}

/// A provider's own name for a person. Spaces at its ends belong to it: without them it would be somebody else's.
pub fn subject(value: &str) -> Result<String, AdminError> {
    if value.trim().is_empty() {
        Err(AdminError::invalid("subject", "it is empty"))
    } else if value.chars().count() > 255 {
        Err(AdminError::invalid("subject", "it is too long"))
    } else if value.chars().any(char::is_control) {
        Err(AdminError::invalid(
            "subject",
            "it holds a control character",
        ))
    } else {
        Ok(value.to_owned())
    }
}

/// A user name, trimmed and normalised, in which everything can be event.
pub fn username(value: &str) -> Result<String, AdminError> {
    visible("username", text("username", &normalise(value), 150)?)
}

fn visible(field: &'static str, name: String) -> Result<String, AdminError> {
    if has_invisible(&name) {
        return Err(AdminError::invalid(
            field,
            "it holds an invisible character, or one that changes the direction of writing",
        ));
    }
    Ok(name)
}

/// A day of birth that has come, by the calendar of wherever the day begins first.
pub fn day_of_birth(day: NaiveDate, now: DateTime<Utc>) -> Result<NaiveDate, AdminError> {
    if is_to_come(day, now) {
        return Err(AdminError::invalid("dob", "a day in the past is expected"));
    }
    Ok(day)
}

/// Whether a day has begun nowhere on Earth yet.
pub fn is_to_come(day: NaiveDate, now: DateTime<Utc>) -> bool {
    const EARLIEST_ZONE: TimeDelta = TimeDelta::hours(14);
    day > (now + EARLIEST_ZONE).date_naive()
}

/// An address that mail can reach, trimmed and normalised; the empty text takes it away.
pub fn email(value: &str) -> Result<Option<String>, AdminError> {
    let address = clearable("email", &normalise(value), 150)?;
    match address {
        Some(address) if has_invisible(&address) => visible("email", address).map(Some),
        Some(address) if !is_address(&address) => {
            Err(AdminError::invalid("email", "not a valid email address"))
        }
        other => Ok(other),
    }
}

/// A language tag, as `en` or `pt-BR`.
pub fn locale(value: &str) -> Result<Option<String>, AdminError> {
    clearable("locale", value, 5)
}

/// A client's public name. It travels in headers too.
pub fn client_id(value: &str) -> Result<String, AdminError> {
    if !value.is_empty() && value.len() <= 50 && value.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(value.to_owned())
    } else {
        Err(AdminError::invalid(
            "client id",
            "1 to 50 visible ASCII characters are expected",
        ))
    }
}

/// Where a client's users return to: an absolute http(s) URL or one of an app's own scheme; the empty text takes it away.
pub fn redirect_url(value: &str) -> Result<Option<String>, AdminError> {
    let refuse = |problem| Err(AdminError::invalid("redirect URL", problem));
    let Some(url) = clearable("redirect URL", value, 200)? else {
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
        return refuse("it holds a character that must be escaped");
    }
    let authority = rest.strip_prefix("//").unwrap_or_default();
    if authority
        .split(['/', '?'])
        .next()
        .is_some_and(|authority| authority.contains('@'))
    {
        return refuse("a host is expected, without a user");
    }
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if !has_plain_host(&url) => refuse("a host is expected, without a user"),
        "javascript" | "data" | "vbscript" | "file" | "blob" | "about" => {
            refuse("a browser does not go there")
        }
        _ => Ok(Some(url)),
    }
}

/// RFC 3986, section 3.1.
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
