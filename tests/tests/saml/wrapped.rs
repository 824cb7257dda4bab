//! The eight shapes of signature wrapping (Somorovsky et al., "On Breaking SAML", 2012): the signed part stays whole and is moved
//! to where a verifier still finds it, while a forged assertion takes its place.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    saml::{KEY, SamlResponse, assertion_of, sign, signature_of},
};
use rstest::rstest;

use crate::saml::{
    hostile::nobody_came_in,
    scene::{log_in, post, response_to, start, trusting},
};

/// A response with a genuine assertion, and the pieces to wrap it.
struct Pieces {
    response: SamlResponse,
    /// Whole, with its signature in it.
    genuine: String,
    bare: String,
    signature: String,
}

fn pieces(response: SamlResponse) -> Pieces {
    let signed = response.signed();
    let genuine = assertion_of(&signed).to_owned();
    let signature = signature_of(&genuine).to_owned();
    Pieces {
        bare: genuine.replace(&signature, ""),
        signature,
        genuine,
        response,
    }
}

impl Pieces {
    /// An assertion of the attacker's, with `inside` after its issuer.
    fn forged(&self, inside: &str) -> String {
        self.bare
            .replace("subject 1", "the victim")
            .replace(&self.response.assertion_id, "_forged")
            .replacen("</saml:Issuer>", &format!("</saml:Issuer>{inside}"), 1)
    }

    fn signature_with(&self, object: &str) -> String {
        self.signature
            .replace("</ds:Signature>", &format!("{object}</ds:Signature>"))
    }
}

/// A response that is signed as a whole too, and its forged twin with the signed one `place`d in it.
fn whole(response: SamlResponse, place: impl Fn(&str, &str, &str) -> String) -> String {
    let signed = sign(&response.signed(), "_of-response", KEY);
    let signature = signature_of(&signed).to_owned();
    let original = signed.replacen(&signature, "", 1);
    let forged = original
        .replace(signature_of(&original), "")
        .replace(&response.assertion_id, "_forged")
        .replace("_of-response", "_forged-response")
        .replace("subject 1", "the victim");
    place(&forged, &original, &signature)
}

type Wrap = fn(SamlResponse) -> String;

const SHAPES: [(&str, Wrap); 10] = [
    (
        "1: the signed response in the forged one's signature",
        |response| {
            whole(response, |forged, original, signature| {
                let holding =
                    signature.replace("</ds:Signature>", &format!("{original}</ds:Signature>"));
                forged.replacen("</saml:Issuer>", &format!("</saml:Issuer>{holding}"), 1)
            })
        },
    ),
    (
        "2: the signed response before the forged one's signature",
        |response| {
            whole(response, |forged, original, signature| {
                forged.replacen(
                    "</saml:Issuer>",
                    &format!("</saml:Issuer>{original}{signature}"),
                    1,
                )
            })
        },
    ),
    (
        "3: the forged assertion before the signed one",
        |response| {
            let pieces = pieces(response);
            pieces
                .response
                .around(&(pieces.forged("") + &pieces.genuine))
        },
    ),
    (
        "3b: the forged assertion after the signed one",
        |response| {
            let pieces = pieces(response);
            pieces
                .response
                .around(&(pieces.genuine.clone() + &pieces.forged("")))
        },
    ),
    ("4: the signed assertion in the forged one", |response| {
        let pieces = pieces(response);
        pieces.response.around(&pieces.forged(&pieces.genuine))
    }),
    (
        "5: the signature in the forged assertion, the signed one after it",
        |response| {
            let pieces = pieces(response);
            pieces
                .response
                .around(&(pieces.forged(&pieces.signature) + &pieces.bare))
        },
    ),
    (
        "6: the signed assertion in the forged one's signature",
        |response| {
            let pieces = pieces(response);
            let holding = pieces.signature_with(&pieces.bare);
            pieces.response.around(&pieces.forged(&holding))
        },
    ),
    ("7: the forged assertion in an extension", |response| {
        let pieces = pieces(response);
        let extension = format!("<samlp:Extensions>{}</samlp:Extensions>", pieces.forged(""));
        pieces.response.around(&(extension + &pieces.genuine))
    }),
    (
        "8: the signed assertion in an object of the forged one's signature",
        |response| {
            let pieces = pieces(response);
            let holding = pieces.signature_with(&format!("<ds:Object>{}</ds:Object>", pieces.bare));
            pieces.response.around(&pieces.forged(&holding))
        },
    ),
    (
        "8b: likewise, the assertion's name in no namespace",
        |response| {
            let pieces = pieces(response);
            let hidden = pieces.bare.replace("saml:Assertion", "Assertion");
            let holding = pieces.signature_with(&format!("<ds:Object>{hidden}</ds:Object>"));
            pieces.response.around(&pieces.forged(&holding))
        },
    ),
];

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wrapped_responses_are_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    for (shape, wrap) in SHAPES {
        let login = start(&world).await;
        let answer = post(&world, &wrap(response_to(&world, &login)), login.state()).await;
        assert_eq!(answer.status, 401, "{shape}: {}", answer.text);
    }
    nobody_came_in(&world).await;
    // Signed twice, it is still accepted: the shapes fail by their shape.
    log_in(&world, |response| {
        sign(&response.signed(), "_of-response", KEY)
    })
    .await
    .ok();
}
