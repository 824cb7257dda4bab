//! `/oauth2`: the OpenID provider.

mod authorize;
mod backchannel;
mod bound_tokens;
mod bounds;
mod browser;
mod client_auth;
mod client_credentials;
mod client_settings;
mod code;
mod consent;
mod cors;
mod device;
mod discovery;
mod dpop;
mod federated;
mod introspect;
mod logout;
mod neighbours;
mod own_account;
mod par;
mod registered;
mod revoke;
mod scene;
mod sign_out;
mod user_info;
