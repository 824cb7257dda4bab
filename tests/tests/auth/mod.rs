//! What is below `/auth`, save logins through other identity providers.

mod authenticator;
mod authenticator_codes;
mod change_password;
mod connect;
mod forged_tokens;
mod former_tokens;
mod login;
mod me;
mod otp;
mod public_clients;
mod recovery;
mod recovery_codes;
mod recovery_mails;
mod second_factor;
mod sign_up;
mod sign_up_place;
mod sign_up_request;
mod switch_token;
mod tenants;
mod token;
mod token_kinds;
mod token_refresh;
