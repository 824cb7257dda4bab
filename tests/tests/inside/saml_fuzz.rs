//! Whatever comes as a response: no panic, and never another name than the one that was signed.

use auth_service_tests::{
    inside::Consumer,
    saml::{KEY, SamlResponse, encrypted, sign},
};
use chrono::{DateTime, Utc};
use proptest::{prelude::*, sample::Index, test_runner::TestRunner};

use crate::saml::scene::fixture;

const NAME: &str = "subject 1";

/// Judges it, and looks at what comes out.
fn check(consumer: &Consumer, xml: &[u8], now: DateTime<Utc>) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let text = auth_service_tests::saml::encoded_bytes(xml);
    match runtime.block_on(consumer.judge_encoded(&text, now)) {
        Ok(asserted) => {
            let identity = asserted.identity;
            prop_assert_eq!(identity.subject.as_str(), NAME);
            prop_assert_eq!(identity.address.as_deref(), Some("new@example.com"));
        }
        Err(fault) => {
            let said = fault.to_string();
            prop_assert!(!said.contains("panic") && !said.contains('\n'), "{}", said);
            prop_assert!(
                !said.contains("validating a SAML response panicked"),
                "{}",
                said
            );
        }
    }
    Ok(())
}

/// A change of a text.
#[derive(Clone, Debug)]
enum Change {
    /// Bytes of it are replaced.
    Replace(Index, Vec<u8>),
    /// A part of it is taken out.
    Cut(Index, Index),
    /// A part of it comes again elsewhere.
    Copy(Index, Index, Index),
    /// Markup comes in between.
    Insert(Index, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let markup = prop::sample::select(vec![
        "<!-- c -->",
        "<?p i?>",
        "<![CDATA[x]]>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#x0;",
        "&e;",
        "<!DOCTYPE x>",
        "<saml:NameID>the victim</saml:NameID>",
        "<saml:Assertion ID=\"_x\">",
        "</saml:Assertion>",
        " xmlns:saml=\"urn:evil\"",
        " ID=\"_of-response\"",
        "<x xmlns=\"",
        "\u{feff}",
    ]);
    prop_oneof![
        (any::<Index>(), prop::collection::vec(any::<u8>(), 1..4))
            .prop_map(|(at, bytes)| Change::Replace(at, bytes)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Cut(from, to)),
        (any::<Index>(), any::<Index>(), any::<Index>())
            .prop_map(|(from, to, at)| Change::Copy(from, to, at)),
        (any::<Index>(), markup).prop_map(|(at, text)| Change::Insert(at, text)),
    ]
}

/// Places where a tag begins are likelier than others, for there a change may leave the text well-formed.
fn place(text: &[u8], index: Index) -> usize {
    let tags: Vec<usize> = (0..text.len()).filter(|at| text[*at] == b'<').collect();
    let any = index.index(text.len().max(1));
    if any.is_multiple_of(2) || tags.is_empty() {
        any
    } else {
        *index.get(&tags)
    }
}

fn changed(mut text: Vec<u8>, change: &Change) -> Vec<u8> {
    let range = |text: &[u8], one: Index, other: Index| {
        let (one, other) = (place(text, one), place(text, other));
        one.min(other)..one.max(other)
    };
    match change {
        Change::Replace(at, bytes) => {
            let at = place(&text, *at);
            let end = (at + bytes.len()).min(text.len());
            text.splice(at..end, bytes.iter().copied());
        }
        Change::Cut(from, to) => drop(text.drain(range(&text.clone(), *from, *to))),
        Change::Copy(from, to, at) => {
            let part = text[range(&text, *from, *to)].to_vec();
            let at = place(&text, *at);
            text.splice(at..at, part);
        }
        Change::Insert(at, markup) => {
            let at = place(&text, *at);
            text.splice(at..at, markup.bytes());
        }
    }
    text
}

/// So many cases, or more in `make fuzz`.
fn runner(cases: u32) -> TestRunner {
    let more = std::env::var("PROPTEST_CASES").ok();
    let more = more.map(|count| count.parse().expect("PROPTEST_CASES is a number"));
    TestRunner::new(ProptestConfig {
        cases: more.unwrap_or(cases),
        failure_persistence: None,
        ..ProptestConfig::default()
    })
}

#[test]
fn bytes_that_are_no_response() {
    let consumer = Consumer::new(|_| ());
    let bytes = prop::collection::vec(any::<u8>(), 0..200);
    let markup = "[<>/&;!?\\[\\]\\-a:='\" xmlnsCDATA]{0,200}".prop_map(String::into_bytes);
    let tried = runner(400).run(&prop_oneof![bytes, markup], |bytes| {
        check(&consumer, &bytes, Utc::now())
    });
    tried.unwrap();
}

#[test]
fn changed_responses_never_give_another_name() {
    let consumer = Consumer::new(|saml| {
        saml.saml_private_key = Some(fixture("service.key.pem").into());
        saml.saml_cert = Some(fixture("service.cert.pem").into());
    });
    let response = SamlResponse::new(Consumer::REQUEST, Utc::now());
    let assertion = sign(&response.assertion(), &response.assertion_id, KEY);
    let genuine = [
        response.signed(),
        sign(&response.signed(), "_of-response", KEY),
        response.around(&encrypted(&assertion, "aes256-cbc", "rsa-oaep-mgf1p")),
    ];
    let changes = prop::collection::vec(change(), 0..4);
    let tried = runner(600).run(&(0..genuine.len(), changes), |(which, changes)| {
        let text = genuine[which].clone().into_bytes();
        let text = changes.iter().fold(text, changed);
        check(&consumer, &text, response.now)
    });
    tried.unwrap();
}

#[test]
fn changed_plain_texts_never_give_another_name() {
    let consumer = Consumer::new(|saml| {
        saml.saml_private_key = Some(fixture("service.key.pem").into());
        saml.saml_cert = Some(fixture("service.cert.pem").into());
    });
    let response = SamlResponse::new(Consumer::REQUEST, Utc::now());
    let assertion = sign(&response.assertion(), &response.assertion_id, KEY);
    let changes = prop::collection::vec(change(), 0..3);
    let tried = runner(200).run(&changes, |changes| {
        let text = changes.iter().fold(assertion.clone().into_bytes(), changed);
        let Ok(text) = String::from_utf8(text) else {
            return Ok(());
        };
        let sealed = encrypted(&text, "aes256-gcm", "rsa-oaep");
        check(&consumer, response.around(&sealed).as_bytes(), response.now)
    });
    tried.unwrap();
}
