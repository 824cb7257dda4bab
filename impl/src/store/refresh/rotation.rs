//! Storing refreshes: the session advances to its next refresh token, the old access token is revoked, and the audit trail gets
//! an entry.
//!
//! Each statement does its part for a whole group of refreshes.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use uuid::Uuid;

use super::{on_postgres, on_sqlite};
use crate::store::{Store, audit::NewEvent, entities::sessions, revocations::Revocation};

/// A refresh that is to be stored if the session is still as it was read.
#[derive(Clone, Debug)]
pub struct Rotation {
    /// As it was read.
    pub session: sessions::Model,
    /// The session's tenant from now on.
    pub tenant: Option<Uuid>,
    /// Expiry of the new access token.
    pub access_expires_at: DateTime<Utc>,
    /// What a repeated refresh gets, encrypted.
    pub successor: Option<Vec<u8>>,
    pub next: NextToken,
    /// Expiry of the access token that was used, unless it has passed.
    pub revoked_until: Option<DateTime<Utc>>,
    pub event: NewEvent,
}

/// The refresh token of a generation.
#[derive(Clone, Debug)]
pub struct NextToken {
    pub generation: i32,
    /// SHA-256 of the token.
    pub hash: Vec<u8>,
    pub expires_at: DateTime<Utc>,
}

/// Whether to wait for sessions that another transaction is changing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    Wait,
    /// They are left out. A group that waits for one session holds up the others, and two groups could wait for each other.
    Skip,
}

impl Rotation {
    /// What it revokes.
    pub fn revocation(&self) -> Option<Revocation> {
        Some(Revocation {
            session_id: self.session.id,
            generation: self.next.generation,
            expires_at: self.revoked_until?,
        })
    }
}

impl Store {
    /// Stores the rotations whose sessions are still as they were read, in one transaction, and returns these sessions. There
    /// may be one to [`LARGEST_GROUP`](crate::store::combine::LARGEST_GROUP) rotations, each of another session.
    ///
    /// # Errors
    /// Those of the database; then none of them is stored, unless
    /// [`outage::may_be_committed`](crate::store::outage::may_be_committed) says so.
    pub async fn rotate(
        &self,
        instance: Uuid,
        rotations: Arc<Vec<Rotation>>,
        locked: Locked,
    ) -> Result<Vec<Uuid>, DbErr> {
        match &self.writer {
            Some(_) => {
                self.write(move |tx| {
                    Box::pin(async move { on_sqlite::rotate(tx, instance, &rotations).await })
                })
                .await
            }
            None => on_postgres::rotate(&self.pool, instance, &rotations, locked).await,
        }
    }
}
