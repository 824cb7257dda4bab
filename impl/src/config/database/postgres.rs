//! `postgres://` URLs, parsed as libpq does (PostgreSQL documentation, section 34.1.1.2), except that only one host is
//! allowed.

use std::net::Ipv6Addr;

use secrecy::SecretString;
use strum::EnumString;

use crate::config::url_parts::{Parameter, decode, parameters};

/// A PostgreSQL server as described by a URL or the DB_ variables. Like any PostgreSQL client, the service takes what
/// is unset from PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE and the password file.
#[derive(Clone, Debug, Default)]
pub struct PostgresServer {
    /// A name, an IP address without brackets, or a socket directory.
    pub host: Option<String>,
    pub port: Option<u16>,
    pub user: Option<String>,
    pub password: Option<SecretString>,
    pub database: Option<String>,
    pub application_name: Option<String>,
    /// Session settings, as `-c name=value`.
    pub options: Option<String>,
    /// How many prepared statements a connection caches.
    pub statement_cache: Option<usize>,
    pub tls: TlsParameters,
}

/// The parameters whose names start with `ssl`.
#[derive(Clone, Debug, Default)]
pub struct TlsParameters {
    pub mode: Option<SslMode>,
    /// A path, or `system`.
    pub root_cert: Option<String>,
    pub cert: Option<String>,
    pub key: Option<String>,
}

/// `sslmode` (PostgreSQL documentation, section 34.19.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum SslMode {
    Disable,
    Allow,
    Prefer,
    Require,
    VerifyCa,
    VerifyFull,
}

impl SslMode {
    pub const NAMES: &str = "disable, allow, prefer, require, verify-ca or verify-full";

    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// Parses what follows `postgres://`. No error quotes a part of it: what looks like a host may be half a password.
pub fn parse(rest: &str) -> Result<PostgresServer, String> {
    if rest.contains('#') {
        return Err("it contains a #; percent-encode it as %23".into());
    }
    if let Some(c) = rest.chars().find(|c| c.is_whitespace() || c.is_control()) {
        let code = format!("%{:02X}", u32::from(c));
        return Err(format!(
            "it contains a space or control character; percent-encode it (here as {code})"
        ));
    }
    let (before_query, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = before_query.split_once('/').unwrap_or((before_query, ""));
    if path.contains(['@', '/']) {
        return Err(
            "the database name contains / or @; percent-encode them as %2F and %40, also in the user name and password"
                .into(),
        );
    }
    let (login, place) = match authority.rsplit_once('@') {
        Some((login, place)) => (Some(login), place),
        None => (None, authority),
    };
    let mut server = PostgresServer::default();
    if let Some(login) = login {
        read_login(&mut server, login)?;
    }
    read_place(&mut server, place)?;
    if !path.is_empty() {
        server.database = Some(decode("the database name", path)?);
    }
    for parameter in parameters(query)? {
        read_parameter(&mut server, parameter)?;
    }
    Ok(server)
}

fn read_login(server: &mut PostgresServer, login: &str) -> Result<(), String> {
    let (user, password) = match login.split_once(':') {
        Some((user, password)) => (user, Some(password)),
        None => (login, None),
    };
    if !user.is_empty() {
        server.user = Some(decode("the user name", user)?);
    }
    if let Some(password) = password {
        server.password = Some(decode("the password", password)?.into());
    }
    Ok(())
}

fn read_place(server: &mut PostgresServer, place: &str) -> Result<(), String> {
    if place.contains(',') {
        return Err(ONE_HOST.into());
    }
    let (name, after) = match place.strip_prefix('[') {
        Some(rest) => {
            let (literal, after) = rest
                .split_once(']')
                .ok_or("the host starts with [ but has no ]")?;
            server.host = Some(ipv6(&decode("the host", literal)?)?);
            (None, after)
        }
        None => {
            let end = place.find(':').unwrap_or(place.len());
            let (name, after) = place.split_at(end);
            (Some(name), after)
        }
    };
    match after.strip_prefix(':') {
        None if after.is_empty() => {}
        None => return Err("expected a : between the ] of the host and the port".into()),
        Some("") => {}
        Some(digits) => server.port = Some(port(digits)?),
    }
    match name {
        Some(name) if !name.is_empty() => server.host = Some(host(&decode("the host", name)?)?),
        _ => {}
    }
    Ok(())
}

const ONE_HOST: &str = "several hosts given, expected one";

/// The host of a URL or of DB_HOST. Like node-postgres and libpq, it accepts an address with or without brackets, and a
/// directory.
pub fn host(text: &str) -> Result<String, String> {
    if text.starts_with('/') {
        return Ok(text.to_owned());
    }
    if let Some(literal) = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return ipv6(literal);
    }
    if text.contains(',') {
        return Err(ONE_HOST.into());
    }
    if text.contains(':') {
        return ipv6(text);
    }
    if text.is_empty() || text.contains(['/', '@', '[', ']', ' ']) {
        return Err("the host is not a name, an IP address or a directory".into());
    }
    Ok(text.to_owned())
}

/// An address, optionally with a zone (RFC 4007).
fn ipv6(literal: &str) -> Result<String, String> {
    let address = literal.split('%').next().unwrap_or(literal);
    match address.parse::<Ipv6Addr>() {
        Ok(_) => Ok(literal.to_owned()),
        Err(_) => Err("the host is not an IPv6 address".into()),
    }
}

fn port(digits: &str) -> Result<u16, String> {
    match digits.parse() {
        Ok(0) | Err(_) => Err(
            "the port is not a number from 1 to 65535; percent-encode : / ? # and @ in the user name and password as %3A %2F %3F %23 %40"
                .into(),
        ),
        Ok(port) => Ok(port),
    }
}

/// Parameters of other clients that affect neither where the data is nor how it is protected.
const IGNORED: [&str; 20] = [
    "binary_parameters",
    "channel_binding",
    "client_encoding",
    "connect_timeout",
    "connection_limit",
    "fallback_application_name",
    "gssencmode",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "load_balance_hosts",
    "pgbouncer",
    "pool_timeout",
    "schema",
    "sslcompression",
    "sslsni",
    "target_session_attrs",
    "tcp_user_timeout",
    "uselibpqcompat",
];

fn read_parameter(server: &mut PostgresServer, parameter: Parameter) -> Result<(), String> {
    let Parameter { place, name, value } = parameter;
    let tls = &mut server.tls;
    match name.as_str() {
        "host" => server.host = Some(host(&value)?),
        "hostaddr" if value.contains(':') => server.host = Some(ipv6(&value)?),
        "hostaddr" => server.host = Some(host(&value)?),
        "port" => server.port = Some(port(&value)?),
        "user" => server.user = Some(value),
        "password" => server.password = Some(value.into()),
        "dbname" => server.database = Some(value),
        "application_name" => server.application_name = Some(value),
        "options" => add_option(server, &value),
        "statement-cache-capacity" => {
            let capacity = value.parse();
            server.statement_cache =
                Some(capacity.map_err(|_| "statement-cache-capacity: expected a number")?);
        }
        "sslmode" | "ssl-mode" => {
            let mode = SslMode::named(&value);
            tls.mode = Some(mode.ok_or(format!("sslmode: expected {}", SslMode::NAMES))?);
        }
        // libpq accepts this form of JDBC drivers.
        "ssl" if value == "true" => tls.mode = Some(SslMode::Require),
        "sslrootcert" | "ssl-root-cert" | "ssl-ca" => tls.root_cert = Some(value),
        "sslcert" | "ssl-cert" => tls.cert = Some(value),
        "sslkey" | "ssl-key" => tls.key = Some(value),
        ignored if IGNORED.contains(&ignored) => {}
        option => match option
            .strip_prefix("options[")
            .and_then(|o| o.strip_suffix(']'))
        {
            Some(name) => add_option(
                server,
                &format!("-c {}", escape(&format!("{name}={value}"))),
            ),
            None => {
                return Err(format!(
                    "{place} is unknown; percent-encode a ? in the user name or password as %3F"
                ));
            }
        },
    }
    Ok(())
}

fn add_option(server: &mut PostgresServer, option: &str) {
    let options = server.options.get_or_insert_default();
    if !options.is_empty() {
        options.push(' ');
    }
    options.push_str(option);
}

/// The server splits `options` at spaces.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(' ', "\\ ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    fn parts(text: &str) -> (String, u16, String, String, String) {
        let server = parse(text).unwrap();
        let password = server
            .password
            .as_ref()
            .map(|p| p.expose_secret().to_owned());
        (
            server.host.unwrap_or_default(),
            server.port.unwrap_or_default(),
            server.user.unwrap_or_default(),
            password.unwrap_or_default(),
            server.database.unwrap_or_default(),
        )
    }

    fn own(
        host: &str,
        port: u16,
        user: &str,
        password: &str,
        database: &str,
    ) -> (String, u16, String, String, String) {
        let text = str::to_owned;
        (text(host), port, text(user), text(password), text(database))
    }

    #[test]
    fn hosts_and_logins() {
        for (text, expected) in [
            ("db", own("db", 0, "", "", "")),
            ("ann@db/auth", own("db", 0, "ann", "", "auth")),
            (
                "ann:p%40%2F%23%3A@db:5433/a%20b",
                own("db", 5433, "ann", "p@/#:", "a b"),
            ),
            // Compatible with earlier versions: the last @ ends the credentials, and a password may contain colons.
            (
                "ann@corp:p@ss:word@db/auth",
                own("db", 0, "ann@corp", "p@ss:word", "auth"),
            ),
            ("ann@[::1]:5433/auth", own("::1", 5433, "ann", "", "auth")),
            ("ann@[::1]/auth", own("::1", 0, "ann", "", "auth")),
            (
                "ann@[fe80::1%25eth0]/auth",
                own("fe80::1%eth0", 0, "ann", "", "auth"),
            ),
            (
                "ann@127.0.0.1:/auth",
                own("127.0.0.1", 0, "ann", "", "auth"),
            ),
            (
                "%2Frun%2Fpostgresql/auth",
                own("/run/postgresql", 0, "", "", "auth"),
            ),
            (
                "/auth?host=/run/postgresql&port=5433",
                own("/run/postgresql", 5433, "", "", "auth"),
            ),
            (
                "/?host=::1&user=ann&password=p%26&dbname=auth",
                own("::1", 0, "ann", "p&", "auth"),
            ),
            ("/auth?hostaddr=::1", own("::1", 0, "", "", "auth")),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_located_and_never_quoted() {
        for (text, part) in [
            ("ann:hush#hush@db/auth", "#"),
            ("ann:hush/hush@db/auth", "database"),
            ("ann:12/hush@db/auth", "database"),
            ("ann:hush?hush@db/auth", "port"),
            ("ann:12?hush@db/auth", "parameter 1"),
            ("ann:12?hush=hush@db/auth", "parameter 1"),
            ("ann:hu sh@db/auth", "space"),
            ("ann:hush%@db/auth", "password"),
            ("ann:hush%zz@db/auth", "password"),
            ("ann:hush%ff@db/auth", "password"),
            ("hush%@db/auth", "user"),
            ("ann:hush@one,two/auth", "several hosts"),
            ("ann:hush@one:1,two:2/auth", "several hosts"),
            ("ann:hush@::1/auth", "port"),
            ("ann:hush@[::1/auth", "]"),
            ("ann:hush@[hush]/auth", "IPv6"),
            ("ann:hush@[::1]hush/auth", "]"),
            ("ann:hush@db:0/auth", "port"),
            ("ann:hush@db:70000/auth", "port"),
            ("ann:hush@db/auth?sslmode=hush", "sslmode"),
            ("ann:hush@db/auth?sslmod=require", "parameter 1"),
            ("ann@db/auth?sslmode=require&hush=hush", "parameter 2"),
            ("ann@db/auth?password=a&hush", "parameter 2"),
        ] {
            let problem = parse(text).unwrap_err();
            assert!(problem.contains(part), "{text}: {problem}");
            assert!(!problem.contains("hush"), "{text}: {problem}");
        }
    }

    #[test]
    fn options_are_joined() {
        let server = parse("/?options=-c%20a=b&options[c]=d%20e").unwrap();
        assert_eq!(server.options.as_deref(), Some(r"-c a=b -c c=d\ e"));
    }
}
