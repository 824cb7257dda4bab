//! The algorithms with which stored keys sign.

use std::fmt;

use jsonwebtoken::Algorithm;

use crate::config::JwtAlgorithm;

/// An algorithm (RFC 7518, RFC 8037) for which this service generates keys. HS256 is not among them: its key is shared
/// with others, so only the settings can provide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SigningAlgorithm {
    Rs256,
    Es256,
    EdDsa,
}

impl SigningAlgorithm {
    /// RS256 first: every OpenID client can verify it.
    pub const ALL: [Self; 3] = [Self::Rs256, Self::Es256, Self::EdDsa];

    /// The value of `alg`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// The algorithm of access tokens that no key in the settings signs.
    pub(super) fn of_access_tokens(set: Option<JwtAlgorithm>) -> Self {
        match set {
            Some(JwtAlgorithm::Rs256) => Self::Rs256,
            Some(JwtAlgorithm::EdDsa) => Self::EdDsa,
            Some(JwtAlgorithm::Es256 | JwtAlgorithm::Hs256) | None => Self::Es256,
        }
    }

    pub(in crate::domain) fn jws(self) -> Algorithm {
        match self {
            Self::Rs256 => Algorithm::RS256,
            Self::Es256 => Algorithm::ES256,
            Self::EdDsa => Algorithm::EdDSA,
        }
    }
}

impl fmt::Display for SigningAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
