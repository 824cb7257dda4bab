//! The user's claims in an access token and in the response of `GET /auth/me`, under the reference's names.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::users::{Account, Membership};

/// Absent values are serialized as null, as in the reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserClaims {
    pub id: Uuid,
    pub first_name: String,
    pub last_name: Option<String>,
    pub middle_name: Option<String>,
    pub username: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Time of the previous login, in ISO 8601 with milliseconds, UTC.
    pub last_login: Option<String>,
    /// The day of birth as midnight UTC, as in the reference.
    pub dob: Option<String>,
    pub gender: Option<String>,
    pub default_tenant_id: Option<Uuid>,
    pub permissions: Vec<String>,
    /// The role's name.
    pub role: Option<String>,
    /// Full years.
    pub age: Option<i32>,
    pub user_preferences: UserPreferences,
    pub tenant_id: Uuid,
    pub user_tenant_id: Uuid,
    /// Status of the membership.
    pub status: i32,
    /// Like the next two, missing in tokens of version 1.0.0.
    #[serde(default)]
    pub photo_url: Option<String>,
    #[serde(default)]
    pub designation: Option<String>,
    /// `auth_clients.id`.
    #[serde(default)]
    pub auth_client_id: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserPreferences {
    pub locale: Option<String>,
}

impl UserClaims {
    /// `client` is its `auth_clients.id`; `locale` is used if the membership has none.
    pub fn new(
        account: &Account,
        membership: &Membership,
        client: i32,
        locale: &str,
        now: DateTime<Utc>,
    ) -> Self {
        let own_locale = membership.locale.clone();
        let user = &account.user;
        Self {
            id: user.id,
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
            middle_name: user.middle_name.clone(),
            username: user.username.clone(),
            email: user.email.clone(),
            phone: user.phone.clone(),
            last_login: user.last_login.map(iso_8601),
            dob: user
                .dob
                .map(|day| iso_8601(day.and_time(NaiveTime::MIN).and_utc())),
            gender: user.gender.clone(),
            default_tenant_id: user.default_tenant_id,
            permissions: membership.permissions(),
            role: membership.role.as_ref().map(|role| role.name.clone()),
            age: user.dob.map(|day| age(day, now.date_naive())),
            user_preferences: UserPreferences {
                locale: own_locale
                    .filter(|own| !own.is_empty())
                    .or_else(|| Some(locale.to_owned())),
            },
            tenant_id: membership.tenant_id,
            user_tenant_id: membership.id,
            status: membership.status,
            photo_url: account.profile.photo_url.clone(),
            designation: account.profile.designation.clone(),
            auth_client_id: Some(client),
        }
    }
}

/// A time in the format of JavaScript's `toISOString`.
pub fn iso_8601(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Zero for a day of birth in the future, which an adopted row may contain.
fn age(born: NaiveDate, today: NaiveDate) -> i32 {
    let before_birthday = (today.month(), today.day()) < (born.month(), born.day());
    (today.year() - born.year() - i32::from(before_birthday)).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_counts_birthdays() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(age(day(2000, 2, 29), day(2026, 2, 28)), 25);
        assert_eq!(age(day(2000, 2, 29), day(2026, 3, 1)), 26);
        assert_eq!(age(day(2030, 1, 1), day(2026, 3, 1)), 0);
    }
}
