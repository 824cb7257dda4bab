//! Whom an authorization request wants, and how surely: `id_token_hint`, and the values that `claims` demands.

use auth_service_tests::{Backend, Backend::*, OwnPage, Person, World, json};
use rstest::rstest;

use super::{
    authorize::{assert_error, authorize, location, parameter},
    scene::{signed_in, tokens, trust},
};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn who_signs_in_instead_of_the_expected_user_is_told_to_the_client(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    world.person(Person::named("bea")).await;
    let ann = signed_in(&world, "ann").await;
    let hint = tokens(&world, &ann, &[("scope", "openid")]).await;
    let hint = hint.field("id_token");
    let asked = location(&authorize(&world, "", &[("id_token_hint", &hint)]).await);
    let resume = parameter(&asked, "resume").expect("what is resumed");
    world.advance_seconds(1);
    let bea = signed_in(&world, "bea").await;
    let path = format!("/oauth2/authorize?resume={resume}");
    let answer = world.get(&path).header("Cookie", &bea.cookie).send().await;
    assert_error(&answer, "login_required");
    let ann = signed_in(&world, "ann").await;
    let answer = world.get(&path).header("Cookie", &ann.cookie).send().await;
    assert!(parameter(&location(&answer), "code").is_some());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn values_that_claims_demands_must_be_met(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let own = world.admin().user_id("ann").await;
    let subject = |value: String| json!({"id_token": {"sub": {"value": value}}}).to_string();
    let context = |essential: bool, values: &[&str]| {
        json!({"id_token": {"acr": {"essential": essential, "values": values}}}).to_string()
    };
    let ask = async |claims: &str| {
        let fields = [("claims", claims), ("scope", "openid"), ("prompt", "none")];
        authorize(&world, &page.cookie, &fields).await
    };
    for met in [
        subject(own.to_string()),
        context(true, &["1", "2"]),
        context(false, &["2"]),
    ] {
        let address = location(&ask(&met).await);
        assert!(parameter(&address, "code").is_some(), "{met}: {address}");
    }
    assert_error(&ask(&subject("nobody".into())).await, "login_required");
    assert_error(
        &ask(&context(true, &["2"])).await,
        "unmet_authentication_requirements",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_hint_says_which_user_is_expected(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    world.person(Person::named("bea")).await;
    let hint = async |page: &OwnPage| {
        let granted = tokens(&world, page, &[("scope", "openid")]).await;
        granted.field("id_token")
    };
    let (ann, bea) = (
        signed_in(&world, "ann").await,
        signed_in(&world, "bea").await,
    );
    let (of_ann, of_bea) = (hint(&ann).await, hint(&bea).await);
    let own = [("prompt", "none"), ("id_token_hint", of_ann.as_str())];
    let answer = authorize(&world, &ann.cookie, &own).await;
    assert!(parameter(&location(&answer), "code").is_some());
    let other = [("prompt", "none"), ("id_token_hint", of_bea.as_str())];
    assert_error(
        &authorize(&world, &ann.cookie, &other).await,
        "login_required",
    );
    let asked = location(&authorize(&world, &ann.cookie, &other[1..]).await);
    assert_eq!(asked.path(), "/sign-in");
}
