//! The types of the settings, by which a test configures the service as an operator does by environment variables.

pub use auth_service::config::{
    DatabaseSettings, ErrorFormat, FederatedSignUp, FederationSettings, JwtAlgorithm, Metrics,
    SamlSettings, SecondFactor, Settings, Switch, TokenType,
};
pub use auth_service::edge::{EdgeSettings, MetricsAt};
