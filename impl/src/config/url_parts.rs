//! Percent-decoding (RFC 3986 section 2.1) and query parameters of URLs in settings. Errors never quote the URL, which
//! may contain a password.

/// Decodes `%XX`. `part` names the text in the error.
///
/// # Errors
/// A `%` without two hexadecimal digits, invalid UTF-8, or a NUL.
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
                    "{part} has a % that is not followed by two hexadecimal digits; percent-encode it as %25"
                ));
            }
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err(format!("{part} contains a NUL character")),
        Ok(text) => Ok(text),
        Err(_) => Err(format!("{part} is not valid UTF-8 after percent-decoding")),
    }
}

/// One decoded `name=value` of a query, and its position in words. Neither name nor value may be quoted in errors: it
/// may be part of a password that was not percent-encoded.
pub struct Parameter {
    pub place: String,
    pub name: String,
    pub value: String,
}

/// The parameters after the `?` of a URL.
///
/// # Errors
/// A parameter without `=`, or one that cannot be decoded.
pub fn parameters(query: &str) -> Result<Vec<Parameter>, String> {
    let pieces = query.split('&').filter(|piece| !piece.is_empty());
    (1..)
        .zip(pieces)
        .map(|(number, piece)| {
            let place = format!("parameter {number} after the ?");
            let (name, value) = piece.split_once('=').ok_or_else(|| {
                format!("{place} has no =; percent-encode a ? in the user name or password as %3F")
            })?;
            Ok(Parameter {
                name: decode(&place, name)?,
                value: decode(&place, value)?,
                place,
            })
        })
        .collect()
}
