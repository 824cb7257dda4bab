//! LoopBack's filters, as the document closes them. The edge has checked the JSON.

use std::{collections::HashMap, ops::Bound};

use chrono::{DateTime, Utc};
use serde::{Deserialize, de::DeserializeOwned};
use swagger::ApiError;

use crate::domain::login_activity::{Conditions, OneOf, Part, People, Times, Who};

const DEFAULT_LIMIT: u64 = 100;

/// A parameter of the query; the default if it was left out.
///
/// # Errors
/// If the document and these types disagree.
pub fn parse<T: DeserializeOwned + Default>(json: Option<String>) -> Result<T, ApiError> {
    let Some(json) = json else {
        return Ok(T::default());
    };
    let disagree = |error| ApiError(format!("a filter cannot be read: {error}"));
    serde_json::from_str(&json).map_err(disagree)
}

#[derive(Default, Deserialize)]
pub struct Filter {
    #[serde(rename = "where")]
    pub condition: Option<Where>,
    limit: Option<u64>,
    offset: Option<u64>,
    skip: Option<u64>,
    order: Option<OneOrList<String>>,
    pub fields: Option<Fields>,
}

impl Filter {
    pub fn part(&self) -> Part {
        let order = match &self.order {
            Some(OneOrList::One(order)) => order.as_str(),
            Some(OneOrList::List(orders)) => orders.first().map_or("", String::as_str),
            None => "loginTime DESC",
        };
        Part {
            newest_first: order.ends_with(" DESC"),
            offset: self.offset.or(self.skip).unwrap_or_default(),
            limit: self.limit.unwrap_or(DEFAULT_LIMIT),
        }
    }
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum OneOrList<T> {
    One(T),
    List(Vec<T>),
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Where {
    and: Option<Vec<Where>>,
    actor: Option<Text>,
    tenant_id: Option<Text>,
    login_type: Option<Text>,
    login_time: Option<Time>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Equal(String),
    Compared {
        eq: Option<String>,
        neq: Option<String>,
        inq: Option<Vec<String>>,
        nin: Option<Vec<String>>,
    },
}

/// Only as an object: generated clients do not compile if a time has an object as its alternative.
#[derive(Deserialize)]
struct Time {
    eq: Option<DateTime<Utc>>,
    gt: Option<DateTime<Utc>>,
    gte: Option<DateTime<Utc>>,
    lt: Option<DateTime<Utc>>,
    lte: Option<DateTime<Utc>>,
    between: Option<[DateTime<Utc>; 2]>,
}

impl From<Where> for Conditions {
    fn from(condition: Where) -> Self {
        let mut conditions = Self::default();
        condition.add_to(&mut conditions);
        conditions
    }
}

impl Where {
    fn add_to(self, conditions: &mut Conditions) {
        if let Some(text) = self.actor {
            text.add_to(&mut conditions.actor);
        }
        if let Some(text) = self.tenant_id {
            text.add_to(&mut conditions.tenant);
        }
        if let Some(text) = self.login_type {
            text.add_to(&mut conditions.kind);
        }
        if let Some(time) = self.login_time {
            time.add_to(&mut conditions.times);
        }
        for condition in self.and.into_iter().flatten() {
            condition.add_to(conditions);
        }
    }
}

impl Text {
    fn add_to(self, one: &mut OneOf) {
        match self {
            Self::Equal(value) => one.only([value]),
            Self::Compared { eq, neq, inq, nin } => {
                if let Some(value) = eq {
                    one.only([value]);
                }
                if let Some(values) = inq {
                    one.only(values);
                }
                one.except(neq.into_iter().chain(nin.into_iter().flatten()));
            }
        }
    }
}

impl Time {
    fn add_to(self, times: &mut Times) {
        let mut between = |from, until| {
            times.from(from);
            times.until(until);
        };
        if let Some(time) = self.eq {
            between(Bound::Included(time), Bound::Included(time));
        }
        if let Some([from, until]) = self.between {
            between(Bound::Included(from), Bound::Included(until));
        }
        let or_none = |bound: Option<Bound<_>>| bound.unwrap_or(Bound::Unbounded);
        let excluded = |time: Option<_>| or_none(time.map(Bound::Excluded));
        let included = |time: Option<_>| or_none(time.map(Bound::Included));
        between(excluded(self.gt), excluded(self.lt));
        between(included(self.gte), included(self.lte));
    }
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    Id,
    Actor,
    TenantId,
    LoginTime,
    TokenPayload,
    LoginType,
    DeviceInfo,
    IpAddress,
}

/// The members of an answer: a list, or by name whether to return it.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub enum Fields {
    List(Vec<Field>),
    Named(HashMap<Field, bool>),
}

/// All of them.
impl Default for Fields {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl Fields {
    /// As in LoopBack: where any member is asked for, the others are left out.
    pub fn include(&self, field: Field) -> bool {
        match self {
            Self::List(fields) => fields.is_empty() || fields.contains(&field),
            Self::Named(fields) if fields.values().any(|asked| *asked) => {
                fields.get(&field) == Some(&true)
            }
            Self::Named(fields) => fields.get(&field) != Some(&false),
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActiveUsersFilter {
    inclusion: bool,
    user_identity: UserIdentity,
    user_identifier: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum UserIdentity {
    ActorId,
    UserName,
}

impl ActiveUsersFilter {
    pub fn who(filter: Option<Self>) -> Who {
        let Some(filter) = filter else {
            return Who::Everybody;
        };
        let people = match filter.user_identity {
            UserIdentity::ActorId => People::Ids(filter.user_identifier),
            UserIdentity::UserName => People::Names(filter.user_identifier),
        };
        match filter.inclusion {
            true => Who::Only(people),
            false => Who::AllBut(people),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_of_loopback() {
        let asked = |json: &str| {
            let fields: Fields = serde_json::from_str(json).expect("fields");
            (fields.include(Field::Id), fields.include(Field::Actor))
        };
        assert_eq!(asked("[]"), (true, true));
        assert_eq!(asked(r#"["id"]"#), (true, false));
        assert_eq!(asked("{}"), (true, true));
        assert_eq!(asked(r#"{"id":true}"#), (true, false));
        assert_eq!(asked(r#"{"id":false}"#), (false, true));
        assert_eq!(asked(r#"{"id":true,"actor":false}"#), (true, false));
    }
}
