//! Whatever comes from outside: no panic, no undocumented answer, nothing repeated. `tests/README.md` says how failures are
//! replayed; SAML responses and settings are tried in `tests/inside`, and
//! single readers in the unit tests beside them.

mod case;
mod connection;
mod dice;
mod document;
mod edge;
mod generate;
mod json;
mod providers;
mod scene;
