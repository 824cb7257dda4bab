mod client_auth;
mod client_settings;
mod cors;
mod dpop;
mod par;
mod scene;
