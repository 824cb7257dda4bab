/// The published document cannot be enforced, and why.
#[derive(Clone, Debug, thiserror::Error)]
#[error("cannot enforce the published document: {0}")]
pub struct ContractError(pub String);
