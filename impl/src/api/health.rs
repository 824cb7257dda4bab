//! `HealthController`.

use std::sync::Arc;

use auth_api::{HealthControllerLiveResponse, HealthControllerReadyResponse, models::HealthStatus};

use swagger::ApiError;

use crate::{
    domain::{Domain, Refusal},
    respond,
};

/// `GET /health/live`
pub fn live() -> Result<HealthControllerLiveResponse, ApiError> {
    Ok(HealthControllerLiveResponse::Ok(HealthStatus::new(
        "ok".into(),
    )))
}

/// `GET /health/ready`
pub async fn ready(domain: &Arc<Domain>) -> Result<HealthControllerReadyResponse, ApiError> {
    let outcome = if domain.trust_clock().is_ok() && domain.is_ready().await {
        Ok(())
    } else {
        Err(Refusal::Unavailable)
    };
    respond!(
        outcome,
        HealthControllerReadyResponse,
        |()| HealthControllerReadyResponse::Ok(HealthStatus::new("ok".into())),
        []
    )
}
