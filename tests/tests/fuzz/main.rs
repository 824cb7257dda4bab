//! Whatever comes from outside: no panic, no undocumented answer, nothing repeated. `tests/README.md` says how failures are
//! replayed; what comes in SAML responses is tried in `tests/saml/fuzz.rs`, and single readers in the unit tests beside them.

mod case;
mod connection;
mod dice;
mod document;
mod edge;
mod generate;
mod json;
mod providers;
mod scene;
mod settings;
