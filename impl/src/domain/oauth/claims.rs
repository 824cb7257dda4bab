//! Claims about users (OpenID Connect Core sections 5.1, 5.4 and 5.5).
//!
//! A claim is given because a scope stands for it, or because the `claims` parameter of the authorization request names it.
//! The parameter cannot widen what the client may learn: a claim counts as asked for only if the client may have the scope
//! that stands for it. Whether a claim is essential makes no difference, since whatever is known is given in either case.
//! Of the values that a request may demand, those of `sub` and of an essential `acr` count: another user, or a weaker login,
//! must not pass for the one that was asked for. Other claims say what is true here, whatever the client would like.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::{
    domain::{
        accounts::status::Status,
        browsers::request::Demands,
        oauth::{client::OAuthClient, scope},
    },
    store::users::{Account, Membership},
};

/// Names and values.
pub type Claims = Map<String, Value>;

/// The claims that each scope stands for.
const SCOPES: [(&str, &[&str]); 5] = [
    (
        "profile",
        &[
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "preferred_username",
            "gender",
            "birthdate",
            "locale",
            "picture",
            "updated_at",
        ],
    ),
    ("email", &["email", "email_verified"]),
    ("phone", &["phone_number", "phone_number_verified"]),
    ("tenant", &["tenant_id", "user_tenant_id"]),
    ("roles", &["roles", "permissions"]),
];

/// Where the `claims` parameter asks for claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    UserInfo,
    IdToken,
}

/// The `claims` parameter.
#[derive(Default, Deserialize)]
struct Parameter {
    userinfo: Option<Claims>,
    id_token: Option<Claims>,
}

impl Parameter {
    /// Anything that is not a `claims` parameter asks for nothing.
    fn read(text: Option<&str>) -> Self {
        text.and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default()
    }

    fn at(&self, place: Place) -> Option<&Claims> {
        match place {
            Place::UserInfo => self.userinfo.as_ref(),
            Place::IdToken => self.id_token.as_ref(),
        }
    }
}

/// Everything that is known about a user, under the names of OpenID Connect. Claims without a value are left out.
pub(in crate::domain) fn about(
    account: &Account,
    membership: &Membership,
    default_locale: &str,
) -> Claims {
    let user = &account.user;
    let middle = user.middle_name.as_deref().unwrap_or_default();
    let last = user.last_name.as_deref().unwrap_or_default();
    let names = [&user.first_name, middle, last];
    let names = names.into_iter().filter(|name| !name.trim().is_empty());
    let own_locale = membership.locale.as_deref().unwrap_or_default();
    let locale = match own_locale.is_empty() {
        true => default_locale,
        false => own_locale,
    };
    let role = membership.role.as_ref().map(|role| role.name.as_str());
    let mut claims = Claims::new();
    let mut put = |name: &str, value: Value| {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !is_empty {
            claims.insert(name.to_owned(), value);
        }
    };
    put("name", names.collect::<Vec<_>>().join(" ").into());
    put("given_name", user.first_name.as_str().into());
    put("family_name", last.into());
    put("middle_name", middle.into());
    put("preferred_username", user.username.as_str().into());
    put("picture", account.profile.photo_url.clone().into());
    put("gender", gender(user.gender.as_deref()).into());
    let birthdate = user.dob.map(|day| day.format("%Y-%m-%d").to_string());
    put("birthdate", birthdate.into());
    // BCP 47 separates by hyphens; adopted rows may have underscores.
    put("locale", locale.replace('_', "-").into());
    put(
        "updated_at",
        updated_at(account, membership).timestamp().into(),
    );
    if let Some(email) = user.email.as_deref().filter(|email| !email.is_empty()) {
        put("email", email.into());
        put("email_verified", is_confirmed(membership).into());
    }
    if let Some(phone) = user.phone.as_deref().filter(|phone| !phone.is_empty()) {
        put("phone_number", phone.into());
        // This service never calls anybody.
        put("phone_number_verified", false.into());
    }
    put("tenant_id", membership.tenant_id.to_string().into());
    put("user_tenant_id", membership.id.to_string().into());
    put("roles", json!(Vec::from_iter(role)));
    put("permissions", json!(membership.permissions()));
    claims
}

/// Whether the address is confirmed. An account gets its address by a mailed link, from a provider that vouches for it, or
/// from an administrator, and nobody can change their own. So it is as certain as the status says: a membership is active
/// once a mailed link has proven the address, or because whoever created it says so; one whose password somebody else has
/// set is not. A time of the last proof is not stored.
fn is_confirmed(membership: &Membership) -> bool {
    Status::from_stored(membership.status) == Status::Active
}

/// The letters that the Node service stores, as OpenID Connect calls them.
fn gender(stored: Option<&str>) -> Option<&str> {
    match stored? {
        "M" => Some("male"),
        "F" => Some("female"),
        "O" => Some("other"),
        "U" => None,
        other => Some(other),
    }
}

/// When one of the claims changed last.
fn updated_at(account: &Account, membership: &Membership) -> DateTime<Utc> {
    account.user.modified_on.max(membership.modified_on)
}

/// Those of the known claims that the granted scopes stand for.
pub(in crate::domain) fn of_scopes(known: &Claims, granted: &str) -> Claims {
    let names = SCOPES
        .iter()
        .filter(|(scope, _)| scope::has(granted, scope))
        .flat_map(|(_, names)| *names);
    picked(known, names.copied())
}

/// Those of the known claims that the `claims` parameter asks for at `place`, as far as the client may have them.
pub(in crate::domain) fn requested(
    known: &Claims,
    parameter: Option<&str>,
    place: Place,
    client: &OAuthClient,
) -> Claims {
    let parameter = Parameter::read(parameter);
    let asked = parameter.at(place).into_iter().flat_map(Claims::keys);
    let allowed = asked.map(String::as_str).filter(|name| {
        scope_of(name).is_some_and(|scope| !client.granted_scopes(scope).is_empty())
    });
    picked(known, allowed)
}

/// The scopes that stand for the claims which the `claims` parameter asks for, in either place: what a user is told who is
/// asked for a consent.
pub(in crate::domain) fn scopes_of(parameter: Option<&str>) -> Vec<&'static str> {
    let parameter = Parameter::read(parameter);
    let mut scopes = Vec::new();
    for place in [Place::UserInfo, Place::IdToken] {
        let asked = parameter.at(place).into_iter().flat_map(Claims::keys);
        for scope in asked.filter_map(|name| scope_of(name)) {
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
    }
    scopes
}

/// The values that the `claims` parameter demands of `sub` and of an essential `acr`.
pub(in crate::domain) fn demands_of(parameter: Option<&str>) -> Demands {
    let parameter = Parameter::read(parameter);
    let ask = |place, name| parameter.at(place).and_then(|claims| claims.get(name));
    let subject = [Place::IdToken, Place::UserInfo]
        .into_iter()
        .find_map(|place| demanded(ask(place, "sub")?));
    let context = ask(Place::IdToken, "acr").filter(|ask| ask["essential"] == true);
    Demands {
        subjects: subject,
        contexts: context.and_then(demanded),
    }
}

/// `value`, or else the list `values`.
fn demanded(ask: &Value) -> Option<Vec<String>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match (&ask["value"], &ask["values"]) {
        (Value::Null, Value::Array(values)) => Some(values.iter().filter_map(text).collect()),
        (Value::Null, _) => None,
        (value, _) => Some(text(value).into_iter().collect()),
    }
}

/// The scope that stands for a claim.
fn scope_of(claim: &str) -> Option<&'static str> {
    let found = SCOPES.iter().find(|(_, names)| names.contains(&claim));
    found.map(|(scope, _)| *scope)
}

fn picked<'a>(known: &Claims, names: impl Iterator<Item = &'a str>) -> Claims {
    names
        .filter_map(|name| Some((name.to_owned(), known.get(name)?.clone())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameter_is_read_leniently() {
        let asks = |text: &str| scopes_of(Some(text));
        assert_eq!(
            asks(
                r#"{"userinfo": {"name": {"essential": true}, "email": null}, "id_token": {"roles": null}}"#
            ),
            ["email", "profile", "roles"]
        );
        assert_eq!(asks(r#"{"userinfo": null, "other": 1}"#), [""; 0]);
        for nonsense in ["", "[]", "null", "{\"userinfo\": 1}"] {
            assert_eq!(asks(nonsense), [""; 0], "{nonsense}");
        }
    }

    #[test]
    fn subjects_and_essential_contexts_are_demanded() {
        let demands = |text: &str| {
            let demands = demands_of(Some(text));
            (demands.subjects, demands.contexts)
        };
        let list = |values: &[&str]| Some(values.iter().map(ToString::to_string).collect());
        for (parameter, expected) in [
            (
                r#"{"id_token": {"sub": {"value": "1"}}}"#,
                (list(&["1"]), None),
            ),
            (
                r#"{"userinfo": {"sub": {"value": "1"}}}"#,
                (list(&["1"]), None),
            ),
            (
                r#"{"id_token": {"acr": {"essential": true, "values": ["1", "2"]}}}"#,
                (None, list(&["1", "2"])),
            ),
            (
                r#"{"id_token": {"acr": {"values": ["2"]}, "sub": null}}"#,
                (None, None),
            ),
            (r#"{"id_token": {"sub": {"value": 7}}}"#, (list(&[]), None)),
            ("[]", (None, None)),
        ] {
            assert_eq!(demands(parameter), expected, "{parameter}");
        }
    }

    #[test]
    fn scopes_stand_for_their_claims_only() {
        let known = json!({"name": "A B", "email": "a@example.com", "roles": ["x"]});
        let known = known.as_object().expect("an object");
        let given = of_scopes(known, "openid email unknown");
        assert_eq!(Value::from(given), json!({"email": "a@example.com"}));
        assert!(of_scopes(known, "").is_empty());
    }
}
