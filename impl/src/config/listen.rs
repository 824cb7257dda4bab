use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use clap::{Args, ValueEnum};

use super::whole;

/// Where the service listens, and which callers it accepts.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Listening")]
pub struct ListenSettings {
    /// Address to listen on
    #[arg(long, env = "HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// Port to listen on; 0 picks a free port
    #[arg(long, env = "PORT", default_value_t = 3000, allow_negative_numbers = true, value_parser = whole::<u16>(0..=65535))]
    pub port: u16,
    /// Base URL for links and callbacks; the `Host` header is never used [default: http://localhost:PORT]
    #[arg(long, env = "PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Maximum size of a request body, in bytes
    #[arg(long, env = "MAX_BODY_BYTES", default_value = "65536", value_parser = body_limit)]
    pub max_body_bytes: usize,
    /// Origins allowed to call the API from a browser: a comma-separated list, or `*`
    #[arg(long, env = "CORS_ORIGINS", value_delimiter = ',', value_parser = origin)]
    pub cors_origins: Vec<String>,
    /// Reverse proxies whose X-Forwarded-For is trusted: a comma-separated list of addresses or networks (10.0.0.0/8)
    #[arg(long, env = "TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<String>,
    /// Form of errors: `plain`, or `loopback` for frontends of the Node service that read `error.message.message`
    #[arg(long, env = "ERROR_FORMAT", value_enum, default_value = "plain")]
    pub error_format: ErrorFormat,
    /// Where to serve GET /metrics: `on` (the main listener), `off`, or a separate ADDRESS:PORT
    #[arg(long, env = "METRICS", default_value = "on")]
    pub metrics: Metrics,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ErrorFormat {
    Plain,
    Loopback,
}

impl ListenSettings {
    /// The base URL of links, without a trailing slash.
    pub fn public_url(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://localhost:{}", self.port))
    }

    /// Whether the public URL is https. TLS is terminated by a proxy in front of the service.
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https:")
    }

    /// Whether PUBLIC_URL cannot be this process itself: it is https, which the service does not speak, or has a path,
    /// or names another machine while the service listens on a loopback address.
    pub fn is_behind_a_proxy(&self) -> bool {
        let is_here = |host: &str| {
            let host = host.trim_start_matches('[').trim_end_matches(']');
            host == "localhost" || host.parse().is_ok_and(|host: IpAddr| host.is_loopback())
        };
        let url = self.public_url();
        let url: Option<http::Uri> = url.parse().ok();
        let is_elsewhere = url
            .and_then(|url| url.host().map(|host| !is_here(host)))
            .unwrap_or_default();
        self.is_https() || !self.path_prefix().is_empty() || (is_elsewhere && is_here(&self.host))
    }

    /// The path of PUBLIC_URL, without a trailing slash; empty if it has none.
    pub fn path_prefix(&self) -> String {
        let url = self.public_url();
        let after_scheme = url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme
            .find('/')
            .map_or_else(String::new, |slash| after_scheme[slash..].to_owned())
    }
}

fn public_url(text: &str) -> Result<String, String> {
    let url: http::Uri = text.parse().map_err(|_| "expected an http(s) URL")?;
    let plain = !text.contains(['?', '#', '@']);
    match (url.scheme_str(), url.host()) {
        // Matched in lower case, which is how other code compares the scheme.
        (Some(scheme @ ("http" | "https")), Some(_)) if plain => {
            let rest = &text[scheme.len()..];
            Ok(format!("{scheme}{}", rest.trim_end_matches('/')))
        }
        _ => Err("expected an http(s) URL without user, query or fragment".into()),
    }
}

fn body_limit(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(bytes) if bytes > 0 => Ok(bytes),
        _ => Err("expected a number of bytes greater than 0".into()),
    }
}

/// `*` or an origin as browsers send it (RFC 6454 section 6.2). Any other value would silently never match.
fn origin(text: &str) -> Result<String, String> {
    let text = text.trim();
    let authority = text
        .strip_prefix("https://")
        .or(text.strip_prefix("http://"));
    let is_origin = authority.is_some_and(|authority| {
        let authority = authority.trim_end_matches('/');
        !authority.is_empty() && !authority.contains(['/', '?', '#', '@', '*'])
    });
    if text.is_empty() || text == "*" || is_origin {
        Ok(text.to_owned())
    } else {
        Err("expected origins such as https://app.example, or `*`".into())
    }
}

/// Where metrics are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metrics {
    On,
    Off,
    At(SocketAddr),
}

impl FromStr for Metrics {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "on" => Ok(Self::On),
            "off" => Ok(Self::Off),
            address => address
                .parse()
                .map(Self::At)
                .map_err(|_| "expected `on`, `off` or an address such as 127.0.0.1:9464".into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    #[test]
    fn public_url_tells_the_path_and_whether_a_proxy_is_there() {
        for (url, path, https, is_behind_a_proxy) in [
            ("http://localhost:3000", "", false, false),
            ("http://127.0.0.1:3000/", "", false, false),
            ("http://[::1]:3000", "", false, false),
            ("HTTPS://id.example", "", true, true),
            ("https://id.example/auth/", "/auth", true, true),
            ("http://localhost/a/b", "/a/b", false, true),
            ("http://id.example", "", false, true),
        ] {
            let mut listen = Settings::defaults().listen;
            listen.public_url = Some(public_url(url).expect("a good URL"));
            assert_eq!(listen.path_prefix(), path, "{url}");
            assert_eq!(listen.is_https(), https, "{url}");
            assert_eq!(listen.is_behind_a_proxy(), is_behind_a_proxy, "{url}");
        }
    }
}
