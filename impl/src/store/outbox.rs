//! `mail_outbox`: mails to be sent.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};

use super::{
    Transaction,
    columns::Sealed,
    entities::mail_outbox::{ActiveModel, Column, Entity, Model},
};
use crate::store::queue::{self, Queue};

pub use super::entities::mail_outbox::Model as Waiting;

/// A mail to be sent.
#[derive(Debug)]
pub struct NewMail {
    pub created_at: DateTime<Utc>,
    pub letter: Sealed,
    /// When the code or link in it expires.
    pub expires_at: Option<DateTime<Utc>>,
}

pub async fn insert(db: &impl ConnectionTrait, mail: NewMail) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: NotSet,
        created_at: Set(mail.created_at),
        letter: Set(Some(mail.letter)),
        attempts: Set(0),
        next_try_at: Set(mail.created_at),
        sent_at: Set(None),
        expires_at: Set(mail.expires_at),
        given_up_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

impl Queue for Entity {
    const ID: Column = Column::Id;
    const NEXT_TRY_AT: Column = Column::NextTryAt;
    const ATTEMPTS: Column = Column::Attempts;
}

fn waiting() -> Select<Entity> {
    Entity::find()
        .filter(Column::SentAt.is_null())
        .filter(Column::Letter.is_not_null())
}

/// Whether a mail is due.
pub async fn any_due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    queue::any_due(waiting(), db, now).await
}

/// The maximum number of mails to claim.
#[derive(Clone, Copy, Debug)]
pub struct ClaimLimit {
    pub total: u64,
    /// How many of these may be retries.
    pub retries: u64,
}

/// Claims due mails, starting with those that have never been tried. No other instance gets them until the lease ends; if this
/// process dies, they are due again afterwards.
pub async fn claim(
    tx: &Transaction,
    limit: ClaimLimit,
    lease: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    let never_tried = waiting().filter(Column::Attempts.eq(0));
    let mut mails = queue::due(never_tried, tx, limit.total, now).await?;
    let left = limit.total.saturating_sub(mails.len() as u64);
    let failed = waiting().filter(Column::Attempts.gt(0));
    let retries = std::cmp::min(left, limit.retries);
    mails.extend(queue::due(failed, tx, retries, now).await?);
    queue::lease::<Entity>(tx, mails.iter().map(|mail| mail.id), lease, now).await?;
    Ok(mails)
}

/// Records the outcome of mails and erases their text.
pub async fn end(
    db: &impl ConnectionTrait,
    ids: &[i64],
    outcome: Outcome,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let ended = match outcome {
        Outcome::Sent => Column::SentAt,
        Outcome::GivenUp => Column::GivenUpAt,
    };
    Entity::update_many()
        .col_expr(ended, Expr::value(now))
        .col_expr(Column::Letter, Expr::value(Option::<String>::None))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    GivenUp,
}

/// Sets the time of the next attempt.
pub async fn try_again(tx: &Transaction, id: i64, at: DateTime<Utc>) -> Result<(), DbErr> {
    queue::try_again::<Entity>(tx, id, at).await
}

/// The encrypted content of waiting mails after the row `after`; at most `limit`.
pub async fn waiting_after(
    db: &impl ConnectionTrait,
    after: i64,
    limit: u64,
) -> Result<Vec<(i64, Sealed)>, DbErr> {
    let mails = waiting()
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    let sealed = mails
        .into_iter()
        .filter_map(|mail| Some((mail.id, mail.letter?)));
    Ok(sealed.collect())
}

pub async fn reseal(db: &impl ConnectionTrait, id: i64, sealed: &str) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Letter, Expr::value(sealed))
        .filter(Column::Id.eq(id))
        .filter(Column::Letter.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}
