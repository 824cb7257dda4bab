//! `auth-service openapi`.

use super::output;

pub fn print() -> anyhow::Result<()> {
    output::print(include_str!("../../../generated/openapi.json"))
}
