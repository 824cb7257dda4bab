//! Refreshes that are stored as one group.

use std::{sync::Arc, time::Duration};

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Claims, World,
    inside::{
        Refreshes, Revoked,
        audit::{EventKind, NewEvent},
        refresh::{self, Locked, NextToken, Refreshable, Rotation},
        revocations::{self, Revocation},
        token_hash,
    },
};
use chrono::{DateTime, Utc};
use futures::future::join_all;
use rstest::rstest;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, TransactionTrait};
use uuid::Uuid;

const INSTANCE: Uuid = Uuid::from_u128(1);

async fn find(world: &World, session: Uuid) -> Refreshable {
    let found = refresh::find(world.domain().store.reader(), vec![session]).await;
    let found = found.expect("an answer").remove(&session);
    found.expect("a session")
}

fn now(world: &World) -> DateTime<Utc> {
    world.domain().clock.now()
}

/// The refresh of a new session, as the service would store it. Every column is filled.
async fn rotation(world: &World, name: &str) -> Rotation {
    let pair = world.tokens("ann").await;
    let session = find(world, Claims::of(&pair).sid).await.session;
    let now = now(world);
    Rotation {
        tenant: Some(Uuid::from_u128(7)),
        access_expires_at: now + Duration::from_millis(900_250),
        successor: Some((0..=255).collect()),
        next: NextToken {
            hash: token_hash(name),
            generation: session.generation + 1,
            expires_at: now + Duration::from_secs(1000),
        },
        revoked_until: Some(now + Duration::from_secs(500)),
        event: NewEvent {
            at: now,
            kind: EventKind::Relogin,
            user_id: Some(session.user_id),
            actor: Some("ann \u{1F600}".into()),
            tenant_id: Some(Uuid::from_u128(8)),
            client_id: Some("web".into()),
            session_id: Some(session.id),
            address: Some("192.0.2.1".into()),
            user_agent: Some("a 'browser'".into()),
            device_id: None,
            detail: Some(name.into()),
        },
        session,
    }
}

async fn rotations<const N: usize>(world: &World) -> [Rotation; N] {
    let mut made = Vec::new();
    for number in 0..N {
        made.push(rotation(world, &format!("next {number}")).await);
    }
    made.try_into().expect("as many")
}

/// What a rotation has to have stored, read by the entities and found by values that they write.
async fn assert_stored(world: &World, rotation: &Rotation) {
    let found = find(world, rotation.session.id).await;
    let expected = auth_service_tests::inside::sessions::Session {
        generation: rotation.next.generation,
        tenant_id: rotation.tenant,
        last_used_at: rotation.event.at,
        access_expires_at: rotation.access_expires_at,
        refresh_hash: Some(rotation.next.hash.clone()),
        refresh_expires_at: Some(rotation.next.expires_at),
        spent_hash: rotation.session.refresh_hash.clone(),
        spent_at: Some(rotation.event.at),
        ..rotation.session.clone()
    };
    assert_eq!(found.session, expected);
    let db = world.domain().store.reader();
    let successor = |generation| refresh::successor(db, rotation.session.id, generation);
    let present = successor(rotation.next.generation).await;
    assert_eq!(
        present.expect("an answer"),
        Some(rotation.successor.clone())
    );
    let former = successor(rotation.session.generation).await;
    assert_eq!(former.expect("an answer"), None);
    let logged: Vec<Revocation> = logged(world).await;
    let revoked = Revocation {
        session_id: rotation.session.id,
        generation: rotation.next.generation,
        expires_at: rotation.revoked_until.expect("a live token"),
    };
    assert!(logged.contains(&revoked), "{revoked:?} in {logged:?}");
}

async fn logged(world: &World) -> Vec<Revocation> {
    let page = revocations::of_others(Uuid::nil(), 0, now(world));
    let rows = page.all(world.domain().store.reader()).await;
    let rows = rows.expect("rows");
    rows.iter().flat_map(revocations::of_row).collect()
}

async fn assert_not_stored(world: &World, rotation: &Rotation) {
    let found = find(world, rotation.session.id).await;
    let claims_version = found.session.claims_version;
    let expected = auth_service_tests::inside::sessions::Session {
        claims_version,
        ..rotation.session.clone()
    };
    assert_eq!(found.session, expected);
}

/// The store's own refreshes, apart from those of the running service.
fn refreshes(world: &World) -> Refreshes {
    let revoked = Arc::new(Revoked::default());
    Refreshes::start(&world.domain().store, INSTANCE, &revoked)
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_group_stores_what_the_entities_would(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let group = rotations::<3>(&world).await;
    let store = &world.domain().store;
    let stored = store
        .rotate(INSTANCE, Arc::new(group.to_vec()), Locked::Skip)
        .await;
    assert_eq!(stored.expect("stored").len(), 3);
    for rotation in &group {
        assert_stored(&world, rotation).await;
        let event = auth_events(&world, &rotation.event).await;
        assert_eq!(event.actor, rotation.event.actor);
        assert_eq!(event.tenant_id, rotation.event.tenant_id);
        assert_eq!(event.user_agent, rotation.event.user_agent);
        assert_eq!(event.device_id, None);
    }
}

/// By the time and the session: SQLite compares texts and bytes, so they must be written as the entities write them.
async fn auth_events(world: &World, event: &NewEvent) -> auth_service_tests::inside::audit::Event {
    use auth_service_tests::inside::auth_events::{Column, Entity};
    use sea_orm::ColumnTrait;
    let found = Entity::find()
        .filter(Column::At.eq(event.at))
        .filter(Column::SessionId.eq(event.session_id))
        .filter(Column::UserId.eq(event.user_id))
        .filter(Column::Detail.eq(event.detail.clone()))
        .filter(Column::Kind.eq("RELOGIN"))
        .one(world.db());
    found.await.expect("an answer").expect("an event")
}

/// A group takes one row of the log, and none of another instance's away, which may have revoked more.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_group_revokes_by_one_row(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let mut group = rotations::<5>(&world).await;
    group[3].revoked_until = None;
    let strict = Revocation {
        session_id: group[0].session.id,
        generation: 9,
        expires_at: now(&world) + Duration::from_millis(900_001),
    };
    let store = &world.domain().store;
    let before = [strict];
    let logging = store.write(move |tx| {
        Box::pin(async move { revocations::insert(tx, Uuid::from_u128(2), &before).await })
    });
    logging.await.expect("logged");
    let rows = Arc::new(group.to_vec());
    let stored = store.rotate(INSTANCE, rows, Locked::Skip).await;
    assert_eq!(stored.expect("stored").len(), 5);
    assert_eq!(world.count("revocations").await, 2);
    let mut expected = vec![strict];
    expected.extend(group.iter().filter_map(Rotation::revocation));
    assert_eq!(expected.len(), 5);
    let logged = logged(&world).await;
    assert_eq!(logged.len(), 5);
    assert!(
        expected
            .iter()
            .all(|revocation| logged.contains(revocation))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn whose_session_has_changed_is_left_out(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let [good, mut refreshed, mut outdated] = rotations::<3>(&world).await;
    refreshed.next.generation += 1;
    outdated.session.claims_version += 1;
    let group = vec![refreshed, good, outdated];
    let store = &world.domain().store;
    let stored = store
        .rotate(INSTANCE, Arc::new(group.clone()), Locked::Skip)
        .await;
    let stored = stored.expect("stored");
    assert_eq!(stored, [group[1].session.id]);
    assert_stored(&world, &group[1]).await;
    assert_not_stored(&world, &group[0]).await;
    assert_not_stored(&world, &group[2]).await;
}

/// The poisoned one would violate a rule of the database, and so undo the group.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_that_fails_takes_nobody_with_it(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let group = rotations::<6>(&world).await;
    let poison = match backend {
        Sqlite => {
            "CREATE TRIGGER poison BEFORE INSERT ON auth_events WHEN NEW.detail = 'next 3' \
             BEGIN SELECT RAISE(ABORT, 'poison'); END"
        }
        Postgres => "ALTER TABLE auth_events ADD CONSTRAINT poison CHECK (detail <> 'next 3')",
    };
    world.sql(poison).await;
    let refreshes = refreshes(&world);
    let stored = join_all(group.iter().map(|one| refreshes.store(one.clone()))).await;
    for (number, (rotation, stored)) in group.iter().zip(stored).enumerate() {
        if number == 3 {
            assert!(stored.is_err());
            assert_not_stored(&world, rotation).await;
        } else {
            assert!(stored.expect("stored"));
            assert_stored(&world, rotation).await;
        }
    }
}

/// On one thread, so that both queue up before they are read. SQLite only: PostgreSQL has no value that cannot be read.
#[tokio::test]
async fn a_row_that_cannot_be_read_fails_only_who_needs_it() {
    let world = World::start(Sqlite).await;
    let [good, broken] = rotations::<2>(&world).await;
    let id = broken.session.id.simple();
    world
        .sql(&format!(
            "UPDATE sessions SET expires_at = 'never' WHERE id = x'{id}'"
        ))
        .await;
    let refreshes = refreshes(&world);
    let (failed, found) = futures::join!(
        refreshes.find(broken.session.id),
        refreshes.find(good.session.id)
    );
    assert!(failed.is_err());
    assert!(found.expect("an answer").is_some());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_several_of_one_session_one_is_stored(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let [first] = rotations::<1>(&world).await;
    let group: Vec<Rotation> = (0..10)
        .map(|number| {
            let mut rotation = first.clone();
            rotation.next.hash = token_hash(&format!("number {number}"));
            rotation
        })
        .collect();
    let refreshes = refreshes(&world);
    let stored = join_all(group.iter().map(|one| refreshes.store(one.clone()))).await;
    let stored: Vec<_> = group
        .iter()
        .zip(stored)
        .filter(|(_, stored)| *stored.as_ref().expect("no failure"))
        .collect();
    assert_eq!(stored.len(), 1);
    assert_stored(&world, stored[0].0).await;
}

/// What has been written counts, whoever hears of it.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn callers_that_go_leave_no_half_of_a_refresh(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let group = rotations::<8>(&world).await;
    let revoked = Arc::new(Revoked::default());
    let refreshes = Refreshes::start(&world.domain().store, INSTANCE, &revoked);
    for (number, rotation) in group.iter().enumerate().take(7) {
        let mut call = Box::pin(refreshes.store(rotation.clone()));
        for _ in 0..number {
            let _ = futures::poll!(&mut call);
            tokio::task::yield_now().await;
        }
    }
    assert!(refreshes.store(group[7].clone()).await.expect("stored"));
    // Another group can be under way. Whatever works on one holds this value.
    drop(refreshes);
    while Arc::strong_count(&revoked) > 1 {
        tokio::task::yield_now().await;
    }
    for rotation in &group {
        match find(&world, rotation.session.id).await.session.spent_at {
            Some(_) => assert_stored(&world, rotation).await,
            None => assert_not_stored(&world, rotation).await,
        }
    }
}

/// SQLite has one writer, for whom nobody is skipped.
#[tokio::test(flavor = "multi_thread")]
async fn who_is_being_changed_holds_up_nobody_else() {
    let world = World::start(Postgres).await;
    let group = rotations::<4>(&world).await;
    let refreshes = refreshes(&world);
    let other = world.db().begin().await.expect("a transaction");
    let held = group[0].session.id;
    let lock = format!("SELECT id FROM sessions WHERE id = '{held}' FOR UPDATE");
    other.execute_unprepared(&lock).await.expect("a lock");
    let mut waiting = Box::pin(refreshes.store(group[0].clone()));
    assert!(futures::poll!(&mut waiting).is_pending());
    let others = join_all(group[1..].iter().map(|one| refreshes.store(one.clone())));
    let stored = tokio::time::timeout(Duration::from_secs(5), others).await;
    for stored in stored.expect("they wait for nobody") {
        assert!(stored.expect("stored"));
    }
    assert!(futures::poll!(&mut waiting).is_pending());
    other.rollback().await.expect("given up");
    assert!(waiting.await.expect("stored"));
    assert_stored(&world, &group[0]).await;
}
