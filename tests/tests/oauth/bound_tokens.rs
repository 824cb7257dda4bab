//! Tokens that are bound to a key (RFC 9449): where the key is needed, and that no other will do.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, CLIENT_SECRET, OwnPage, Signer, Tokens, Value, World, json,
};
use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::Method;
use rstest::rstest;
use uuid::Uuid;

use super::{
    authorize::{CHALLENGE, assert_error, authorize, location, parameter},
    registered::{ISSUER, post, refused},
    scene::{CALLBACK, assert_fault, claims, form, post_as_web, signed_in, trust},
};

/// The verifier of [`CHALLENGE`].
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const USER_INFO: &str = "/oauth2/userinfo";

/// A proof for a request, which names the access token if there is one.
fn proof(world: &World, signer: &Signer, method: &str, path: &str, token: Option<&str>) -> String {
    let mut claims = json!({
        "jti": Uuid::new_v4(), "htm": method, "htu": format!("{ISSUER}{path}"),
        "iat": world.now().timestamp(),
    });
    if let Some(token) = token {
        let hash = digest(&SHA256, token.as_bytes());
        claims["ath"] = json!(URL_SAFE_NO_PAD.encode(hash));
    }
    signer.proof(&claims)
}

/// A code of the user whose page it is.
async fn code(world: &World, page: &OwnPage, more: &[(&str, &str)]) -> String {
    let own = [
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("redirect_uri", CALLBACK),
        ("scope", "openid offline_access"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let query = form(&[&own, more].concat());
    let call = world.get(&format!("/oauth2/authorize?{query}"));
    let answer = call.header("Cookie", &page.cookie).send().await;
    parameter(&location(&answer), "code").expect("a code")
}

/// Sends a token request with a proof by `signer`, or with none.
async fn token(
    world: &World,
    client: &[(&str, &str)],
    grant: &[(&str, &str)],
    signer: Option<&Signer>,
) -> Answer {
    let proof = signer.map(|signer| proof(world, signer, "POST", "/oauth2/token", None));
    let proofs: Vec<&str> = proof.as_deref().into_iter().collect();
    post(world, "/oauth2/token", &[client, grant].concat(), &proofs).await
}

async fn redeem(
    world: &World,
    client: &[(&str, &str)],
    code: &str,
    signer: Option<&Signer>,
) -> Answer {
    let grant = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    token(world, client, &grant, signer).await
}

async fn user_info(world: &World, scheme: &str, token: &str, proof: Option<&str>) -> Answer {
    let call = world.get(USER_INFO);
    let mut call = call.header("Authorization", &format!("{scheme} {token}"));
    if let Some(proof) = proof {
        call = call.header("DPoP", proof);
    }
    call.send().await
}

const WEB: [(&str, &str); 2] = [("client_id", CLIENT_ID), ("client_secret", CLIENT_SECRET)];

async fn scene(backend: Backend) -> (World, OwnPage) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    (world, page)
}

async fn make_public(world: &World) {
    for sql in [
        "INSERT INTO client_types (client_id, client_type) VALUES (1, 'public')",
        "UPDATE auth_clients SET client_secret = '' WHERE id = 1",
    ] {
        world.sql(sql).await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_bound_token_needs_its_key(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, page) = scene(backend).await;
    let (own, other) = (Signer::es256(), Signer::other_es256());
    let code = code(&world, &page, &[]).await;
    let granted = redeem(&world, &WEB, &code, Some(&own)).await.ok();
    assert_eq!(granted.field("token_type"), "DPoP");
    let access = granted.field("access_token");
    let jkt: Value = claims(&access)["cnf"]["jkt"].clone();
    assert_eq!(jkt.as_str().map(str::len), Some(43));
    let fields = [("token", access.as_str())];
    let shown = post_as_web(&world, "/oauth2/introspect", &fields).await;
    let shown = shown.ok().json();
    assert_eq!(shown["token_type"], "DPoP");
    assert_eq!(shown["cnf"]["jkt"], jkt);

    let ask =
        async |scheme: &str, proof: Option<&str>| user_info(&world, scheme, &access, proof).await;
    let with = |signer: &Signer, method: &str, token: Option<&str>| {
        proof(&world, signer, method, USER_INFO, token)
    };
    let good = with(&own, "GET", Some(&access));
    ask("DPoP", Some(&good)).await.ok();
    // RFC 9449 section 7.1 tells apart what is wrong with the proof itself and with the token.
    let (wrong_proof, wrong_token) = ("invalid_dpop_proof", "invalid_token");
    for (scheme, proof, error) in [
        ("DPoP", Some(good), wrong_proof),
        ("DPoP", None, wrong_token),
        ("DPoP", Some(with(&own, "GET", None)), wrong_proof),
        (
            "DPoP",
            Some(with(&own, "GET", Some("another token"))),
            wrong_proof,
        ),
        ("DPoP", Some(with(&own, "POST", Some(&access))), wrong_proof),
        ("DPoP", Some(with(&own, "HEAD", Some(&access))), wrong_proof),
        (
            "DPoP",
            Some(with(&other, "GET", Some(&access))),
            wrong_token,
        ),
        ("Bearer", None, wrong_token),
        (
            "Bearer",
            Some(with(&own, "GET", Some(&access))),
            wrong_token,
        ),
    ] {
        let answer = ask(scheme, proof.as_deref()).await;
        assert_fault(&answer, 401, error);
        let challenge = answer.header("www-authenticate").expect("a challenge");
        let named = format!("error=\"{error}\"");
        assert!(
            challenge.contains("DPoP") && challenge.contains(&named),
            "{challenge}"
        );
    }
    for (method, status) in [("HEAD", 200), ("GET", 401)] {
        let call = world.call(Method::HEAD, USER_INFO);
        let call = call.header("Authorization", &format!("DPoP {access}"));
        let call = call.header("DPoP", &with(&own, method, Some(&access)));
        assert_eq!(call.send().await.status, status, "{method}");
    }
    // Elsewhere it is no bearer token either.
    world.me(&access).await.refused(401, "TokenExpired");
    let me = async |scheme: &str, token: &str, proof: Option<String>| {
        let call = world.get("/auth/me");
        let call = call.header("Authorization", &format!("{scheme} {token}"));
        match proof {
            Some(proof) => call.header("DPoP", &proof).send().await,
            None => call.send().await,
        }
    };
    let of_me = |signer| proof(&world, signer, "GET", "/auth/me", Some(&access));
    let good = of_me(&own);
    let shown = me("DPoP", &access, Some(good.clone())).await.ok();
    assert_eq!(shown.field("username"), "ann");
    let unbound = world.tokens("ann").await.access;
    for answer in [
        me("DPoP", &access, Some(good)).await,
        me("DPoP", &access, None).await,
        me("DPoP", &access, Some(of_me(&other))).await,
        me("DPoP", &access, Some(with(&own, "GET", Some(&access)))).await,
        me("Bearer", &access, Some(of_me(&own))).await,
        me("DPoP", &unbound, None).await,
    ] {
        answer.refused(401, "TokenExpired");
    }
    revoke(&world, &access).await;
    let revoked = me("DPoP", &access, Some(of_me(&own))).await;
    revoked.refused(401, "TokenRevoked");
}

async fn revoke(world: &World, token: &str) {
    let fields = [("token", token)];
    post_as_web(world, "/oauth2/revoke", &fields).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_for_the_key_that_its_request_named(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let (world, page) = scene(backend).await;
    let (own, other) = (Signer::es256(), Signer::other_es256());
    let first = code(&world, &page, &[]).await;
    let granted = redeem(&world, &WEB, &first, Some(&own)).await.ok();
    let jkt = claims(&granted.field("access_token"))["cnf"]["jkt"].clone();
    let jkt = jkt.as_str().expect("a thumbprint");
    let bound = code(&world, &page, &[("dpop_jkt", jkt)]).await;
    for signer in [None, Some(&other)] {
        let answer = redeem(&world, &WEB, &bound, signer).await;
        refused(&answer, 400, "invalid_dpop_proof");
    }
    redeem(&world, &WEB, &bound, Some(&own)).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_can_be_made_to_prove_a_key(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, page) = scene(backend).await;
    world
        .sql("UPDATE client_settings SET require_dpop = true")
        .await;
    let without_pkce = [("redirect_uri", CALLBACK)];
    let answer = authorize(&world, &page.cookie, &without_pkce).await;
    assert_error(&answer, "invalid_request");
    let code = code(&world, &page, &[]).await;
    let answer = redeem(&world, &WEB, &code, None).await;
    refused(&answer, 400, "invalid_dpop_proof");
    let granted = redeem(&world, &WEB, &code, Some(&Signer::es256())).await;
    let refresh = granted.ok().field("refresh_token");
    let grant = [("grant_type", "refresh_token"), ("refresh_token", &refresh)];
    let answer = token(&world, &WEB, &grant, None).await;
    refused(&answer, 400, "invalid_dpop_proof");
    // Its refresh token is bound to the client's secret, so the key may be another one (section 5).
    let answer = token(&world, &WEB, &grant, Some(&Signer::other_es256())).await;
    assert_eq!(answer.ok().field("token_type"), "DPoP");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_token_of_a_public_client_is_bound_too(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let (world, page) = scene(backend).await;
    make_public(&world).await;
    let own = Signer::ed_dsa();
    let code = code(&world, &page, &[]).await;
    let granted = redeem(&world, &WEB[..1], &code, Some(&own)).await.ok();
    let refresh = granted.field("refresh_token");
    let grant = [("grant_type", "refresh_token"), ("refresh_token", &refresh)];
    for signer in [None, Some(&Signer::es256())] {
        let answer = token(&world, &WEB[..1], &grant, signer).await;
        refused(&answer, 400, "invalid_dpop_proof");
    }
    // Those attempts have neither spent the token nor ended the session.
    let renewed = token(&world, &WEB[..1], &grant, Some(&own)).await.ok();
    let (before, after) = (granted.field("access_token"), renewed.field("access_token"));
    assert_eq!(claims(&before)["cnf"], claims(&after)["cnf"]);
}

/// The first proof may come with a refresh (RFC 9449 section 5).
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_token_is_bound_to_the_key_that_a_refresh_proves_first(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let (world, page) = scene(backend).await;
    make_public(&world).await;
    let (own, other) = (Signer::ed_dsa(), Signer::es256());
    let code = code(&world, &page, &[]).await;
    let granted = redeem(&world, &WEB[..1], &code, None).await.ok();
    let mut refresh = granted.field("refresh_token");
    for (signer, is_bound) in [(None, false), (Some(&own), true), (Some(&own), true)] {
        let grant = [
            ("grant_type", "refresh_token"),
            ("refresh_token", &*refresh),
        ];
        let renewed = token(&world, &WEB[..1], &grant, signer).await.ok();
        let access = renewed.field("access_token");
        assert_eq!(claims(&access)["cnf"].is_object(), is_bound);
        refresh = renewed.field("refresh_token");
    }
    let grant = [
        ("grant_type", "refresh_token"),
        ("refresh_token", &*refresh),
    ];
    for signer in [None, Some(&other)] {
        let answer = token(&world, &WEB[..1], &grant, signer).await;
        refused(&answer, 400, "invalid_dpop_proof");
    }
    token(&world, &WEB[..1], &grant, Some(&own)).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_two_keys_at_once_a_refresh_token_is_bound_to_one(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let (world, page) = scene(backend).await;
    make_public(&world).await;
    let keys = [Signer::ed_dsa(), Signer::es256()];
    let code = code(&world, &page, &[]).await;
    let granted = redeem(&world, &WEB[..1], &code, None).await.ok();
    let refresh = granted.field("refresh_token");
    let grant = [
        ("grant_type", "refresh_token"),
        ("refresh_token", &*refresh),
    ];
    let (one, other) = tokio::join!(
        token(&world, &WEB[..1], &grant, Some(&keys[0])),
        token(&world, &WEB[..1], &grant, Some(&keys[1]))
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400], "{} {}", one.text, other.text);
}

/// Not even with an access token that is older than the binding.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_bound_session_is_refreshed_at_oauth_only(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, page) = scene(backend).await;
    make_public(&world).await;
    let code = code(&world, &page, &[]).await;
    let granted = redeem(&world, &WEB[..1], &code, None).await.ok();
    let pair = Tokens {
        access: granted.field("access_token"),
        refresh: granted.field("refresh_token"),
        expires: 0,
    };
    world
        .sql("UPDATE session_grants SET dpop_thumbprint = 'of a key'")
        .await;
    world.refresh(&pair).await.refused(401, "Token Invalid");
    world
        .sql("UPDATE session_grants SET dpop_thumbprint = NULL")
        .await;
    world.refresh(&pair).await.ok();
}
