//! Challenges: a one-time code is expected for a login, until it is entered, too many wrong ones were, or it expires.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        limits::attempt::{Attempt, Failure},
        refusal::Refusal,
    },
    store::{
        Error, Transaction,
        challenges::{self, Challenge},
    },
};

/// Number of wrong codes after which a challenge ends, even with RATE_LIMIT=off.
pub(super) const MAX_TRIES: i32 = 5;

pub(super) fn is_open(challenge: &Challenge, now: DateTime<Utc>) -> bool {
    challenge.ended_at.is_none() && challenge.expires_at > now
}

/// Locks the challenge; `None` if it is no longer open or has been replaced since it was read.
pub(super) async fn lock_open(
    tx: &Transaction,
    expected: &Challenge,
    now: DateTime<Utc>,
) -> Result<Option<Challenge>, Error> {
    let present = challenges::lock(tx, &expected.key_hash).await?;
    Ok(present.filter(|present| is_open(present, now) && present.code == expected.code))
}

/// Counts a wrong code for the challenge, the account and the address. Returns the refusal for the caller.
pub(super) async fn count_wrong(
    tx: &Transaction,
    challenge: Option<Challenge>,
    attempt: &Attempt,
    failed: Failure,
    now: DateTime<Utc>,
) -> Result<Refusal, Error> {
    let Some(challenge) = challenge else {
        return Ok(Refusal::ChallengeMissing);
    };
    let last = challenge.tries + 1 >= MAX_TRIES;
    challenges::count_wrong(tx, &challenge.key_hash, last, now).await?;
    let verdict = attempt.count_failure(tx, failed, now).await?;
    Ok(verdict.err().unwrap_or(Refusal::OtpInvalid))
}
