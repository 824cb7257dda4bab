//! What it costs to judge a response grows with its size and with nothing else. Instructions are counted by valgrind, which sees
//! those of libxml2 and xmlsec too and does not depend on how busy the machine is.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use auth_service_tests::{
    inside::Consumer,
    saml::{OTHER_KEY, SamlResponse, sign},
};
use chrono::Utc;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

/// Bytes of the repeated part in the smaller of two documents, and how many times larger the other one is.
const SMALL: usize = 10_000;
const FACTOR: usize = 4;
/// Of the instructions. Linear work has the factor itself, quadratic work its square.
const MOST: f64 = 1.3 * FACTOR as f64;

/// A part of an attribute, different for each number.
type Piece = fn(usize) -> String;

const PIECES: [Piece; 10] = [
    |_| "<saml:AttributeValue>same</saml:AttributeValue>".into(),
    |number| format!("<saml:AttributeValue>value {number}</saml:AttributeValue>"),
    |_| "<saml:AttributeValue><![CDATA[same]]></saml:AttributeValue>".into(),
    |_| {
        let sections = "<![CDATA[<]]>".repeat(20);
        format!("<saml:AttributeValue>{sections}</saml:AttributeValue>")
    },
    |number| format!("<!-- {number} --><?pi {number}?>\n"),
    |_| "<saml:AttributeValue>a&amp;b&#x63;&lt;d&quot;</saml:AttributeValue>".into(),
    |_| {
        let (open, close) = ("<x>".repeat(150), "</x>".repeat(150));
        format!("<saml:AttributeValue>{open}deep{close}</saml:AttributeValue>")
    },
    |number| {
        let all: String = (0..100)
            .map(|each| format!(" a{each}=\"{number}\""))
            .collect();
        format!("<saml:AttributeValue{all}/>")
    },
    |number| {
        let all: String = (0..40)
            .map(|each| format!(" xmlns:n{each}=\"urn:{each}\" n{each}:a=\"{number}\""))
            .collect();
        format!("<saml:AttributeValue{all}><n1:b/><n2:c>d</n2:c></saml:AttributeValue>")
    },
    |number| {
        format!(
            "<saml:AttributeValue>{}{number}</saml:AttributeValue>",
            "long ".repeat(100)
        )
    },
];

/// Pieces one after the other, again and again.
fn repeated(pieces: &[usize], bytes: usize) -> String {
    let mut text = String::new();
    for number in 0.. {
        for piece in pieces {
            text.push_str(&PIECES[*piece](number));
        }
        if text.len() >= bytes {
            break;
        }
    }
    text
}

fn signed(response: &SamlResponse, place: &str, text: &str) -> String {
    response.changed_then_signed(|assertion| {
        assert!(assertion.contains(place), "{place}");
        assertion.replacen(place, &format!("{text}{place}"), 1)
    })
}

fn with_values(response: &SamlResponse, values: &str) -> String {
    let attribute =
        format!("<saml:Attribute Name=\"groups\"><saml:AttributeValue/>{values}</saml:Attribute>");
    signed(response, "</saml:AttributeStatement>", &attribute)
}

/// Shapes that are not made of values.
type Shape = (&'static str, fn(&SamlResponse, usize) -> String);

const SHAPES: [Shape; 6] = [
    ("one text of many sections", |response, bytes| {
        let text = "<![CDATA[x]]>".repeat(bytes / 13);
        with_values(
            response,
            &format!("<saml:AttributeValue>{text}</saml:AttributeValue>"),
        )
    }),
    ("one text of many references", |response, bytes| {
        let text = "a&amp;".repeat(bytes / 6);
        with_values(
            response,
            &format!("<saml:AttributeValue>{text}</saml:AttributeValue>"),
        )
    }),
    ("many comments before an element", |response, bytes| {
        signed(response, "<saml:Conditions", &"<!---->".repeat(bytes / 7))
    }),
    ("many confirmations", |response, bytes| {
        let other = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"/>";
        signed(
            response,
            "<saml:SubjectConfirmation ",
            &other.repeat(bytes / other.len()),
        )
    }),
    ("many audiences", |response, bytes| {
        let other = "<saml:Audience>urn:other</saml:Audience>";
        signed(
            response,
            "<saml:Audience>",
            &other.repeat(bytes / other.len()),
        )
    }),
    ("many ids beside the assertion", |response, bytes| {
        let all: String = (0..bytes / 15)
            .map(|id| format!("<x ID=\"a{id:05}\"/>"))
            .collect();
        let extensions = format!("<samlp:Extensions>{all}</samlp:Extensions><samlp:Status>");
        response.signed().replacen("<samlp:Status>", &extensions, 1)
    }),
];

fn temporary(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", uuid::Uuid::new_v4()))
}

/// Without debug information, which valgrind would read at each start.
fn program() -> &'static Path {
    static STRIPPED: OnceLock<PathBuf> = OnceLock::new();
    STRIPPED.get_or_init(|| {
        let stripped = Path::new(env!("CARGO_TARGET_TMPDIR")).join("saml_cost");
        let mut strip = Command::new("strip");
        strip
            .arg("-o")
            .arg(&stripped)
            .arg(env!("CARGO_BIN_EXE_saml_cost"));
        assert!(strip.status().expect("strip of binutils").success());
        stripped
    })
}

/// How many instructions it takes to judge a response, the start of the process included.
fn instructions(response: &SamlResponse, xml: &str) -> u64 {
    let file = temporary("response");
    fs::write(&file, xml).unwrap();
    let output = Command::new("timeout")
        .args(["300", "valgrind", "--tool=cachegrind", "--cache-sim=no"])
        .args(["--cachegrind-out-file=/dev/null"])
        .arg(program())
        .arg(&file)
        .arg(response.now.to_rfc3339())
        .output()
        .expect("timeout and valgrind, which scripts/setup installs");
    fs::remove_file(&file).unwrap();
    let (said, counted) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(said.starts_with("subject 1\n"), "{said}\n{counted}");
    let line = counted.lines().find(|line| line.contains("refs:"));
    let count = line
        .and_then(|line| line.rsplit(' ').next())
        .expect("a count");
    count.replace(',', "").parse().expect("a count")
}

/// The instructions of the larger document in those of the smaller, without what every run costs.
fn growth(shape: impl Fn(&SamlResponse, usize) -> String) -> f64 {
    static START: OnceLock<u64> = OnceLock::new();
    let response = SamlResponse::new(Consumer::REQUEST, Utc::now());
    let start = *START.get_or_init(|| instructions(&response, &response.signed()));
    let (small, large) = (shape(&response, SMALL), shape(&response, SMALL * FACTOR));
    let of = |xml: &str| (instructions(&response, xml) - start) as f64;
    of(&large) / of(&small)
}

#[test]
fn every_shape_is_linear() {
    for (name, shape) in SHAPES {
        let growth = growth(shape);
        assert!(growth < MOST, "{name}: {growth}");
    }
}

#[test]
fn every_mixture_of_values_is_linear() {
    // All of them at least once, and mixtures.
    let (first, second): (Vec<usize>, Vec<usize>) = (0..PIECES.len()).partition(|n| n % 2 == 0);
    for pieces in [first, second] {
        let growth = growth(|response, bytes| with_values(response, &repeated(&pieces, bytes)));
        assert!(growth < MOST, "{pieces:?}: {growth}");
    }
    let mut runner = TestRunner::new(Config {
        cases: 5,
        failure_persistence: None,
        ..Config::default()
    });
    let some = prop::collection::vec(0..PIECES.len(), 1..5);
    let checked = runner.run(&some, |pieces| {
        let growth = growth(|response, bytes| with_values(response, &repeated(&pieces, bytes)));
        prop_assert!(growth < MOST, "{pieces:?}: {growth}");
        Ok(())
    });
    checked.unwrap();
}

#[test]
fn a_forged_signature_writes_nothing_to_standard_error() {
    let response = SamlResponse::new(Consumer::REQUEST, Utc::now());
    let forged = sign(&response.assertion(), &response.assertion_id, OTHER_KEY);
    let file = temporary("forged");
    fs::write(&file, response.around(&forged)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_saml_cost"))
        .arg(&file)
        .arg(response.now.to_rfc3339())
        .output()
        .unwrap();
    fs::remove_file(&file).unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("certificates"), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn twenty_thousand_groups_fit_in_little_memory() {
    let response = SamlResponse::new(Consumer::REQUEST, Utc::now());
    let groups: String = (0..20_000)
        .map(|number| {
            format!(
                "<saml:AttributeValue>CN=group {number},OU=groups,DC=example</saml:AttributeValue>"
            )
        })
        .collect();
    let file = temporary("groups");
    fs::write(&file, with_values(&response, &groups)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_saml_cost"))
        .arg(&file)
        .arg(response.now.to_rfc3339())
        .output()
        .unwrap();
    fs::remove_file(&file).unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let (name, kilobytes) = said.trim().split_once('\n').unwrap();
    assert_eq!(name, "subject 1");
    let kilobytes: u64 = kilobytes.parse().unwrap();
    assert!(
        kilobytes < 200_000,
        "{kilobytes} kB for a response of 1.8 MB"
    );
}
