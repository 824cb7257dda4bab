//! Names compare without regard to case, everywhere in the same way.

/// The form in which user names and addresses are compared.
pub fn fold(name: &str) -> String {
    name.to_lowercase()
}
