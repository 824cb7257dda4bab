//! Percent-encoding (RFC 3986 section 2.1) and queries of the URLs in the settings, whose parts must not be quoted.

/// Decodes `%XX`. `part` says what the text is, for the error.
///
/// # Errors
/// A `%` without two hexadecimal digits, bytes that are no UTF-8, a NUL.
pub fn decode(part: &str, text: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        match (digit(), digit()) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            _ => {
                return Err(format!(
                    "{part} has a % that two hexadecimal digits do not follow: percent-encode it as %25"
                ));
            }
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err(format!("{part} has a NUL character")),
        Ok(text) => Ok(text),
        Err(_) => Err(format!("{part} is no UTF-8 once it is percent-decoded")),
    }
}

/// One `name=value` of a query, decoded, with its place in words: neither may be quoted, for either may be a piece of a
/// password that was not encoded.
pub struct Parameter {
    pub place: String,
    pub name: String,
    pub value: String,
}

/// The parameters behind a URL's `?`.
///
/// # Errors
/// One without `=`, or that cannot be decoded.
pub fn parameters(query: &str) -> Result<Vec<Parameter>, String> {
    let pieces = query.split('&').filter(|piece| !piece.is_empty());
    (1..)
        .zip(pieces)
        .map(|(number, piece)| {
            let place = format!("parameter {number} behind the ?");
            let (name, value) = piece.split_once('=').ok_or_else(|| {
                format!(
                    "{place} has no =: percent-encode a ? in the name or password of the user as %3F"
                )
            })?;
            Ok(Parameter {
                name: decode(&place, name)?,
                value: decode(&place, value)?,
                place,
            })
        })
        .collect()
}
