//! Names compare without regard to case and encoding, everywhere in the same way.

pub mod invisible;

pub use migration::names::{fold, fold_text, folds_to_itself, normalise, split_address, to_ascii};

/// The longest prefix of `text` that fits a column of `limit` characters.
pub fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}
