//! Password hashes: argon2id in PHC format, and bcrypt (`$2…`), which is read from adopted databases and written while
//! the Node service is in use.

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, PasswordHash, Salt},
};
use subtle::ConstantTimeEq;

use crate::random::{Randomness, RandomnessExt};

/// The cost that the Node service uses.
const BCRYPT_COST: u32 = 10;
/// bcrypt ignores further bytes, and so does the Node service.
pub const BCRYPT_BYTES: usize = 72;

/// The scheme of new hashes.
#[derive(Clone, Debug)]
pub enum Scheme {
    Argon2id(Params),
    /// While the Node service reads the same rows (COEXISTENCE).
    Bcrypt,
}

#[derive(Debug, thiserror::Error)]
#[error("hashing failed: {0}")]
pub struct HashFault(String);

fn fault(error: impl std::fmt::Display) -> HashFault {
    HashFault(error.to_string())
}

/// argon2's working memory, reused between hashes: releasing 19 MiB and faulting them in again costs a fifth of the
/// whole hash.
#[derive(Default)]
pub struct Scratch(Vec<Block>);

impl Scratch {
    fn for_params(&mut self, params: &Params) -> &mut [Block] {
        let blocks = params.block_count();
        if self.0.len() < blocks {
            self.0.resize(blocks, Block::default());
        }
        &mut self.0[..blocks]
    }

    pub fn release(&mut self) {
        self.0 = Vec::new();
    }
}

impl Scheme {
    /// Hashes `password` with a new salt. Returns the form that is stored.
    ///
    /// # Errors
    /// [`HashFault`]; never for a password that passed the rules.
    pub fn hash(
        &self,
        random: &dyn Randomness,
        scratch: &mut Scratch,
        password: &[u8],
    ) -> Result<String, HashFault> {
        match self {
            Self::Bcrypt if !self.takes(password) => {
                Err(fault("bcrypt would truncate the password"))
            }
            Self::Bcrypt => {
                let salt = random.bytes::<16>();
                bcrypt::hash_with_salt(password, BCRYPT_COST, salt)
                    .map(|parts| parts.to_string())
                    .map_err(fault)
            }
            Self::Argon2id(params) => {
                let salt = random.bytes::<16>();
                let output = argon2id(params, scratch, password, &salt)?;
                let phc = PasswordHash {
                    algorithm: Algorithm::Argon2id.ident(),
                    version: Some(Version::V0x13.into()),
                    params: params.try_into().map_err(fault)?,
                    salt: Some(Salt::new(&salt).map_err(fault)?),
                    hash: Some(Output::new(&output).map_err(fault)?),
                };
                Ok(phc.to_string())
            }
        }
    }

    /// Whether every byte of `password` would affect the hash.
    pub fn takes(&self, password: &[u8]) -> bool {
        match self {
            Self::Argon2id(_) => true,
            Self::Bcrypt => password.len() <= BCRYPT_BYTES,
        }
    }

    /// Whether `stored` has the current scheme and cost; if not, the next successful login replaces it.
    pub fn is_current(&self, stored: &str) -> bool {
        cost_class(stored) == self.cost_class()
    }

    /// See [`cost_class`].
    pub fn cost_class(&self) -> String {
        match self {
            Self::Bcrypt => format!("$2b${BCRYPT_COST:02}$"),
            Self::Argon2id(params) => format!(
                "$argon2id$v=19$m={},t={},p={}$",
                params.m_cost(),
                params.t_cost(),
                params.p_cost()
            ),
        }
    }
}

/// The part of a stored hash that determines the cost of checking it: algorithm and parameters, up to and including the
/// `$` before the salt.
pub fn cost_class(stored: &str) -> &str {
    let dollars = if stored.starts_with("$2") { 3 } else { 4 };
    stored
        .match_indices('$')
        .nth(dollars - 1)
        .map_or(stored, |(at, _)| &stored[..=at])
}

/// Whether `password` matches `stored`. A hash in an unknown format matches nothing.
pub fn verify(scratch: &mut Scratch, stored: &str, password: &[u8]) -> bool {
    if stored.starts_with("$2") {
        let head = &password[..password.len().min(BCRYPT_BYTES)];
        return bcrypt::verify(head, stored).unwrap_or(false);
    }
    verify_argon2(scratch, stored, password).unwrap_or(false)
}

fn verify_argon2(scratch: &mut Scratch, stored: &str, password: &[u8]) -> Option<bool> {
    let phc = PasswordHash::new(stored).ok()?;
    if phc.algorithm != Algorithm::Argon2id.ident() {
        return None;
    }
    let params = Params::try_from(&phc).ok()?;
    let output = argon2id(&params, scratch, password, &phc.salt?).ok()?;
    Some(output.ct_eq(phc.hash?.as_bytes()).into())
}

fn argon2id(
    params: &Params,
    scratch: &mut Scratch,
    password: &[u8],
    salt: &[u8],
) -> Result<Vec<u8>, HashFault> {
    let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
    let mut output = vec![0; length];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password_into_with_memory(password, salt, &mut output, scratch.for_params(params))
        .map_err(fault)?;
    Ok(output)
}

/// Takes as long as checking a password against a hash of `class`.
pub fn imitate(scratch: &mut Scratch, class: &str, password: &[u8]) {
    // A fixed salt and hash that no password matches.
    let stored = if class.starts_with("$2") {
        format!("{class}abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui")
    } else {
        format!("{class}c29tZXNhbHRvZm91cnM$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    };
    verify(scratch, &stored, password);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandomness;

    fn small() -> Scheme {
        Scheme::Argon2id(Params::new(64, 1, 1, None).unwrap())
    }

    #[test]
    fn round_trip_and_class() {
        for scheme in [small(), Scheme::Bcrypt] {
            let mut scratch = Scratch::default();
            let stored = scheme
                .hash(&SystemRandomness, &mut scratch, b"pass word")
                .unwrap();
            assert!(verify(&mut scratch, &stored, b"pass word"), "{stored}");
            assert!(!verify(&mut scratch, &stored, b"pass worD"));
            assert!(scheme.is_current(&stored), "{stored}");
        }
    }

    #[test]
    fn bcrypt_cuts_nothing_that_it_writes() {
        let hash = |bytes| {
            Scheme::Bcrypt.hash(
                &SystemRandomness,
                &mut Scratch::default(),
                &vec![b'x'; bytes],
            )
        };
        assert!(hash(BCRYPT_BYTES).is_ok());
        assert!(hash(BCRYPT_BYTES + 1).is_err());
    }

    #[test]
    fn the_crate_s_own_reader_accepts_our_strings() {
        use argon2::{PasswordVerifier, password_hash::phc::PasswordHash};
        let stored = small()
            .hash(&SystemRandomness, &mut Scratch::default(), b"x")
            .unwrap();
        let phc = PasswordHash::new(&stored).unwrap();
        assert!(Argon2::default().verify_password(b"x", &phc).is_ok());
    }

    #[test]
    fn classes() {
        assert_eq!(cost_class("$2b$10$abcdef"), "$2b$10$");
        assert_eq!(
            cost_class("$argon2id$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA"),
            "$argon2id$v=19$m=64,t=1,p=1$"
        );
    }

    #[test]
    fn imitations_are_well_formed() {
        // A malformed hash would return at once and reveal which names are unknown.
        assert!(PasswordHash::new("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRvZm91cnM$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").is_ok());
        assert!(
            bcrypt::verify(
                "x",
                "$2b$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui"
            )
            .is_ok()
        );
    }
}
