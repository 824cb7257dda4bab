//! TLS to PostgreSQL, as libpq does it (PostgreSQL documentation, section 34.19). What the driver leaves to itself is decided
//! here: which certificates are trusted, and what to try when TLS is only preferred.

use std::{
    env,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use sea_orm::sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::config::{SslMode, TlsParameters};

/// The same server, with and without TLS, in the order in which they are to be tried.
///
/// # Errors
/// A text that names the parameter or PG variable that cannot be used.
pub fn ways(
    options: PgConnectOptions,
    parameters: &TlsParameters,
) -> Result<Vec<PgConnectOptions>, String> {
    let plain = options.clone().ssl_mode(PgSslMode::Disable);
    if options.get_socket().is_some() || options.get_host().starts_with('/') {
        // The server knows no TLS on a socket; libpq ignores the mode there.
        return Ok(vec![plain]);
    }
    let given = Given::new(parameters)?;
    let mode = given.mode;
    if mode == SslMode::Disable {
        return Ok(vec![plain]);
    }
    let options = given.with_client_certificate(options)?;
    let roots = given.roots()?;
    let checked = |mode, roots| options.clone().ssl_mode(mode).ssl_root_cert_from_pem(roots);
    let encrypted = match (mode, roots) {
        (SslMode::VerifyFull, Some(roots)) => checked(PgSslMode::VerifyFull, roots),
        // With a root certificate even the weaker modes check the server's.
        (_, Some(roots)) => checked(PgSslMode::VerifyCa, roots),
        (SslMode::Prefer, None) => options.ssl_mode(PgSslMode::Prefer),
        (_, None) => options.ssl_mode(PgSslMode::Require),
    };
    Ok(match mode {
        SslMode::Allow => vec![plain, encrypted],
        SslMode::Prefer => vec![encrypted, plain],
        _ => vec![encrypted],
    })
}

/// The URL's parameters, completed by the variables and files of libpq.
struct Given {
    mode: SslMode,
    root_cert: RootCert,
    cert: Option<PathBuf>,
    key: Option<PathBuf>,
}

enum RootCert {
    /// That of the operating system, or of SSL_CERT_FILE and SSL_CERT_DIR.
    System,
    Named(PathBuf),
    /// `~/.postgresql/root.crt`, if there is one.
    Usual(Option<PathBuf>),
}

impl Given {
    fn new(parameters: &TlsParameters) -> Result<Self, String> {
        let or_variable = |given: &Option<String>, name| {
            let given = given.clone().or_else(|| env::var(name).ok());
            given.filter(|text| !text.is_empty())
        };
        let root_cert = match or_variable(&parameters.root_cert, "PGSSLROOTCERT") {
            Some(name) if name == "system" => RootCert::System,
            Some(path) => RootCert::Named(path.into()),
            None => RootCert::Usual(usual_file("root.crt")),
        };
        let mode = match (parameters.mode, env::var("PGSSLMODE")) {
            (Some(mode), _) => Some(mode),
            (None, Ok(name)) if !name.is_empty() => {
                let mode = SslMode::named(&name);
                Some(mode.ok_or(format!("PGSSLMODE: {} is expected", SslMode::NAMES))?)
            }
            (None, _) => None,
        };
        let is_system = matches!(root_cert, RootCert::System);
        let mode = match mode {
            Some(mode) if is_system && mode != SslMode::VerifyFull => {
                return Err("sslrootcert=system needs sslmode=verify-full: anybody can get a certificate of a public authority".into());
            }
            Some(mode) => mode,
            None if is_system => SslMode::VerifyFull,
            None => SslMode::Prefer,
        };
        let path = |given: &Option<String>, name, usual| {
            let given = or_variable(given, name).map(PathBuf::from);
            given.or_else(|| usual_file(usual))
        };
        Ok(Self {
            mode,
            root_cert,
            cert: path(&parameters.cert, "PGSSLCERT", "postgresql.crt"),
            key: path(&parameters.key, "PGSSLKEY", "postgresql.key"),
        })
    }

    /// The certificates to trust, as PEM; none where the server's certificate is not checked.
    fn roots(&self) -> Result<Option<Vec<u8>>, String> {
        let verifies = self.mode >= SslMode::VerifyCa;
        match &self.root_cert {
            RootCert::System => system_roots().map(Some),
            RootCert::Named(path) if verifies || path.exists() => roots_of(path).map(Some),
            RootCert::Usual(Some(path)) => roots_of(path).map(Some),
            // libpq refuses here. What the operating system trusts is as strict, since the name is checked.
            RootCert::Usual(None) if self.mode == SslMode::VerifyFull => system_roots().map(Some),
            RootCert::Usual(None) if verifies => Err(
                "sslmode=verify-ca needs sslrootcert, the certificate of your own authority".into(),
            ),
            RootCert::Named(_) | RootCert::Usual(None) => Ok(None),
        }
    }

    fn with_client_certificate(
        &self,
        options: PgConnectOptions,
    ) -> Result<PgConnectOptions, String> {
        let (cert, key) = match (&self.cert, &self.key) {
            (Some(cert), Some(key)) => (cert, key),
            (Some(_), None) => return Err("sslcert is of no use without sslkey".into()),
            // libpq looks for the key only once there is a certificate.
            (None, _) => return Ok(options),
        };
        let key = read("sslkey", key)?;
        let encrypted = String::from_utf8_lossy(&key).contains("ENCRYPTED");
        if encrypted {
            return Err("sslkey: a key without a password is expected".into());
        }
        Ok(options
            .ssl_client_cert_from_pem(read("sslcert", cert)?)
            .ssl_client_key_from_pem(key))
    }
}

/// A file in libpq's folder, if it is there.
fn usual_file(name: &str) -> Option<PathBuf> {
    let home = env::var_os("HOME").filter(|home| !home.is_empty())?;
    let path = Path::new(&home).join(".postgresql").join(name);
    path.exists().then_some(path)
}

fn read(parameter: &str, path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| {
        // Who mistakes the parameter may have put the key itself there.
        let shown = path.display().to_string();
        let shown = match shown.contains("-----") || shown.chars().any(char::is_control) {
            true => "the file",
            false => shown.as_str(),
        };
        format!("{parameter}: {shown} cannot be read: {error}")
    })
}

fn roots_of(path: &Path) -> Result<Vec<u8>, String> {
    let pem = read("sslrootcert", path)?;
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    let certificates =
        certificates.map_err(|_| "sslrootcert: the file holds a broken certificate".to_owned())?;
    usable(certificates).ok_or_else(|| "sslrootcert: the file holds no certificate".into())
}

/// Read at every start, for the list changes.
fn system_roots() -> Result<Vec<u8>, String> {
    let found = rustls_native_certs::load_native_certs();
    usable(found.certs).ok_or_else(|| {
        "the system trusts no certificate authority: install its CA certificates, or set SSL_CERT_FILE or sslrootcert"
            .into()
    })
}

/// Those that can be trusted, as PEM: the driver gives up at the first that it cannot use, and stores hold odd old ones.
fn usable(certificates: Vec<CertificateDer<'static>>) -> Option<Vec<u8>> {
    let mut pem = String::new();
    for certificate in certificates {
        if RootCertStore::empty().add(certificate.clone()).is_ok() {
            let encoded = STANDARD.encode(&certificate);
            pem.push_str("-----BEGIN CERTIFICATE-----\n");
            pem.push_str(&encoded);
            pem.push_str("\n-----END CERTIFICATE-----\n");
        }
    }
    (!pem.is_empty()).then(|| pem.into_bytes())
}
