//! Scopes (RFC 6749 section 3.3).

/// The scopes of this service, in the order of the metadata.
pub const SCOPES: [&str; 7] = [
    OPENID,
    "profile",
    "email",
    "phone",
    OFFLINE_ACCESS,
    "tenant",
    "roles",
];
/// Makes an authorization request one of OpenID Connect.
pub const OPENID: &str = "openid";
/// Asks for a refresh token (OpenID Connect Core section 11).
pub const OFFLINE_ACCESS: &str = "offline_access";

/// The words of a list that is separated by spaces, without repetitions.
pub fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split_ascii_whitespace() {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// Whether a list that is separated by spaces has this word.
pub fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}
