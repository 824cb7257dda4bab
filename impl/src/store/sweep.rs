//! Takes away what has ended.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, Query},
};

use super::entities::{
    auth_codes, authenticator_enrolments, authenticator_steps, familiar_addresses, lockouts,
    login_activity, mail_outbox, one_time_challenges, password_reset_tokens, refresh_tokens,
    revocations, sessions, sign_up_tokens, signing_keys,
};

/// How long a used or expired code stays, so that using it again still ends the session that it gave.
const CODES_KEPT: TimeDelta = TimeDelta::days(1);
/// How long a mailed link stays after its end, so that it is still told from garbage.
const LINKS_KEPT: TimeDelta = TimeDelta::days(1);
/// How long a mail stays, sent or given up: longer than it is tried.
const MAILS_KEPT: TimeDelta = TimeDelta::days(4);
/// How long the audit trail goes back.
const ACTIVITY_KEPT: TimeDelta = TimeDelta::days(365);
/// How long an account remembers an address.
pub const ADDRESSES_KEPT: TimeDelta = TimeDelta::days(30);

/// Deletes what ended before `now`; sealed successors go once nobody may ask for them, at `grace_ended`.
pub async fn sweep(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    grace_ended: DateTime<Utc>,
) -> Result<(), DbErr> {
    refresh_tokens::Entity::update_many()
        .col_expr(
            refresh_tokens::Column::Successor,
            Expr::value(Option::<String>::None),
        )
        .filter(refresh_tokens::Column::Successor.is_not_null())
        .filter(refresh_tokens::Column::SpentAt.lt(grace_ended))
        .exec(db)
        .await?;
    // A session whose last refresh token has expired can go on no longer, long before its absolute end.
    let abandoned = Query::select()
        .column(refresh_tokens::Column::SessionId)
        .from(refresh_tokens::Entity)
        .and_where(refresh_tokens::Column::ExpiresAt.lt(now))
        .and_where(refresh_tokens::Column::SpentAt.is_null())
        .to_owned();
    let abandoned = Condition::all()
        .add(sessions::Column::Id.in_subquery(abandoned))
        .add(sessions::Column::AccessExpiresAt.lt(now));
    let over = Condition::any()
        .add(abandoned)
        .add(sessions::Column::ExpiresAt.lt(now))
        .add(sessions::Column::EndedAt.lt(now - CODES_KEPT));
    // Their refresh tokens go with them.
    sessions::Entity::delete_many()
        .filter(over)
        .exec(db)
        .await?;
    refresh_tokens::Entity::delete_many()
        .filter(refresh_tokens::Column::ExpiresAt.lt(now))
        .filter(refresh_tokens::Column::SpentAt.is_not_null())
        .exec(db)
        .await?;
    macro_rules! delete_before {
        ($($table:ident . $column:ident < $time:expr),* $(,)?) => {$(
            $table::Entity::delete_many()
                .filter($table::Column::$column.lt($time))
                .exec(db)
                .await?;
        )*};
    }
    delete_before! {
        auth_codes.ExpiresAt < now - CODES_KEPT,
        one_time_challenges.ExpiresAt < now,
        authenticator_enrolments.ExpiresAt < now,
        authenticator_steps.ExpiresAt < now,
        password_reset_tokens.ExpiresAt < now - LINKS_KEPT,
        sign_up_tokens.ExpiresAt < now - LINKS_KEPT,
        mail_outbox.CreatedAt < now - MAILS_KEPT,
        revocations.ExpiresAt < now,
        lockouts.ExpiresAt < now,
        familiar_addresses.SeenAt < now - ADDRESSES_KEPT,
        signing_keys.ExpiresAt < now,
        login_activity.At < now - ACTIVITY_KEPT,
    }
    Ok(())
}
