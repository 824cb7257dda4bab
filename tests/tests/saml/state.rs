//! Whose response it is, and that it counts once.

use auth_service_tests::Backend::{self, Postgres, Sqlite};
use rstest::rstest;

use crate::saml::scene::{CALLBACK, follow, post, response_to, start, trusting};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_state_is_of_one_browser_and_one_response(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let login = start(&world).await;
    let posted = post(&world, &response_to(&world, &login).signed(), login.state()).await;
    follow(&world, &posted, "")
        .await
        .refused(401, "Invalid Credentials");
    // Used up by that, whatever came of it.
    follow(&world, &posted, &login.started.cookie)
        .await
        .refused(401, "Invalid Credentials");

    let login = start(&world).await;
    let posted = post(&world, &response_to(&world, &login).signed(), login.state()).await;
    assert_eq!(posted.status, 303);
    let query = [("code", "made up"), ("state", login.state())];
    world
        .callback(CALLBACK, &query, &login.started.cookie)
        .await
        .refused(401, "Invalid Credentials");

    // Without a response there is nothing to come back to.
    let login = start(&world).await;
    let query = [("code", ""), ("state", login.state())];
    world
        .callback(CALLBACK, &query, &login.started.cookie)
        .await
        .refused(401, "Invalid Credentials");

    // A response that was refused uses the state up.
    let login = start(&world).await;
    post(&world, "<x/>", login.state())
        .await
        .refused(401, "Invalid Credentials");
    post(&world, &response_to(&world, &login).signed(), login.state())
        .await
        .refused(401, "Invalid Credentials");

    // A second response while the first still waits for the browser.
    let login = start(&world).await;
    let (one, other) = (
        response_to(&world, &login).signed(),
        response_to(&world, &login).signed(),
    );
    let posted = post(&world, &one, login.state()).await;
    // Be it another one, the same again, or a forged one: it neither comes in nor spoils what did.
    for more in [&other, &one, "<x/>"] {
        post(&world, more, login.state())
            .await
            .refused(401, "Invalid Credentials");
    }
    follow(&world, &posted, &login.started.cookie).await.ok();

    let late = start(&world).await;
    let response = response_to(&world, &late).signed();
    world.advance_seconds(600);
    post(&world, &response, late.state())
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_posts_of_one_response_have_one_winner(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = trusting(backend).await;
    let login = start(&world).await;
    let response = response_to(&world, &login).signed();
    let posts = (0..8).map(|_| post(&world, &response, login.state()));
    let answers = futures::future::join_all(posts).await;
    assert!(
        answers
            .iter()
            .all(|answer| [303, 401].contains(&answer.status))
    );
    let winners: Vec<_> = answers
        .iter()
        .filter(|answer| answer.status == 303)
        .collect();
    assert_eq!(winners.len(), 1);
    follow(&world, winners[0], &login.started.cookie).await.ok();
}
