//! Conditions on activity, all of which have to be met.

use std::{collections::BTreeSet, ops::Bound};

use chrono::{DateTime, Datelike, Utc};
use uuid::Uuid;

use crate::store::login_activity::{Criteria, KINDS};

/// Conditions on one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneOf {
    among: Option<BTreeSet<String>>,
    except: BTreeSet<String>,
}

/// The moments between two bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    from: Bound<DateTime<Utc>>,
    until: Bound<DateTime<Utc>>,
}

#[derive(Clone, Debug, Default)]
pub struct Conditions {
    pub actor: OneOf,
    pub tenant: OneOf,
    pub kind: OneOf,
    pub times: Times,
}

impl OneOf {
    pub fn only(&mut self, values: impl IntoIterator<Item = String>) {
        let values: BTreeSet<String> = values.into_iter().collect();
        self.among = Some(match &self.among {
            Some(among) => among & &values,
            None => values,
        });
    }

    pub fn except(&mut self, values: impl IntoIterator<Item = String>) {
        self.except.extend(values);
    }

    fn allows(&self, value: &str) -> bool {
        let among = self.among.as_ref();
        among.is_none_or(|among| among.contains(value)) && !self.except.contains(value)
    }
}

impl Default for Times {
    fn default() -> Self {
        Self {
            from: Bound::Unbounded,
            until: Bound::Unbounded,
        }
    }
}

impl Times {
    pub fn from(&mut self, bound: Bound<DateTime<Utc>>) {
        let bound = bound.map(in_four_digits);
        if is_tighter(bound, self.from, |new, old| new > old) {
            self.from = bound;
        }
    }

    pub fn until(&mut self, bound: Bound<DateTime<Utc>>) {
        let bound = bound.map(in_four_digits);
        if is_tighter(bound, self.until, |new, old| new < old) {
            self.until = bound;
        }
    }
}

/// SQLite compares times as text, in which other years have a sign. An offset makes them of the first and the last hours
/// that the document allows. Nothing has happened before or after.
fn in_four_digits(time: DateTime<Utc>) -> DateTime<Utc> {
    let end = match time.year() {
        ..0 => Some("0000-01-01T00:00:00Z"),
        0..=9999 => None,
        _ => Some("9999-12-31T23:59:59.999Z"),
    };
    end.and_then(|end| end.parse().ok()).unwrap_or(time)
}

/// Of two bounds at the same moment, the one that leaves it out.
fn is_tighter(
    new: Bound<DateTime<Utc>>,
    old: Bound<DateTime<Utc>>,
    is_within: fn(DateTime<Utc>, DateTime<Utc>) -> bool,
) -> bool {
    use Bound::{Excluded, Included, Unbounded};
    match (new, old) {
        (Unbounded, _) => false,
        (_, Unbounded) => true,
        (Excluded(new), Included(old)) => new == old || is_within(new, old),
        (Included(new) | Excluded(new), Included(old) | Excluded(old)) => is_within(new, old),
    }
}

impl Conditions {
    /// `None` if no row of the tenant can meet the conditions.
    pub(super) fn in_tenant(self, tenant: Uuid) -> Option<Criteria> {
        let kinds: Vec<_> = KINDS
            .into_iter()
            .filter(|kind| self.kind.allows((*kind).into()))
            .collect();
        let nobody = self.actor.among.as_ref().is_some_and(BTreeSet::is_empty);
        if kinds.is_empty() || nobody || !self.tenant.allows(&tenant.to_string()) {
            return None;
        }
        Some(Criteria {
            tenant,
            kinds,
            actors: self.actor.among,
            except_actors: self.actor.except,
            from: self.times.from,
            until: self.times.until,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_add_up() {
        let words = |words: &[&str]| {
            let words = words.iter().map(|word| (*word).to_owned());
            words.collect::<Vec<_>>()
        };
        let mut one = OneOf::default();
        assert!(one.allows("a"));
        one.only(words(&["a", "b"]));
        one.only(words(&["b", "c"]));
        assert!(one.allows("b") && !one.allows("a") && !one.allows("c"));
        one.except(words(&["b"]));
        assert!(!one.allows("b"));
    }

    #[test]
    fn years_have_four_digits() {
        let utc = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (asked, compared) in [
            ("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59.999Z"),
            ("0000-01-01T00:00:00+23:59", "0000-01-01T00:00:00Z"),
            ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ] {
            let mut times = Times::default();
            times.from(Bound::Included(utc(asked)));
            times.until(Bound::Excluded(utc(asked)));
            assert_eq!(times.from, Bound::Included(utc(compared)), "{asked}");
            assert_eq!(times.until, Bound::Excluded(utc(compared)), "{asked}");
        }
    }

    #[test]
    fn the_tightest_bounds_count() {
        let at = |second| DateTime::from_timestamp(second, 0).unwrap();
        let mut times = Times::default();
        for second in [3, 5, 4] {
            times.from(Bound::Included(at(second)));
        }
        times.from(Bound::Excluded(at(5)));
        times.from(Bound::Included(at(5)));
        for second in [9, 7, 8] {
            times.until(Bound::Excluded(at(second)));
        }
        times.until(Bound::Included(at(7)));
        assert_eq!(times.from, Bound::Excluded(at(5)));
        assert_eq!(times.until, Bound::Excluded(at(7)));
    }
}
