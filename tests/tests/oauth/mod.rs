//! `/oauth2`: the OpenID provider.

mod browser;
mod consent;
mod federated;
mod sign_out;
