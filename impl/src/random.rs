//! Randomness as a dependency, and the forms in which the service uses it.

use std::sync::Arc;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::{Builder, Uuid};

/// A source of unpredictable bytes.
pub trait Randomness: Send + Sync {
    /// Fills `bytes` with unpredictable values.
    fn fill(&self, bytes: &mut [u8]);
}

/// A shared source.
pub type SharedRandomness = Arc<dyn Randomness>;

/// The operating system's generator.
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    /// # Panics
    /// If the system's generator fails: without it nothing this service does is safe.
    #[allow(clippy::disallowed_methods)] // The one place that asks the system.
    fn fill(&self, bytes: &mut [u8]) {
        SystemRandom::new()
            .fill(bytes)
            .expect("the operating system's random generator works");
    }
}

/// Helpers for every source.
pub trait RandomnessExt {
    /// `N` unpredictable bytes.
    fn bytes<const N: usize>(&self) -> [u8; N];
    /// A random (version 4) UUID.
    fn uuid(&self) -> Uuid;
    /// 256 random bits in base64url: 43 characters.
    fn token(&self) -> String;
}

impl<R: Randomness + ?Sized> RandomnessExt for R {
    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    fn uuid(&self) -> Uuid {
        Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }
}
