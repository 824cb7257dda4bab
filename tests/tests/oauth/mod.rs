//! `/oauth2`: the OpenID provider.

mod authorize;
mod client_auth;
mod client_credentials;
mod client_settings;
mod code;
mod cors;
mod device;
mod dpop;
mod introspect;
mod logout;
mod par;
mod registered;
mod revoke;
mod scene;
mod user_info;
