//! Who logged in, when and from where, for users with the permission [`VIEW`]: the logins, refreshes and logouts of the audit
//! trail, and the rows that the Node service has recorded. Callers see those of their own tenant only.

mod conditions;

use std::{
    collections::{BTreeMap, HashSet},
    ops::Bound,
};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    domain::{refusal::Refusal, sessions::access_token::Claims},
    store::{Store, login_activity, users},
};

pub use self::conditions::{Conditions, OneOf, Times};
pub use crate::store::login_activity::{Activity, ActivityId, Part, Period};

/// The permission of the Node service.
const VIEW: &str = "ViewLoginActivity";
/// As long as the longest year.
const LONGEST_RANGE: TimeDelta = TimeDelta::days(366);
/// What one response can hold.
const MOST_ACTIVE: usize = 10_000;

/// Answers questions about the activity in a tenant.
pub struct LoginActivities {
    pub(in crate::domain) store: Store,
}

/// Whose activity counts.
pub enum Who {
    Everybody,
    Only(People),
    AllBut(People),
}

/// Users by their ids or by their names.
pub enum People {
    Ids(Vec<String>),
    Names(Vec<String>),
}

/// Per period and kind, the first activity of each user.
pub type ActiveUsers = BTreeMap<String, BTreeMap<String, Vec<Activity>>>;

impl LoginActivities {
    /// # Errors
    /// [`Refusal::NotAllowedAccess`] without the permission, as for all of these.
    pub async fn find(
        &self,
        claims: &Claims,
        conditions: Conditions,
        part: Part,
    ) -> Result<Vec<Activity>, Refusal> {
        require_view(claims)?;
        let Some(criteria) = conditions.in_tenant(claims.user.tenant_id) else {
            return Ok(Vec::new());
        };
        Ok(login_activity::find(self.store.reader(), &criteria, part).await?)
    }

    /// # Errors
    /// [`Refusal::NotAllowedAccess`].
    pub async fn count(&self, claims: &Claims, conditions: Conditions) -> Result<i64, Refusal> {
        require_view(claims)?;
        let Some(criteria) = conditions.in_tenant(claims.user.tenant_id) else {
            return Ok(0);
        };
        Ok(login_activity::count(self.store.reader(), &criteria).await?)
    }

    /// # Errors
    /// [`Refusal::NotAllowedAccess`], [`Refusal::ActivityNotFound`], also for a row of another tenant.
    pub async fn find_by_id(&self, claims: &Claims, id: &str) -> Result<Activity, Refusal> {
        require_view(claims)?;
        let number = id.parse().ok().map(ActivityId::Event);
        let id = number.or_else(|| id.parse().ok().map(ActivityId::Adopted));
        let id = id.ok_or(Refusal::ActivityNotFound)?;
        let tenant = claims.user.tenant_id;
        let found = login_activity::find_by_id(self.store.reader(), tenant, id).await?;
        found.ok_or(Refusal::ActivityNotFound)
    }

    /// Who was active between two moments, both of which count.
    ///
    /// # Errors
    /// [`Refusal::NotAllowedAccess`], [`Refusal::RangeTooLarge`].
    pub async fn active_users(
        &self,
        claims: &Claims,
        period: Period,
        start: DateTime<Utc>,
        end: DateTime<Utc>,
        who: Who,
    ) -> Result<ActiveUsers, Refusal> {
        require_view(claims)?;
        if end - start > LONGEST_RANGE {
            return Err(Refusal::RangeTooLarge);
        }
        let mut conditions = Conditions::default();
        conditions.times.from(Bound::Included(start));
        conditions.times.until(Bound::Included(end));
        match who {
            Who::Everybody => {}
            Who::Only(people) => conditions.actor.only(self.ids(people).await?),
            Who::AllBut(people) => conditions.actor.except(self.ids(people).await?),
        }
        let Some(criteria) = conditions.in_tenant(claims.user.tenant_id) else {
            return Ok(ActiveUsers::new());
        };
        let limit = MOST_ACTIVE as u64 + 1;
        let rows =
            login_activity::first_of_each(self.store.reader(), &criteria, period, limit).await?;
        if rows.len() > MOST_ACTIVE {
            return Err(Refusal::RangeTooLarge);
        }
        Ok(by_period(rows, period))
    }

    async fn ids(&self, people: People) -> Result<Vec<String>, Refusal> {
        let names = match people {
            People::Ids(ids) => return Ok(ids),
            People::Names(names) => names,
        };
        let mut ids = Vec::with_capacity(names.len());
        for name in names {
            let found = users::all_by_name(self.store.reader(), &name).await?;
            ids.extend(found.into_iter().map(|user| user.id.to_string()));
        }
        Ok(ids)
    }
}

/// As the caller's token says: a change of the role revokes it.
fn require_view(claims: &Claims) -> Result<(), Refusal> {
    let mut own = claims.user.permissions.iter();
    match own.any(|permission| permission == VIEW) {
        true => Ok(()),
        false => Err(Refusal::NotAllowedAccess),
    }
}

/// A user counts once, although both services may have recorded something.
fn by_period(rows: Vec<Activity>, period: Period) -> ActiveUsers {
    let format = match period {
        Period::Day => "%Y-%m-%d",
        Period::Month => "%m-%Y",
    };
    let mut periods = ActiveUsers::new();
    let mut seen = HashSet::with_capacity(rows.len());
    for row in rows {
        let period = row.at.format(format).to_string();
        if !seen.insert((period.clone(), row.kind.clone(), row.actor.clone())) {
            continue;
        }
        let kinds = periods.entry(period).or_default();
        kinds.entry(row.kind.clone()).or_default().push(row);
    }
    periods
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, actor: String, at: DateTime<Utc>) -> Activity {
        Activity {
            id: ActivityId::Event(id),
            actor: Some(actor),
            tenant: None,
            at,
            token_payload: None,
            kind: "ACCESS".to_owned(),
            device: None,
            address: None,
        }
    }

    #[test]
    fn a_user_counts_once_in_a_period_however_many_there_are() {
        let rows = |count: i64| -> Vec<_> {
            let twice = (0..count).chain(0..count).enumerate();
            let day = DateTime::UNIX_EPOCH;
            twice
                .map(|(id, actor)| row(id as i64, actor.to_string(), day))
                .collect()
        };
        let days = by_period(rows(3), Period::Day);
        let actors: Vec<_> = days["1970-01-01"]["ACCESS"]
            .iter()
            .map(|row| row.id)
            .collect();
        assert_eq!(actors, [0, 1, 2].map(ActivityId::Event));
        let many = by_period(rows(10_000), Period::Month);
        assert_eq!(many["01-1970"]["ACCESS"].len(), 10_000);
    }
}
