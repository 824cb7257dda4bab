use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use clap::Args;

use super::whole;

/// Where the service listens and whom it answers.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Listening")]
pub struct ListenSettings {
    /// Address to listen on
    #[arg(long, env = "HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// Port to listen on; 0 takes a free one
    #[arg(long, env = "PORT", default_value_t = 3000, allow_negative_numbers = true, value_parser = whole::<u16>(0..=65535))]
    pub port: u16,
    /// Base of links and callbacks; the Host header never is [default: http://localhost:PORT]
    #[arg(long, env = "PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Largest request body, in bytes
    #[arg(long, env = "MAX_BODY_BYTES", default_value = "65536", value_parser = body_limit)]
    pub max_body_bytes: usize,
    /// Origins that browsers may call from: a comma list, or `*`
    #[arg(long, env = "CORS_ORIGINS", value_delimiter = ',', value_parser = origin)]
    pub cors_origins: Vec<String>,
    /// Proxies whose X-Forwarded-For counts: a comma list of addresses or networks (10.0.0.0/8)
    #[arg(long, env = "TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<String>,
    /// Where GET /metrics is served: `on` (the listening address), `off`, or an address of its own
    #[arg(long, env = "METRICS", default_value = "on")]
    pub metrics: Metrics,
}

impl ListenSettings {
    /// Base of links, without a slash at the end.
    pub fn public_url(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://localhost:{}", self.port))
    }

    /// Whether people reach the service by https, which ends at a proxy in front of it.
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https:")
    }

    /// Whether something else must be what PUBLIC_URL leads to: https, which we do not speak, another path, or another machine's
    /// name while we listen to our own only.
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

    /// The path of PUBLIC_URL, without a slash at the end; empty when it has none.
    pub fn path_prefix(&self) -> String {
        let url = self.public_url();
        let after_scheme = url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme
            .find('/')
            .map_or_else(String::new, |slash| after_scheme[slash..].to_owned())
    }
}

fn public_url(text: &str) -> Result<String, String> {
    let url: http::Uri = text.parse().map_err(|_| "an http(s) URL is expected")?;
    let plain = !text.contains(['?', '#', '@']);
    match (url.scheme_str(), url.host()) {
        // The scheme in lower case, as it is compared.
        (Some(scheme @ ("http" | "https")), Some(_)) if plain => {
            let rest = &text[scheme.len()..];
            Ok(format!("{scheme}{}", rest.trim_end_matches('/')))
        }
        _ => Err("an http(s) URL without user, query and fragment is expected".into()),
    }
}

fn body_limit(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(bytes) if bytes > 0 => Ok(bytes),
        _ => Err("a number of bytes above 0 is expected".into()),
    }
}

/// `*` or an origin as browsers write it (RFC 6454 section 6.2). Anything else would never match, and nobody would notice.
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
        Err("origins such as https://app.example, or `*`, are expected".into())
    }
}

/// Where the metrics are served.
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
                .map_err(|_| "`on`, `off` or an address such as 127.0.0.1:9464 is expected".into()),
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
