//! The user check: may this person, known by now, use this client?

use crate::{
    domain::refusal::Refusal,
    store::{
        entities::auth_clients,
        users::{Account, Membership},
    },
};

/// `user_tenants.status`.
pub mod status {
    pub const REGISTERED: i32 = 0;
    pub const ACTIVE: i32 = 1;
    pub const INACTIVE: i32 = 2;
    pub const PASSWORD_CHANGE_NEEDED: i32 = 3;
    pub const REJECTED: i32 = 4;
}

pub use crate::store::users::INTERNAL;

/// The user check of every path that yields a code or a token.
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
    match membership.row.status {
        status::ACTIVE | status::PASSWORD_CHANGE_NEEDED => Ok(membership),
        status::REGISTERED => Err(Refusal::UserNotActiveYet),
        _ => Err(Refusal::UserInactive),
    }
}
