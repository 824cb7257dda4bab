//! TLS to PostgreSQL, following libpq (PostgreSQL documentation, section 34.19). Decided here rather than by the driver: which
//! certificates are trusted, and which connections to try if TLS is optional.

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

/// The options with and without TLS, in the order in which to try them.
///
/// # Errors
/// A message that names the invalid parameter or PG variable.
pub fn candidates(
    options: PgConnectOptions,
    parameters: &TlsParameters,
) -> Result<Vec<PgConnectOptions>, String> {
    let plain = options.clone().ssl_mode(PgSslMode::Disable);
    if options.get_socket().is_some() || options.get_host().starts_with('/') {
        // The server does not support TLS on Unix sockets; libpq ignores the mode there.
        return Ok(vec![plain]);
    }
    let effective = EffectiveParameters::new(parameters)?;
    let mode = effective.mode;
    if mode == SslMode::Disable {
        return Ok(vec![plain]);
    }
    let options = effective.with_client_certificate(options)?;
    let roots = effective.roots()?;
    let verified = |mode, roots| options.clone().ssl_mode(mode).ssl_root_cert_from_pem(roots);
    let encrypted = match (mode, roots) {
        (SslMode::VerifyFull, Some(roots)) => verified(PgSslMode::VerifyFull, roots),
        // With a root certificate, even the weaker modes verify the server's certificate.
        (_, Some(roots)) => verified(PgSslMode::VerifyCa, roots),
        (SslMode::Prefer, None) => options.ssl_mode(PgSslMode::Prefer),
        (_, None) => options.ssl_mode(PgSslMode::Require),
    };
    Ok(match mode {
        SslMode::Allow => vec![plain, encrypted],
        SslMode::Prefer => vec![encrypted, plain],
        _ => vec![encrypted],
    })
}

/// The parameters of the URL, or else those of libpq's environment variables and default files.
struct EffectiveParameters {
    mode: SslMode,
    root_cert: RootCert,
    cert: Option<PathBuf>,
    key: Option<PathBuf>,
}

enum RootCert {
    /// The certificates of the operating system, or of SSL_CERT_FILE and SSL_CERT_DIR.
    System,
    Named(PathBuf),
    /// `~/.postgresql/root.crt`, if it exists.
    Default(Option<PathBuf>),
}

impl EffectiveParameters {
    fn new(parameters: &TlsParameters) -> Result<Self, String> {
        let or_variable = |given: &Option<String>, name| {
            let given = given.clone().or_else(|| env::var(name).ok());
            given.filter(|text| !text.is_empty())
        };
        let root_cert = match or_variable(&parameters.root_cert, "PGSSLROOTCERT") {
            Some(name) if name == "system" => RootCert::System,
            Some(path) => RootCert::Named(path.into()),
            None => RootCert::Default(default_file("root.crt")),
        };
        let mode = match (parameters.mode, env::var("PGSSLMODE")) {
            (Some(mode), _) => Some(mode),
            (None, Ok(name)) if !name.is_empty() => {
                let mode = SslMode::named(&name);
                Some(mode.ok_or(format!("PGSSLMODE: expected {}", SslMode::NAMES))?)
            }
            (None, _) => None,
        };
        let is_system = matches!(root_cert, RootCert::System);
        let mode = match mode {
            Some(mode) if is_system && mode != SslMode::VerifyFull => {
                return Err("sslrootcert=system requires sslmode=verify-full, because anyone can get a certificate from a public authority".into());
            }
            Some(mode) => mode,
            None if is_system => SslMode::VerifyFull,
            None => SslMode::Prefer,
        };
        let path = |given: &Option<String>, name, default| {
            let given = or_variable(given, name).map(PathBuf::from);
            given.or_else(|| default_file(default))
        };
        Ok(Self {
            mode,
            root_cert,
            cert: path(&parameters.cert, "PGSSLCERT", "postgresql.crt"),
            key: path(&parameters.key, "PGSSLKEY", "postgresql.key"),
        })
    }

    /// The certificates to trust, as PEM; `None` if the server's certificate is not verified.
    fn roots(&self) -> Result<Option<Vec<u8>>, String> {
        let verifies = self.mode >= SslMode::VerifyCa;
        match &self.root_cert {
            RootCert::System => system_roots().map(Some),
            RootCert::Named(path) if verifies || path.exists() => roots_of(path).map(Some),
            RootCert::Default(Some(path)) => roots_of(path).map(Some),
            // libpq refuses here. Trusting the operating system's certificates is as strict, since the host name is verified.
            RootCert::Default(None) if self.mode == SslMode::VerifyFull => system_roots().map(Some),
            RootCert::Default(None) if verifies => Err(
                "sslmode=verify-ca requires sslrootcert, the certificate of your own authority"
                    .into(),
            ),
            RootCert::Named(_) | RootCert::Default(None) => Ok(None),
        }
    }

    fn with_client_certificate(
        &self,
        options: PgConnectOptions,
    ) -> Result<PgConnectOptions, String> {
        let (cert, key) = match (&self.cert, &self.key) {
            (Some(cert), Some(key)) => (cert, key),
            (Some(_), None) => return Err("sslcert requires sslkey".into()),
            // Like libpq, which looks for the key only if there is a certificate.
            (None, _) => return Ok(options),
        };
        let key = read("sslkey", key)?;
        let encrypted = String::from_utf8_lossy(&key).contains("ENCRYPTED");
        if encrypted {
            return Err("sslkey: password-protected keys are not supported".into());
        }
        Ok(options
            .ssl_client_cert_from_pem(read("sslcert", cert)?)
            .ssl_client_key_from_pem(key))
    }
}

/// A file in libpq's directory, if it exists.
fn default_file(name: &str) -> Option<PathBuf> {
    let home = env::var_os("HOME").filter(|home| !home.is_empty())?;
    let path = Path::new(&home).join(".postgresql").join(name);
    path.exists().then_some(path)
}

fn read(parameter: &str, path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| {
        // Someone who misunderstands the parameter may have put the key itself there.
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
    let certificates = certificates
        .map_err(|_| "sslrootcert: the file contains an invalid certificate".to_owned())?;
    usable(certificates).ok_or_else(|| "sslrootcert: the file contains no certificate".into())
}

/// Read at every startup, because the list changes.
fn system_roots() -> Result<Vec<u8>, String> {
    let found = rustls_native_certs::load_native_certs();
    usable(found.certs).ok_or_else(|| {
        "the system trusts no certificate authority; install its CA certificates, or set SSL_CERT_FILE or sslrootcert"
            .into()
    })
}

/// The usable ones among these certificates, as PEM: the driver fails at the first that it cannot use, and certificate stores
/// contain old ones that it rejects.
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
