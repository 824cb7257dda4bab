//! Options that describe a user, and how a user is displayed.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use uuid::Uuid;

use super::time;
use crate::domain::{
    accounts::{new_account::Profile, status},
    admin::details::UserDetails,
};

#[derive(Args)]
pub struct ProfileOptions {
    /// Email address; "" removes it, as with every optional value
    #[arg(long)]
    email: Option<String>,
    /// First name [default for a new user: the user name]
    #[arg(long)]
    first_name: Option<String>,
    /// Middle name
    #[arg(long)]
    middle_name: Option<String>,
    /// Last name
    #[arg(long)]
    last_name: Option<String>,
    /// Phone number, at most 15 characters
    #[arg(long)]
    phone: Option<String>,
    /// A single letter
    #[arg(long)]
    gender: Option<String>,
    /// Date of birth, e.g. 1990-12-31
    #[arg(long, value_parser = day)]
    dob: Option<NaiveDate>,
}

impl ProfileOptions {
    pub fn is_some(&self) -> bool {
        self.email.is_some()
            || self.first_name.is_some()
            || self.middle_name.is_some()
            || self.last_name.is_some()
            || self.phone.is_some()
            || self.gender.is_some()
            || self.dob.is_some()
    }
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    text.parse()
        .map_err(|_| "expected a date such as 1990-12-31")
}

impl From<ProfileOptions> for Profile {
    fn from(options: ProfileOptions) -> Self {
        Self {
            email: options.email,
            first_name: options.first_name,
            middle_name: options.middle_name,
            last_name: options.last_name,
            phone: options.phone,
            gender: options.gender,
            dob: options.dob,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Status {
    Active,
    Registered,
    Inactive,
    Rejected,
    PasswordChangeNeeded,
}

impl Status {
    pub fn of_membership(self) -> status::Status {
        match self {
            Self::Active => status::Status::Active,
            Self::Registered => status::Status::Registered,
            Self::Inactive => status::Status::Inactive,
            Self::Rejected => status::Status::Rejected,
            Self::PasswordChangeNeeded => status::Status::PasswordChangeNeeded,
        }
    }

    /// The name of a status in the database.
    fn name(number: i32) -> String {
        let known = Self::value_variants()
            .iter()
            .find(|known| i32::from(known.of_membership()) == number)
            .and_then(ValueEnum::to_possible_value);
        known.map_or_else(|| number.to_string(), |word| word.get_name().to_owned())
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    id: Uuid,
    username: String,
    /// Present only if it has just been generated.
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    email: Option<String>,
    first_name: String,
    middle_name: Option<String>,
    last_name: Option<String>,
    phone: Option<String>,
    gender: Option<String>,
    dob: Option<NaiveDate>,
    locale: Option<String>,
    tenant: Option<String>,
    role: Option<String>,
    status: Option<String>,
    clients: Vec<String>,
    provider: Option<String>,
    subject: Option<String>,
    authenticator: bool,
    last_login: Option<String>,
    created_on: String,
    /// What the command has just done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions_ended: Option<usize>,
}

/// The columns that fit in a table.
pub const COLUMNS: [&str; 8] = [
    "username",
    "email",
    "tenant",
    "role",
    "status",
    "clients",
    "provider",
    "lastLogin",
];

impl From<UserDetails> for View {
    fn from(details: UserDetails) -> Self {
        let user = details.user;
        Self {
            id: user.id,
            username: user.username,
            password: None,
            email: user.email,
            first_name: user.first_name,
            middle_name: user.middle_name,
            last_name: user.last_name,
            phone: user.phone,
            gender: user.gender,
            dob: user.dob,
            locale: details.locale,
            tenant: details.tenant,
            role: details.role,
            status: details.status.map(Status::name),
            clients: details.clients,
            provider: details.provider,
            subject: details.subject,
            authenticator: details.has_authenticator,
            last_login: user.last_login.map(time),
            created_on: time(user.created_on),
            sessions_ended: None,
        }
    }
}

impl View {
    pub fn with_password(self, password: Option<&SecretString>) -> Self {
        let password = password.map(|password| password.expose_secret().to_owned());
        Self { password, ..self }
    }
}
