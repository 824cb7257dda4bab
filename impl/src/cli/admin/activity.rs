//! `auth-service admin activity`.

use chrono::{DateTime, Utc};
use clap::Subcommand;
use serde::Serialize;
use uuid::Uuid;

use super::{Output, PAGE, time};
use crate::{
    config::whole,
    domain::Domain,
    store::audit::{self, Event as Row},
};

#[derive(Subcommand)]
pub enum Activity {
    /// List the most recent events, newest first
    List {
        /// Only events of this user (a name or an ID)
        #[arg(long)]
        username: Option<String>,
        /// Only events at or after this time, e.g. 2026-01-01T00:00:00Z
        #[arg(long, value_parser = moment)]
        since: Option<DateTime<Utc>>,
        /// Maximum number of events
        #[arg(long, default_value_t = 1000, allow_negative_numbers = true, value_parser = whole::<u64>(0..=1_000_000_000))]
        limit: u64,
    },
}

fn moment(text: &str) -> Result<DateTime<Utc>, &'static str> {
    DateTime::parse_from_rfc3339(text)
        .map(|time| time.to_utc())
        .map_err(|_| "expected a time such as 2026-01-01T00:00:00Z")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View {
    at: String,
    kind: String,
    actor: Option<String>,
    detail: Option<String>,
    user_id: Option<Uuid>,
    tenant_id: Option<Uuid>,
    client_id: Option<String>,
    session_id: Option<Uuid>,
    address: Option<String>,
    user_agent: Option<String>,
    device_id: Option<String>,
}

impl From<Row> for View {
    fn from(row: Row) -> Self {
        Self {
            at: time(row.at),
            kind: row.kind,
            actor: row.actor,
            detail: row.detail,
            user_id: row.user_id,
            tenant_id: row.tenant_id,
            client_id: row.client_id,
            session_id: row.session_id,
            address: row.address,
            user_agent: row.user_agent,
            device_id: row.device_id,
        }
    }
}

impl Activity {
    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        let Self::List {
            username,
            since,
            limit,
        } = self;
        let user = match username {
            Some(name) => Some(domain.admin.user_or_deleted(&name).await?.id),
            None => None,
        };
        let columns = ["at", "kind", "actor", "clientId", "address", "detail"];
        let mut list = output.pages(&columns);
        let (mut before, mut left) = (i64::MAX, limit);
        loop {
            let db = domain.store.reader();
            let rows = audit::page(db, user, since, before, left.min(PAGE)).await?;
            left = left.saturating_sub(rows.len() as u64);
            match rows.last() {
                Some(last) => before = last.id,
                None => return list.end(),
            }
            let rows: Vec<_> = rows.into_iter().map(View::from).collect();
            if !list.page(&rows)? {
                return Ok(());
            }
        }
    }
}
