//! Takes away what has ended.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, Query},
};

use super::{
    Store,
    entities::{
        auth_codes, auth_events, authenticator_enrolments, authenticator_steps, familiar_addresses,
        lockouts, login_states, mail_outbox, one_time_challenges, password_reset_tokens,
        refresh_tokens, revocations, sessions, sign_up_tokens, signing_keys, used_assertions,
    },
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

/// Deletes what ended before `now`; sealed successors go once nobody may ask for them, at `grace_ended`. A transaction for each
/// table: one that held rows of several would sooner or later wait for a request that waits for it.
pub async fn sweep(
    store: &Store,
    now: DateTime<Utc>,
    grace_ended: DateTime<Utc>,
) -> Result<(), DbErr> {
    let forget_successors = refresh_tokens::Entity::update_many()
        .col_expr(
            refresh_tokens::Column::Successor,
            Expr::value(Option::<String>::None),
        )
        .filter(refresh_tokens::Column::Successor.is_not_null())
        .filter(refresh_tokens::Column::SpentAt.lt(grace_ended));
    store
        .write(move |tx| Box::pin(async move { forget_successors.exec(tx).await.map(drop) }))
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
    // Their refresh tokens go with them.
    let over = Condition::any()
        .add(abandoned)
        .add(sessions::Column::ExpiresAt.lt(now))
        .add(sessions::Column::EndedAt.lt(now - CODES_KEPT));
    let spent = refresh_tokens::Column::ExpiresAt
        .lt(now)
        .and(refresh_tokens::Column::SpentAt.is_not_null());
    macro_rules! delete {
        ($($table:ident where $condition:expr;)*) => {$(
            let deletion = $table::Entity::delete_many().filter($condition);
            store
                .write(move |tx| Box::pin(async move { deletion.exec(tx).await.map(drop) }))
                .await?;
        )*};
    }
    delete! {
        sessions where over;
        refresh_tokens where spent;
        auth_codes where auth_codes::Column::ExpiresAt.lt(now - CODES_KEPT);
        one_time_challenges where one_time_challenges::Column::ExpiresAt.lt(now);
        authenticator_enrolments where authenticator_enrolments::Column::ExpiresAt.lt(now);
        authenticator_steps where authenticator_steps::Column::ExpiresAt.lt(now);
        password_reset_tokens where password_reset_tokens::Column::ExpiresAt.lt(now - LINKS_KEPT);
        login_states where login_states::Column::ExpiresAt.lt(now);
        used_assertions where used_assertions::Column::ExpiresAt.lt(now);
        sign_up_tokens where sign_up_tokens::Column::ExpiresAt.lt(now - LINKS_KEPT);
        mail_outbox where mail_outbox::Column::CreatedAt.lt(now - MAILS_KEPT);
        revocations where revocations::Column::ExpiresAt.lt(now);
        lockouts where lockouts::Column::ExpiresAt.lt(now);
        familiar_addresses where familiar_addresses::Column::SeenAt.lt(now - ADDRESSES_KEPT);
        signing_keys where signing_keys::Column::ExpiresAt.lt(now);
        auth_events where auth_events::Column::At.lt(now - ACTIVITY_KEPT);
    }
    Ok(())
}
