//! Rotations on PostgreSQL: one statement, which is a transaction of its own, so that a group costs one round trip.

use sea_orm::{DbBackend, DbErr, Value};
use uuid::Uuid;

use super::{
    rotation::{Locked, Rotation},
    rows::OverRows,
};
use crate::store::Pool;

/// The two texts differ in whether they skip sessions that another transaction is changing.
static SKIPPING: OverRows = OverRows::new(concat!(
    include_str!("rotation_begin.sql"),
    "  FOR NO KEY UPDATE OF sessions SKIP LOCKED\n",
    include_str!("rotation_end.sql")
));
static WAITING: OverRows = OverRows::new(concat!(
    include_str!("rotation_begin.sql"),
    "  FOR NO KEY UPDATE OF sessions\n",
    include_str!("rotation_end.sql")
));

pub async fn rotate(
    pool: &Pool,
    instance: Uuid,
    rotations: &[Rotation],
    locked: Locked,
) -> Result<Vec<Uuid>, DbErr> {
    let over_rows = match locked {
        Locked::Skip => &SKIPPING,
        Locked::Wait => &WAITING,
    };
    let rows = rotations.iter().map(row);
    let statement = over_rows.statement(DbBackend::Postgres, [instance.into()], rows);
    let rows = pool.change(statement).await?;
    rows.iter().map(|row| row.try_get("", "session")).collect()
}

/// In the order of `given` in the statement.
fn row(rotation: &Rotation) -> [Value; 20] {
    let event = rotation.event.clone();
    let kind: &str = event.kind.into();
    [
        rotation.session.id.into(),
        rotation.next.generation.into(),
        rotation.session.claims_version.into(),
        rotation.tenant.into(),
        event.at.into(),
        rotation.access_expires_at.into(),
        rotation.successor.clone().into(),
        rotation.next.hash.clone().into(),
        rotation.next.expires_at.into(),
        rotation.revoked_until.into(),
        rotation.revocation().map(|it| it.packed().to_vec()).into(),
        kind.into(),
        event.user_id.into(),
        event.actor.into(),
        event.tenant_id.into(),
        event.client_id.into(),
        event.address.into(),
        event.user_agent.into(),
        event.device_id.into(),
        event.detail.into(),
    ]
}
