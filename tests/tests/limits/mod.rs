//! How often something may be tried, or sent.

mod addresses;
mod callers;
mod lockout;
mod mail;
mod password_off;
