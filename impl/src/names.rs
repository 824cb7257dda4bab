//! Names are compared regardless of case and Unicode form, everywhere in the same way.

pub mod invisible;

pub use migration::names::{fold, fold_text, folds_to_itself, normalise, split_address, to_ascii};

/// The longest prefix of `text` of at most `limit` characters.
pub fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}
