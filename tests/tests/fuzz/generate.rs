//! Requests made from the document: valid ones, of which something is changed.

use auth_service_tests::{Value, json};
use url::form_urlencoded::byte_serialize;

use crate::fuzz::{
    case::Case,
    dice::{Dice, MARK, mutated, odd_text},
    document::{Document, Operation},
    json::{change, damage},
};

const FORM: &str = "application/x-www-form-urlencoded";

pub fn case(dice: &mut Dice, document: &Document) -> Case {
    let operation = dice.pick(&document.operations);
    let mut headers = Vec::new();
    let mut query = Vec::new();
    let path = operation.path.replace("{id}", &known(dice, "id"));
    let mut path = path.replace("{range}", "daily");
    for (name, place, schema) in &operation.parameters {
        if dice.once_in(8) {
            continue;
        }
        let value = text(dice, document, name, schema);
        match place.as_str() {
            "query" => query.push((name.clone(), value)),
            "header" => headers.push(format!("{name}: {}", for_header(&value))),
            _ => {}
        }
    }
    if dice.once_in(6) {
        query.push((odd_text(dice), odd_text(dice)));
    }
    if dice.once_in(12) {
        query.extend(query.clone());
    }
    if dice.once_in(15) {
        path = odd_path(dice, &path);
    }
    if !query.is_empty() {
        path = format!("{path}?{}", form(dice, &query));
    }
    let method = match dice.below(15) {
        0 => *dice.pick(&[
            "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "QUERY", "get",
        ]),
        _ => operation.method.as_str(),
    };
    usual_headers(dice, &mut headers);
    let body = body(dice, document, operation, &mut headers);
    request(method, &path, &headers, &body)
}

fn request(method: &str, path: &str, headers: &[String], body: &[u8]) -> Case {
    let mut bytes = format!("{method} {path} HTTP/1.1\r\nHost: x\r\n").into_bytes();
    for header in headers {
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    if !body.is_empty() {
        bytes.extend_from_slice(b"Content-Length: {{length}}\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    Case(bytes)
}

/// A value of the run by its name, mostly as it is.
fn known(dice: &mut Dice, name: &str) -> String {
    match dice.below(6) {
        0 => format!("{{{{{name}~{}}}}}", dice.below(1_000_000)),
        1 => odd_text(dice),
        _ => format!("{{{{{name}}}}}"),
    }
}

/// A text for a parameter or a member of a body.
fn text(dice: &mut Dice, document: &Document, name: &str, schema: &Value) -> String {
    let value = match name {
        "client_id" | "clientId" => "client_id",
        "client_secret" | "clientSecret" => "client_secret",
        "username" => "username",
        "email" => "email",
        "password" | "oldPassword" => "password",
        "refreshToken" => "refresh",
        "token" => "mailed",
        "code" => *dice.pick(&["code", "code", "otp"]),
        "key" => "code",
        "otp" => "otp",
        "state" => "state",
        "X-CSRF-Token" => "csrf",
        "Authorization" => return format!("Bearer {}", known(dice, "access")),
        _ => {
            let schema = document.resolved(schema);
            let listed = schema["enum"].as_array().filter(|_| !dice.once_in(4));
            return match listed {
                Some(listed) => dice.pick(listed).as_str().unwrap_or("1").to_owned(),
                None => odd_text(dice),
            };
        }
    };
    known(dice, value)
}

fn for_header(text: &str) -> String {
    text.replace(['\r', '\n', '\0', '\u{7f}'], "~")
}

/// Escapes everything but the names of values, whose values are escaped instead; sometimes nothing.
fn form(dice: &mut Dice, pairs: &[(String, String)]) -> String {
    let escape = |text: &str| match text.strip_suffix("}}") {
        Some(name) if text.starts_with("{{") => format!("{name}%}}}}"),
        _ => byte_serialize(text.as_bytes()).collect(),
    };
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect();
    let joined = pairs.join("&");
    match dice.below(12) {
        0 => mutated(dice, &joined).replace([' ', '#'], "+"),
        1 => format!("{joined}&%zz{MARK}"),
        _ => joined,
    }
}

fn odd_path(dice: &mut Dice, path: &str) -> String {
    match dice.below(8) {
        0 => format!("{path}/"),
        1 => format!("/{path}"),
        2 => path.to_uppercase(),
        3 => path.replacen('a', "%61", 1),
        4 => format!("{path}/..%2f{MARK}"),
        5 => format!("{path}%00"),
        6 => format!("/{}", MARK.repeat(1 + dice.below(300))),
        _ => format!("http://x{path}"),
    }
}

fn usual_headers(dice: &mut Dice, headers: &mut Vec<String>) {
    if !dice.once_in(3) {
        let token = match dice.below(12) {
            0 => format!("Basic {MARK}"),
            1 => "Bearer".to_owned(),
            2 => format!("bearer  {{{{access}}}} {MARK}"),
            3 => format!("Bearer {}", foreign_token(dice)),
            4 => format!("Bearer {}", known(dice, "refresh")),
            _ => format!("Bearer {}", known(dice, "access")),
        };
        headers.push(format!("Authorization: {}", for_header(&token)));
    }
    if !dice.once_in(10) {
        let address = match dice.below(8) {
            0 => odd_text(dice),
            1 => format!("{MARK}, 10.0.0.{}", dice.below(256)),
            2 => format!("[2001:db8::{:x}]:443, 127.0.0.1", dice.below(65_536)),
            3 => format!("10.1.{}.7:80", dice.below(256)),
            _ => format!(
                "10.{}.{}.{}",
                dice.below(256),
                dice.below(256),
                dice.below(256)
            ),
        };
        headers.push(format!("X-Forwarded-For: {}", for_header(&address)));
    }
    if dice.once_in(4) {
        headers.push("Cookie: {{csrf_cookie}}; {{state_cookie}}".into());
    }
    if dice.once_in(4) {
        headers.push(format!(
            "X-CSRF-Token: {}",
            for_header(&known(dice, "csrf"))
        ));
    }
    if dice.once_in(6) {
        let value = *dice.pick(&[
            "*/*",
            "text/html",
            "application/json",
            "application/json;q=0.1, */*;q=9",
            ";;q=",
            "a/b/c,,",
        ]);
        headers.push(format!("Accept: {value}"));
    }
    if dice.once_in(5) {
        let name = *dice.pick(&[
            "Cookie",
            "Origin",
            "Referer",
            "User-Agent",
            "Forwarded",
            "X-Real-IP",
            "Accept-Language",
            "Accept-Encoding",
            "If-None-Match",
            "Range",
            "device_id",
            "code",
            "clientId",
            "X-HTTP-Method-Override",
            "Content-Encoding",
            "X-Span-ID",
            "Sec-Fetch-Site",
            "Access-Control-Request-Method",
            "Authorization",
            "X-Forwarded-For",
            "X-Odd",
        ]);
        headers.push(format!("{name}: {}", for_header(&odd_text(dice))));
    }
    if dice.once_in(6) {
        let id = *dice.pick(&["a-good-one", "a bad one", "", "é", "{{access}}"]);
        headers.push(format!("X-Request-Id: {id}"));
    }
    if dice.once_in(12) {
        let twice = headers.last().cloned();
        headers.extend(twice);
    }
}

/// A token that we never signed.
fn foreign_token(dice: &mut Dice) -> String {
    let encode = |value: &Value| {
        use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
        BASE64_URL_SAFE_NO_PAD.encode(value.to_string())
    };
    let mut header = json!({
        "alg": *dice.pick(&["none", "None", "HS256", "ES256", "RS256", "EdDSA", ""]), "typ": "at+jwt",
        "kid": *dice.pick(&["", "one", MARK]), "jku": "http://127.0.0.1:1/", "crit": ["b64"], "b64": false,
    });
    let mut claims =
        json!({"sub": MARK, "jti": MARK, "exp": 1e300, "iat": -1, "iss": MARK, "aud": [MARK]});
    for _ in 0..dice.below(3) {
        change(dice, &mut header);
        change(dice, &mut claims);
    }
    let signature = *dice.pick(&["", "AAAA", "{{access}}", "!"]);
    format!("{}.{}.{signature}", encode(&header), encode(&claims))
}

fn body(
    dice: &mut Dice,
    document: &Document,
    operation: &Operation,
    headers: &mut Vec<String>,
) -> Vec<u8> {
    let Some((media, schema)) = operation.body.first() else {
        if !dice.once_in(20) {
            return Vec::new();
        }
        headers.push("Content-Type: application/json".into());
        return format!("{{\"{MARK}\":1}}").into_bytes();
    };
    let sent = match dice.below(25) {
        0 => for_header(&odd_text(dice)),
        1 => FORM.to_owned(),
        2 => "application/json".to_owned(),
        3 => format!("{media}; charset={MARK}"),
        _ => media.clone(),
    };
    headers.push(format!("Content-Type: {sent}"));
    let schema = document.resolved(schema);
    if media == FORM {
        let pairs = pairs(dice, document, schema);
        return form(dice, &pairs).into_bytes();
    }
    let mut value = sample(dice, document, "", schema, 0);
    if dice.once_in(3) {
        for _ in 0..=dice.below(2) {
            change(dice, &mut value);
        }
    }
    let mut text = value.to_string().into_bytes();
    if dice.once_in(8) {
        damage(dice, &mut text);
    }
    text
}

fn pairs(dice: &mut Dice, document: &Document, schema: &Value) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        if !dice.once_in(8) {
            pairs.push((name.clone(), text(dice, document, name, schema)));
        }
    }
    if dice.once_in(8) {
        pairs.push((odd_text(dice), odd_text(dice)));
    }
    pairs
}

/// A value that the schema allows, or nearly.
fn sample(dice: &mut Dice, document: &Document, name: &str, schema: &Value, depth: usize) -> Value {
    let schema = document.resolved(schema);
    let one_of = ["oneOf", "anyOf", "allOf"]
        .iter()
        .find_map(|kind| schema[kind].as_array());
    if let Some(choices) = one_of.filter(|_| depth < 6) {
        let choice = dice.pick(choices);
        return sample(dice, document, name, choice, depth + 1);
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => dice.pick(kinds).as_str(),
        kind => kind.as_str(),
    };
    match kind {
        Some("boolean") => json!(dice.once_in(2)),
        Some("integer" | "number") => {
            json!(dice.pick(&[0, 1, -1, 900, i64::from(i32::MAX) + 1, i64::MAX]))
        }
        Some("array") => json!([sample(dice, document, name, &schema["items"], depth + 1)]),
        Some("string") => json!(text(dice, document, name, schema)),
        _ => {
            let mut members = serde_json::Map::new();
            for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
                if !dice.once_in(10) && depth < 6 {
                    members.insert(
                        name.clone(),
                        sample(dice, document, name, schema, depth + 1),
                    );
                }
            }
            Value::Object(members)
        }
    }
}
