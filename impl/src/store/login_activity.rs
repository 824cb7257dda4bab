//! Logins, refreshes and logouts in a tenant: rows of our audit trail, and those that the Node service has recorded.
//!
//! Each kind of row is a query of its own, so that the index on tenant, kind and time yields the rows in their order.

use std::{collections::BTreeSet, ops::Bound};

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait,
    FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, Statement,
    sea_query::{Alias, Expr, Func, Query, SelectStatement},
};
use uuid::Uuid;

use super::{
    audit::{Event, EventKind},
    catalogue,
    entities::{auth_events, login_activity},
};

/// The kinds of events that count as activity. The Node service has the same words.
pub const KINDS: [EventKind; 3] = [EventKind::Access, EventKind::Relogin, EventKind::Logout];

/// A row of either origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub id: ActivityId,
    pub actor: Option<String>,
    pub tenant: Option<String>,
    pub at: DateTime<Utc>,
    pub token_payload: Option<String>,
    pub kind: String,
    pub device: Option<String>,
    pub address: Option<String>,
}

/// Ordered like the rows of one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActivityId {
    Event(i64),
    Adopted(Uuid),
}

/// Which rows of a tenant.
#[derive(Clone, Debug)]
pub struct Criteria {
    pub tenant: Uuid,
    pub kinds: Vec<EventKind>,
    /// `None` for any user.
    pub actors: Option<BTreeSet<String>>,
    pub except_actors: BTreeSet<String>,
    pub from: Bound<DateTime<Utc>>,
    pub until: Bound<DateTime<Utc>>,
}

/// Which part of the rows.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub newest_first: bool,
    pub offset: u64,
    pub limit: u64,
}

/// The length of the periods in which a user counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Day,
    Month,
}

/// A part of the rows in the order of their times.
///
/// # Errors
/// Those of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    criteria: &Criteria,
    part: Part,
) -> Result<Vec<Activity>, DbErr> {
    let mut found = Vec::new();
    for kind in &criteria.kinds {
        let rows = criteria.part_of_events(*kind, part).all(db).await?;
        found.extend(rows.into_iter().map(Activity::from));
    }
    if has_adopted(db).await? {
        use login_activity::Column;
        let rows = criteria
            .adopted()
            .order_by(Column::LoginTime, part.order())
            .order_by(Column::Id, part.order())
            .limit(part.offset + part.limit)
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(Activity::from));
    }
    found.sort_by_key(|row| (row.at, row.id));
    if part.newest_first {
        found.reverse();
    }
    let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    Ok(found
        .into_iter()
        .skip(size(part.offset))
        .take(size(part.limit))
        .collect())
}

/// # Errors
/// Those of the database.
pub async fn count(db: &impl ConnectionTrait, criteria: &Criteria) -> Result<i64, DbErr> {
    let mut count = 0;
    for kind in &criteria.kinds {
        count += number(db, criteria.events(*kind), auth_events::Column::Id).await?;
    }
    if has_adopted(db).await? {
        count += number(db, criteria.adopted(), login_activity::Column::Id).await?;
    }
    Ok(count)
}

async fn number<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    column: E::Column,
) -> Result<i64, DbErr> {
    let number: Option<i64> = rows
        .select_only()
        .expr(Func::count(Expr::col((E::default(), column))))
        .into_tuple()
        .one(db)
        .await?;
    Ok(number.unwrap_or_default())
}

/// A row of the tenant.
///
/// # Errors
/// Those of the database.
pub async fn find_by_id(
    db: &impl ConnectionTrait,
    tenant: Uuid,
    id: ActivityId,
) -> Result<Option<Activity>, DbErr> {
    match id {
        ActivityId::Event(id) => {
            use auth_events::Column;
            let row = auth_events::Entity::find_by_id(id)
                .filter(Column::TenantId.eq(tenant))
                .filter(Column::Kind.is_in(KINDS.map(<&str>::from)))
                .one(db)
                .await?;
            Ok(row.map(Activity::from))
        }
        ActivityId::Adopted(id) if has_adopted(db).await? => {
            let row = login_activity::Entity::find_by_id(id)
                .filter(login_activity::Column::TenantId.eq(tenant.to_string()))
                .one(db)
                .await?;
            Ok(row.map(Activity::from))
        }
        ActivityId::Adopted(_) => Ok(None),
    }
}

/// The first row of each user, kind and period in UTC; of each kind and origin at most `limit`.
///
/// # Errors
/// Those of the database.
pub async fn first_of_each(
    db: &impl ConnectionTrait,
    criteria: &Criteria,
    period: Period,
    limit: u64,
) -> Result<Vec<Activity>, DbErr> {
    let backend = db.get_database_backend();
    let mut found = Vec::new();
    for kind in &criteria.kinds {
        let first = criteria.first_of_events(backend, *kind, period, limit);
        let rows = Event::find_by_statement(first).all(db).await?;
        found.extend(rows.into_iter().map(Activity::from));
    }
    if has_adopted(db).await? {
        let columns = ["actor, login_type", "login_time", "id"];
        let first = first_of(criteria.adopted(), backend, period, columns, limit);
        let first = login_activity::Model::find_by_statement(backend.build(&first));
        found.extend(first.all(db).await?.into_iter().map(Activity::from));
    }
    found.sort_by_key(|row| (row.at, row.id));
    Ok(found)
}

/// The first rows of each user and period. `columns`: of the user, of the time, and of the id.
fn first_of<E: EntityTrait>(
    rows: Select<E>,
    backend: DbBackend,
    period: Period,
    columns: [&str; 3],
    limit: u64,
) -> SelectStatement {
    let [user, time, id] = columns;
    let period = match (backend, period) {
        // Text, which begins with year, month and day in UTC.
        (DbBackend::Sqlite, Period::Day) => format!("substr(\"{time}\", 1, 10)"),
        (DbBackend::Sqlite, Period::Month) => format!("substr(\"{time}\", 1, 7)"),
        (_, Period::Day) => format!("date_trunc('day', \"{time}\", 'UTC')"),
        (_, Period::Month) => format!("date_trunc('month', \"{time}\", 'UTC')"),
    };
    let place =
        format!("row_number() OVER (PARTITION BY {user}, {period} ORDER BY \"{time}\", \"{id}\")");
    let numbered = rows.expr_as(Expr::cust(place), "place").into_query();
    Query::select()
        .expr(Expr::cust("*"))
        .from_subquery(numbered, Alias::new("numbered"))
        .and_where(ExprTrait::eq(Expr::col(Alias::new("place")), 1))
        .limit(limit)
        .to_owned()
}

/// Whether the Node service has made its table.
async fn has_adopted(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    catalogue::has_column(db, "login_activity", "login_time").await
}

impl Part {
    fn order(self) -> Order {
        match self.newest_first {
            true => Order::Desc,
            false => Order::Asc,
        }
    }
}

impl Criteria {
    /// All rows of a part may be of this kind.
    pub fn part_of_events(&self, kind: EventKind, part: Part) -> Select<auth_events::Entity> {
        use auth_events::Column;
        self.events(kind)
            .order_by(Column::At, part.order())
            .order_by(Column::Id, part.order())
            .limit(part.offset + part.limit)
    }

    pub fn first_of_events(
        &self,
        backend: DbBackend,
        kind: EventKind,
        period: Period,
        limit: u64,
    ) -> Statement {
        let columns = ["user_id", "at", "id"];
        backend.build(&first_of(
            self.events(kind),
            backend,
            period,
            columns,
            limit,
        ))
    }

    fn events(&self, kind: EventKind) -> Select<auth_events::Entity> {
        use auth_events::Column;
        let users = |actors: &BTreeSet<String>| -> Vec<Uuid> {
            actors.iter().filter_map(|id| id.parse().ok()).collect()
        };
        let kind: &str = kind.into();
        let mut rows = auth_events::Entity::find()
            .filter(Column::TenantId.eq(self.tenant))
            .filter(Column::Kind.eq(kind))
            .filter(self.times(Column::At));
        if let Some(actors) = &self.actors {
            rows = rows.filter(Column::UserId.is_in(users(actors)));
        }
        let except = users(&self.except_actors);
        if !except.is_empty() {
            rows = rows.filter(Column::UserId.is_not_in(except));
        }
        rows
    }

    fn adopted(&self) -> Select<login_activity::Entity> {
        use login_activity::Column;
        let mut rows = login_activity::Entity::find()
            .filter(Column::TenantId.eq(self.tenant.to_string()))
            .filter(self.times(Column::LoginTime));
        if self.kinds.len() < KINDS.len() {
            let words = self.kinds.iter().map(|kind| <&str>::from(*kind));
            let upper = Expr::expr(Func::upper(Expr::col(Column::LoginType)));
            rows = rows.filter(upper.is_in(words));
        }
        if let Some(actors) = &self.actors {
            rows = rows.filter(Column::Actor.is_in(actors));
        }
        if !self.except_actors.is_empty() {
            rows = rows.filter(Column::Actor.is_not_in(&self.except_actors));
        }
        rows
    }

    fn times(&self, column: impl ColumnTrait) -> Condition {
        let mut times = Condition::all();
        match self.from {
            Bound::Included(from) => times = times.add(column.gte(from)),
            Bound::Excluded(from) => times = times.add(column.gt(from)),
            Bound::Unbounded => {}
        }
        match self.until {
            Bound::Included(until) => times.add(column.lte(until)),
            Bound::Excluded(until) => times.add(column.lt(until)),
            Bound::Unbounded => times,
        }
    }
}

impl From<Event> for Activity {
    fn from(row: Event) -> Self {
        Self {
            id: ActivityId::Event(row.id),
            actor: row.user_id.map(|user| user.to_string()),
            tenant: row.tenant_id.map(|tenant| tenant.to_string()),
            at: row.at,
            token_payload: None,
            kind: row.kind,
            device: row.user_agent,
            address: row.address,
        }
    }
}

impl From<login_activity::Model> for Activity {
    fn from(row: login_activity::Model) -> Self {
        Self {
            id: ActivityId::Adopted(row.id),
            actor: Some(row.actor),
            tenant: row.tenant_id,
            at: row.login_time,
            token_payload: row.token_payload,
            kind: row.login_type.to_uppercase(),
            device: row.device_info,
            address: row.ip_address,
        }
    }
}
