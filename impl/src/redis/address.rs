//! REDIS_URL.

use secrecy::SecretString;
use url::{Host, Url};

use crate::config::url_parts::decode;

const DEFAULT_PORT: u16 = 6379;

/// Where Redis is, and as whom to log in.
#[derive(Clone, Debug)]
pub struct Address {
    pub host: String,
    pub port: u16,
    pub tls: bool,
    pub username: Option<String>,
    pub password: Option<SecretString>,
    pub database: u16,
}

impl Address {
    /// Parses `redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]`, or `rediss://` for TLS.
    ///
    /// # Errors
    /// What is wrong, without quoting any of it: there may be a password in it.
    pub fn parse(text: &str) -> Result<Self, String> {
        const EXPECTED: &str = "expected redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// for TLS; \
                                percent-encode special characters of user and password";
        let url = Url::parse(text.trim()).map_err(|_| EXPECTED)?;
        let tls = match url.scheme() {
            "redis" => false,
            "rediss" => true,
            _ => return Err(EXPECTED.into()),
        };
        if url.query().is_some() || url.fragment().is_some() {
            return Err("no parameters are known; percent-encode a ? as %3F and a # as %23".into());
        }
        let host = match url.host().ok_or(EXPECTED)? {
            Host::Domain("") => return Err(EXPECTED.into()),
            Host::Domain(name) => name.to_owned(),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        let database = match url.path().trim_start_matches('/') {
            "" => 0,
            number => number
                .parse()
                .map_err(|_| "the database, behind the last /, must be a number")?,
        };
        let username = decode("the user name", url.username())?;
        let password = url.password().map(|text| decode("the password", text));
        Ok(Self {
            host,
            port: url.port().unwrap_or(DEFAULT_PORT),
            tls,
            username: Some(username).filter(|name| !name.is_empty()),
            password: password.transpose()?.map(SecretString::from),
            database,
        })
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn parts_of_an_address() {
        let whole = Address::parse("rediss://ann:p%40ss@cache.example:6380/2").unwrap();
        assert_eq!((whole.host.as_str(), whole.port), ("cache.example", 6380));
        assert_eq!((whole.tls, whole.database), (true, 2));
        assert_eq!(whole.username.as_deref(), Some("ann"));
        assert_eq!(whole.password.unwrap().expose_secret(), "p@ss");
        let short = Address::parse("redis://:secret@[::1]").unwrap();
        assert_eq!((short.host.as_str(), short.port), ("::1", 6379));
        assert_eq!((short.username, short.database), (None, 0));
    }

    #[test]
    fn errors_quote_nothing() {
        for bad in [
            "hush",
            "http://hush@host",
            "redis://",
            "redis://x:hush@host/hush",
            "redis://x:hu?sh@host",
            "redis://x:hush%zz@host",
            "redis://x:hush@host:99999",
        ] {
            let error = Address::parse(bad).unwrap_err();
            assert!(!error.contains("hu"), "{error}");
        }
    }
}
