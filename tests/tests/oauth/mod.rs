//! `/oauth2`: the OpenID provider.

mod client_credentials;
mod device;
mod introspect;
mod revoke;
mod scene;
mod user_info;
