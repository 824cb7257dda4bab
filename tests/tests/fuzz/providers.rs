//! What providers answer: a login succeeds or is refused, whatever they say.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Value,
    provider::{PROVIDER_SECRET, Say, signed},
};
use rstest::rstest;

use crate::fuzz::{
    dice::{Dice, MARK},
    json::{change, damage},
    scene::Scene,
};

const SEED: u64 = 20_261_126;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn changed_answers(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::start(backend).await;
    let number = |name: &str| {
        std::env::var(name)
            .ok()
            .map(|text| text.parse::<u64>().expect(name))
    };
    // A tenth of what FUZZ_CASES asks of the edge: a login is several exchanges.
    let cases = number("FUZZ_CASES").map_or(150, |cases| (cases / 10).clamp(150, 20_000));
    let seed = number("FUZZ_SEED").unwrap_or(SEED);
    let mut accepted = 0;
    for case in 0..cases {
        let status = one_login(
            &scene,
            &mut Dice::new(seed, case),
            &format!("seed {seed}, case {case}"),
        )
        .await;
        accepted += u32::from(status == 200);
    }
    assert!(accepted > 0, "nothing is left of the logins");
    scene.world.get("/health/live").send().await.ok();
}

async fn one_login(scene: &Scene, dice: &mut Dice, name: &str) -> u16 {
    let (start, end) = *dice.pick(&[
        ("/auth/google", "/auth/google-auth-redirect"),
        ("/auth/azure", "/auth/azure-oauth-redirect"),
    ]);
    let address = format!(
        "10.{}.{}.{}",
        dice.below(256),
        dice.below(256),
        dice.below(256)
    );
    let started = scene.begin(start, &address).await;
    let what = *dice.pick(&["claims", "/token", "/jwks", "/userinfo"]);
    if what == "/jwks" {
        // Past the time for which keys are kept.
        scene.world.advance_seconds(590);
    }
    let mut claims = scene.provider.claims(started.nonce(), scene.world.now());
    if what == "claims" {
        for _ in 0..=dice.below(2) {
            change(dice, &mut claims);
        }
    }
    if what == "/userinfo" {
        // It is asked only when the id_token has no address.
        claims.as_object_mut().expect("claims").remove("email");
        let said = scene.provider.claims("", scene.world.now());
        scene.provider.says("/userinfo", Say::Json(200, said));
    }
    scene.provider.will_give(&signed(&claims));
    let good = (what != "claims").then(|| scene.provider.answer(what));
    if let Some(Say::Json(status, answer)) = &good {
        scene
            .provider
            .says(what, changed(dice, *status, answer.clone()));
    }
    let path = format!("{end}?code=theirs&state={}", started.state());
    let call = scene.world.get(&path).header("Cookie", &started.cookie);
    let answer = call.header("X-Forwarded-For", &address).send().await;
    let asked = format!(
        "{name}: {what} of {start}: {} {}",
        answer.status, answer.text
    );
    assert!(
        [200, 302, 401, 404, 429, 502, 504].contains(&answer.status),
        "{asked}"
    );
    if answer.status >= 400 {
        for secret in [
            MARK,
            PROVIDER_SECRET,
            started.state(),
            started.nonce(),
            "access there",
        ] {
            assert!(!answer.text.contains(secret), "{asked}");
        }
    }
    if let Some(good) = good {
        scene.provider.says(what, good);
    }
    answer.status
}

fn changed(dice: &mut Dice, status: u16, mut answer: Value) -> Say {
    for _ in 0..=dice.below(2) {
        change(dice, &mut answer);
    }
    match dice.below(4) {
        0 => {
            let mut text = answer.to_string().into_bytes();
            damage(dice, &mut text);
            Say::Text(status, String::from_utf8_lossy(&text).into_owned())
        }
        1 => Say::Json(
            *dice.pick(&[201, 204, 400, 401, 418, 429, 500, 503]),
            answer,
        ),
        _ => Say::Json(status, answer),
    }
}
