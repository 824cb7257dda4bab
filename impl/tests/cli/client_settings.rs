//! `admin client`: what a client may do at `/oauth2`.

use serde_json::{Value, json};

use crate::home::Home;

const CREATE: [&str; 5] = ["admin", "client", "create", "--client-id", "app"];
const UPDATE: [&str; 5] = ["admin", "client", "update", "--client-id", "app"];
/// RFC 8037, appendix A.2.
const KEYS: &str =
    r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;

#[test]
fn everything_is_set_shown_and_removed() {
    let home = Home::furnished();
    let made = home.json(&CREATE);
    assert_eq!(made["idTokenAlg"], "RS256");
    assert_eq!(made["refreshRotation"], true);
    for nothing in [
        "grants",
        "scopes",
        "jwks",
        "jwksUri",
        "backchannelLogoutUri",
    ] {
        assert_eq!(made[nothing], Value::Null, "{nothing}");
    }
    for off in ["requirePar", "requireDpop", "trusted"] {
        assert_eq!(made[off], false, "{off}");
    }
    let all = [
        &UPDATE[..],
        &["--redirect-uri", "https://app.example/in"],
        &["--redirect-uri", "http://127.0.0.1/in"],
        &["--post-logout-redirect-uri", "https://app.example/"],
        &["--backchannel-logout-uri", "http://app.internal/logout"],
        &["--grant", "authorization_code", "--grant", "device_code"],
        &["--scope", "openid", "--scope", "email"],
        &["--permission", "read", "--permission", "write"],
        &["--id-token-alg", "EdDSA", "--jwks", KEYS],
        &["--require-par", "--require-dpop", "--trusted"],
        &["--refresh-rotation", "off"],
    ]
    .concat();
    home.ok(&all);
    let listed = home.json(&["admin", "client", "list"]);
    let listed = listed
        .as_array()
        .expect("an array")
        .last()
        .expect("a client");
    for (name, expected) in [
        (
            "redirectUris",
            json!(["http://127.0.0.1/in", "https://app.example/in"]),
        ),
        ("postLogoutRedirectUris", json!(["https://app.example/"])),
        ("backchannelLogoutUri", json!("http://app.internal/logout")),
        (
            "grants",
            json!([
                "authorization_code",
                "urn:ietf:params:oauth:grant-type:device_code"
            ]),
        ),
        ("scopes", json!(["openid", "email"])),
        ("permissions", json!(["read", "write"])),
        ("idTokenAlg", json!("EdDSA")),
        ("requirePar", json!(true)),
        ("requireDpop", json!(true)),
        ("trusted", json!(true)),
        ("refreshRotation", json!(false)),
    ] {
        assert_eq!(listed[name], expected, "{name}");
    }
    assert_eq!(listed["jwks"]["keys"][0]["crv"], "Ed25519");

    // A given list replaces the present one; the rest stays.
    let fewer = home.json(&[&UPDATE[..], &["--redirect-uri", "com.example.app:/in"]].concat());
    assert_eq!(fewer["redirectUris"], json!(["com.example.app:/in"]));
    assert_eq!(fewer["scopes"], json!(["openid", "email"]));
    let none = [
        &UPDATE[..],
        &["--redirect-uri", "", "--post-logout-redirect-uri", ""],
        &["--backchannel-logout-uri", "", "--jwks", ""],
        &["--grant", "", "--scope", "", "--permission", ""],
        &["--trusted", "false"],
    ]
    .concat();
    let none = home.json(&none);
    for (name, expected) in [
        ("redirectUris", json!([])),
        ("postLogoutRedirectUris", json!([])),
        ("backchannelLogoutUri", json!(null)),
        ("grants", json!(null)),
        ("scopes", json!(null)),
        ("permissions", json!([])),
        ("jwks", json!(null)),
        ("trusted", json!(false)),
    ] {
        assert_eq!(none[name], expected, "{name}");
    }
}

#[test]
fn keys_come_from_a_file_and_replace_a_secret() {
    let home = Home::furnished();
    std::fs::write(home.path.join("keys.json"), KEYS).expect("written");
    let made = home.json(&[&CREATE[..], &["--jwks", "keys.json"]].concat());
    assert_eq!(made["secretStorage"], "none");
    assert_eq!(made.get("clientSecret"), None);
    assert_eq!(made["jwks"]["keys"][0]["kty"], "OKP");
    let refused = |more: &[&str]| home.refused(&[&UPDATE[..], more].concat());
    assert!(refused(&["--jwks", ""]).contains("--rotate-secret"));
    assert!(refused(&["--jwks", "/no/such/file"]).contains("cannot read /no/such/file"));
    assert!(refused(&["--jwks", "{"]).contains("--jwks: neither a file nor JSON"));
    assert!(refused(&["--jwks", KEYS, "--jwks-uri", "https://a.example/"]).contains("--jwks-uri"));
    assert!(refused(&["--type", "public"]).contains("a public client cannot keep a key secret"));
}

#[test]
fn what_cannot_be_is_refused() {
    let home = Home::furnished();
    home.ok(&CREATE);
    for (flag, value, expected) in [
        ("--redirect-uri", "/in", "--redirect-uri: an absolute URL"),
        (
            "--redirect-uri",
            "https://app.example/in#x",
            "--redirect-uri: a fragment",
        ),
        (
            "--redirect-uri",
            "http://app.example/in",
            "--redirect-uri: https is required",
        ),
        (
            "--redirect-uri",
            "https://*.example/in",
            "--redirect-uri: wildcards",
        ),
        (
            "--redirect-uri",
            "myapp://in",
            "--redirect-uri: a private scheme must be",
        ),
        (
            "--post-logout-redirect-uri",
            "ftp://a.example/",
            "--post-logout-redirect-uri: ",
        ),
        (
            "--backchannel-logout-uri",
            "https://a.example/#x",
            "--backchannel-logout-uri: ",
        ),
        (
            "--jwks-uri",
            "http://a.example/jwks",
            "--jwks-uri: https is required",
        ),
        ("--grant", "implicit", "expected authorization_code"),
        ("--scope", "address", "expected one of openid"),
        (
            "--permission",
            "a b",
            "--permission: it must not contain spaces",
        ),
        ("--id-token-alg", "HS256", "RS256"),
        (
            "--refresh-rotation",
            "off",
            "--refresh-rotation: off is allowed only with",
        ),
    ] {
        let refused = home.refused(&[&UPDATE[..], &[flag, value]].concat());
        assert!(refused.contains(expected), "{flag} {value}: {refused}");
    }
}
