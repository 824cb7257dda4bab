//! More responses at once than can wait to be judged.

use std::{sync::mpsc, thread};

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    OwnEdge,
};
use futures::{StreamExt, stream::FuturesUnordered};
use rstest::rstest;
use tokio::{runtime::Builder, task::spawn_blocking};

use crate::saml::scene::{post, response_to, start, trusting};

/// Of those that the service judges and lets wait, for each processor.
const PLACES: usize = 33;
const SURPLUS: usize = 10;

#[rstest]
fn the_surplus_is_turned_away_and_may_come_again(#[values(Sqlite, Postgres)] backend: Backend) {
    let runtime = Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(1)
        .build();
    runtime.expect("a runtime").block_on(flooded(backend));
}

async fn flooded(backend: Backend) {
    let mut world = trusting(backend).await;
    let places = thread::available_parallelism().map_or(1, usize::from) * PLACES;
    let edge = OwnEdge::start(&world, |settings| settings.max_in_flight = places * 8).await;
    world.base = format!("http://{}", edge.address);
    let (first, second) = (start(&world).await, start(&world).await);
    let (flood, honest) = (
        response_to(&world, &first).signed(),
        response_to(&world, &second).signed(),
    );

    // Holds the runtime's only thread for such work: no response is judged until it is let go.
    let (go, wait) = mpsc::channel::<()>();
    let holding = spawn_blocking(move || wait.recv());
    let mut posts: FuturesUnordered<_> = (0..places + SURPLUS)
        .map(|_| post(&world, &flood, first.state()))
        .collect();
    for _ in 0..SURPLUS {
        let answer = posts.next().await.expect("an answer");
        answer.refused(503, "Service Unavailable");
        assert!(answer.header("retry-after").is_some());
    }
    let refused = post(&world, &honest, second.state()).await;
    refused.refused(503, "Service Unavailable");

    go.send(()).expect("it is held");
    let judged: Vec<_> = posts.map(|answer| answer.status).collect().await;
    assert_eq!(judged.len(), places);
    assert_eq!(judged.iter().filter(|status| **status == 303).count(), 1);
    assert!(judged.iter().all(|status| [303, 401].contains(status)));
    // It was not looked at, so that its login was not used up.
    assert_eq!(post(&world, &honest, second.state()).await.status, 303);
    holding.await.expect("no panic").expect("let go");
}
