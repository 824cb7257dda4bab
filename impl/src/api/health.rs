//! `HealthController`.

use std::time::Duration;

use auth_api::{HealthControllerLiveResponse, HealthControllerReadyResponse, models::HealthStatus};

use swagger::ApiError;

use crate::{
    domain::{Domain, Refusal},
    respond,
};

/// A load balancer that waits longer has given up already.
const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /health/live`
pub fn live() -> Result<HealthControllerLiveResponse, ApiError> {
    Ok(HealthControllerLiveResponse::Ok(HealthStatus::new(
        "ok".into(),
    )))
}

/// `GET /health/ready`
pub async fn ready(domain: &Domain) -> Result<HealthControllerReadyResponse, ApiError> {
    let outcome = match tokio::time::timeout(PATIENCE, domain.store.ping()).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(Refusal::Unavailable),
    };
    respond!(
        outcome,
        HealthControllerReadyResponse,
        |()| HealthControllerReadyResponse::Ok(HealthStatus::new("ok".into())),
        []
    )
}
