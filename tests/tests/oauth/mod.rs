//! `/oauth2`: the OpenID provider.

mod browser;
mod consent;
mod sign_out;
