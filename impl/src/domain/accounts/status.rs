//! The user check: may this user, identified by now, use this client?

use crate::{
    domain::refusal::Refusal,
    store::{
        entities::auth_clients,
        users::{Account, Membership},
    },
};

/// The status of a membership, stored as a number in `user_tenants.status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The address is not confirmed yet; setting a password by a mailed link activates the membership.
    Registered = 0,
    Active = 1,
    Inactive = 2,
    /// May log in and change the password without entering the current one, which somebody else has set.
    PasswordChangeNeeded = 3,
    Rejected = 4,
}

pub use crate::store::users::INTERNAL;

impl Status {
    /// Converts the stored number. Numbers without a meaning here count as [`Status::Inactive`].
    pub fn from_stored(number: i32) -> Self {
        match number {
            0 => Self::Registered,
            1 => Self::Active,
            3 => Self::PasswordChangeNeeded,
            4 => Self::Rejected,
            _ => Self::Inactive,
        }
    }

    /// Whether members with this status can log in.
    pub fn allows_login(self) -> bool {
        matches!(self, Self::Active | Self::PasswordChangeNeeded)
    }
}

/// The number to store.
impl From<Status> for i32 {
    fn from(status: Status) -> Self {
        status as Self
    }
}

/// The user check of every path that issues a code or tokens. Returns the membership of the default tenant.
///
/// # Errors
/// [`Refusal::ClientUserMissing`], [`Refusal::ClientInvalid`], [`Refusal::UserNotActiveYet`], [`Refusal::UserInactive`].
pub fn check_user<'a>(
    account: &'a Account,
    client: &auth_clients::Model,
) -> Result<&'a Membership, Refusal> {
    match account.user.auth_client_ids.as_slice() {
        [] => return Err(Refusal::ClientUserMissing),
        allowed if !allowed.contains(&client.id) => return Err(Refusal::ClientInvalid),
        _ => {}
    }
    let membership = account.membership.as_ref().ok_or(Refusal::UserInactive)?;
    if membership.suspended {
        return Err(Refusal::UserInactive);
    }
    match Status::from_stored(membership.status) {
        Status::Active | Status::PasswordChangeNeeded => Ok(membership),
        Status::Registered => Err(Refusal::UserNotActiveYet),
        Status::Inactive | Status::Rejected => Err(Refusal::UserInactive),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_numbers_count_as_inactive() {
        for status in [
            Status::Registered,
            Status::Active,
            Status::Inactive,
            Status::PasswordChangeNeeded,
            Status::Rejected,
        ] {
            assert_eq!(Status::from_stored(status.into()), status);
        }
        for unknown in [-1, 5] {
            assert_eq!(Status::from_stored(unknown), Status::Inactive);
        }
    }
}
