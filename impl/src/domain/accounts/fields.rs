//! Validation of text fields. The maximum lengths are those of the reference's columns; SQLite does not enforce them.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::{
    domain::{accounts::error::ChangeError, clients::client::sends_codes_in_the_clear},
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
    let Some(url) = clearable(FLAG, value, 200)? else {
        return Ok(None);
    };
    absolute(FLAG, &url)?;
    Ok(Some(url))
}

/// Refuses what is not an absolute URL that browsers redirect to, without fragment and user information.
fn absolute(flag: &'static str, url: &str) -> Result<(), ChangeError> {
    let refuse = |problem| Err(ChangeError::invalid(flag, problem));
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
        "http" | "https" if !has_plain_host(url) => {
            refuse("a host without user information is expected")
        }
        "javascript" | "data" | "vbscript" | "file" | "blob" | "about" => {
            refuse("browsers do not redirect to this scheme")
        }
        _ => Ok(()),
    }
}

/// A URI to which browsers return from `/oauth2`: https, plain http on this machine, or an app's private scheme, which
/// is a reversed domain name (RFC 8252 sections 7 and 8.4).
pub fn return_uri(flag: &'static str, value: &str) -> Result<String, ChangeError> {
    let refuse = |problem| Err(ChangeError::invalid(flag, problem));
    let uri = web_uri(flag, value)?;
    let scheme = uri
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if uri.contains('*') {
        return refuse("wildcards are not supported; name each URI");
    }
    match scheme.as_str() {
        "https" => Ok(uri),
        "http" if sends_codes_in_the_clear(&uri) => {
            refuse("https is required, except for localhost")
        }
        "http" => Ok(uri),
        private if private.contains('.') => Ok(uri),
        _ => refuse("a private scheme must be a reversed domain name such as com.example.app"),
    }
}

/// A URI that this service itself calls: https, or plain http.
pub fn called_uri(flag: &'static str, value: &str) -> Result<String, ChangeError> {
    let uri = web_uri(flag, value)?;
    match uri.split(':').next().unwrap_or_default() {
        "https" | "http" => Ok(uri),
        _ => Err(ChangeError::invalid(
            flag,
            "an http or https URL is expected",
        )),
    }
}

/// Where a client publishes its keys. Plain http to another machine would let others replace them.
pub fn keys_uri(flag: &'static str, value: &str) -> Result<String, ChangeError> {
    let uri = called_uri(flag, value)?;
    if sends_codes_in_the_clear(&uri) {
        let problem = "https is required, except for localhost";
        return Err(ChangeError::invalid(flag, problem));
    }
    Ok(uri)
}

/// An absolute URI without fragment and user information.
fn web_uri(flag: &'static str, value: &str) -> Result<String, ChangeError> {
    let uri = text(flag, value, 2000)?;
    absolute(flag, &uri)?;
    Ok(uri)
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

    #[test]
    fn uris_of_the_openid_provider() {
        let flag = "--redirect-uri";
        for good in [
            "https://app.example/callback?x=1",
            "http://localhost:4200/cb",
            "http://127.0.0.1/cb",
            "http://[::1]:8000/cb",
            "com.example.app:/callback",
        ] {
            assert_eq!(return_uri(flag, good).unwrap(), good);
        }
        for bad in [
            "",
            "/callback",
            "http://app.example/cb",
            "https://*.example/cb",
            "https://app.example/*",
            "https://app.example/cb#there",
            "https://app.example@evil.example/cb",
            "https:///cb",
            "myapp://callback",
            "javascript:alert(1)",
            "https://app.example/a b",
        ] {
            assert!(return_uri(flag, bad).is_err(), "{bad}");
        }
        for good in ["https://app.example/logout", "http://app.internal:8080/x"] {
            assert_eq!(called_uri(flag, good).unwrap(), good);
        }
        for bad in [
            "",
            "ftp://app.example/",
            "com.example.app:/x",
            "https://a.example/#x",
        ] {
            assert!(called_uri(flag, bad).is_err(), "{bad}");
        }
        assert!(keys_uri(flag, "http://127.0.0.1:8080/jwks").is_ok());
        assert!(keys_uri(flag, "http://app.example/jwks").is_err());
    }
}
