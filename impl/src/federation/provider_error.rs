//! Error responses of providers: RFC 6749 section 5.2, and the formats of Facebook and Instagram.

use http::header;
use oauth2::HttpRequest;
use serde_json::Value;

use super::fault::Fault;

/// A word of this length may be a code or a token.
const LONGEST_WORD: usize = 40;

/// Request parameters that are public.
const PUBLIC: [&str; 4] = ["grant_type", "client_id", "redirect_uri", "fields"];

/// The values of a request that must not be logged if the response repeats them.
pub struct SentValues(Vec<String>);

impl SentValues {
    pub fn of(request: &HttpRequest) -> Self {
        let query = request.uri().query().unwrap_or_default().as_bytes();
        let mut values: Vec<String> = url::form_urlencoded::parse(query)
            .chain(url::form_urlencoded::parse(request.body()))
            .filter(|(name, _)| !PUBLIC.contains(&&**name))
            .map(|(_, value)| value.into_owned())
            .collect();
        let bearer = request.headers().get(header::AUTHORIZATION);
        let bearer = bearer.and_then(|value| value.to_str().ok()?.split_once(' '));
        values.extend(bearer.map(|(_, token)| token.to_owned()));
        let encoded: Vec<String> = values
            .iter()
            .map(|value| url::form_urlencoded::byte_serialize(value.as_bytes()).collect())
            .collect();
        values.extend(encoded);
        // Short values reveal nothing and occur everywhere.
        values.retain(|value| value.chars().count() >= 4);
        // Longest first, in case one value contains another.
        values.sort_by_key(|value| std::cmp::Reverse(value.len()));
        Self(values)
    }

    fn without(&self, text: &str) -> String {
        let cleaned = self.0.iter().fold(text.to_owned(), |text, value| {
            text.replace(value.as_str(), "[...]")
        });
        let words: Vec<_> = cleaned
            .split_whitespace()
            .map(|word| {
                if word.chars().count() >= LONGEST_WORD {
                    "[...]"
                } else {
                    word
                }
            })
            .collect();
        words.join(" ")
    }
}

/// Adds the provider's error code and description.
pub fn with_provider_error(fault: Fault, body: &[u8], sent: &SentValues) -> Fault {
    let Ok(body) = serde_json::from_slice::<Value>(body) else {
        return fault;
    };
    let told = &body["error"];
    let (code, description) = match told {
        // {"error": {"message": .., "type": .., "code": ..}}
        Value::Object(error) => (
            error.get("type").or(error.get("code")),
            error.get("message"),
        ),
        Value::String(_) => (Some(told), body.get("error_description")),
        // Instagram: {"error_type": .., "code": .., "error_message": ..}
        _ => (body.get("error_type"), body.get("error_message")),
    };
    let text = |value: Option<&Value>| match value {
        Some(Value::String(text)) => Some(sent.without(text)),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let mut fault = fault;
    if let Some(code) = text(code) {
        fault = fault.with("error", code);
    }
    if let Some(description) = text(description) {
        fault = fault.with("description", description);
    }
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &str) -> String {
        let request = http::Request::post("https://idp.example/token?access_token=query-token")
            .header(header::AUTHORIZATION, "Bearer the-bearer")
            .body(b"grant_type=authorization_code&code=4%2Fthe-code&client_secret=hush".to_vec())
            .unwrap();
        let fault = Fault::refused("the provider rejected the request");
        with_provider_error(fault, body.as_bytes(), &SentValues::of(&request)).to_string()
    }

    #[test]
    fn the_providers_words_come_without_what_was_sent() {
        for (body, expected) in [
            (r#"{"error":"invalid_grant"}"#, "(error=invalid_grant)"),
            (
                r#"{"error":"invalid_client","error_description":"hush, the-bearer, 4/the-code and 4%2Fthe-code"}"#,
                "(error=invalid_client, description=[...], [...], [...] and [...])",
            ),
            (
                r#"{"error":{"message":"query-token","type":"OAuthException","code":100}}"#,
                "(error=OAuthException, description=[...])",
            ),
            (
                r#"{"error_type":"OAuthException","code":400,"error_message":"no"}"#,
                "(error=OAuthException, description=no)",
            ),
            (
                r#"{"error":["x"],"error_description":{}}"#,
                "rejected the request",
            ),
            (
                r#"{"error":"x","error_description":"of eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2ln"}"#,
                "(error=x, description=of [...])",
            ),
            ("no JSON", "rejected the request"),
        ] {
            assert!(said(body).ends_with(expected), "{}", said(body));
        }
    }
}
