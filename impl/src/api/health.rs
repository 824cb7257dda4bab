//! `HealthController`, except `/metrics`, which the edge serves.

use async_trait::async_trait;
use auth_api::{
    HealthController, HealthControllerLiveResponse, HealthControllerReadyResponse,
    models::HealthStatus,
};
use swagger::ApiError;

use super::{Server, respond};
use crate::{domain::refusal::Refusal, edge::context::RequestContext};

#[async_trait]
impl HealthController<RequestContext> for Server {
    /// `GET /health/live`
    async fn health_controller_live(
        &self,
        _context: &RequestContext,
    ) -> Result<HealthControllerLiveResponse, ApiError> {
        Ok(HealthControllerLiveResponse::Ok(healthy()))
    }

    /// `GET /health/ready`
    async fn health_controller_ready(
        &self,
        _context: &RequestContext,
    ) -> Result<HealthControllerReadyResponse, ApiError> {
        let is_ready = self.domain.clock_check.require_synchronised_clock().is_ok()
            && self.domain.is_ready().await;
        respond(match is_ready {
            true => Ok(HealthControllerReadyResponse::Ok(healthy())),
            false => Err(Refusal::Unavailable),
        })
    }
}

fn healthy() -> HealthStatus {
    HealthStatus::new("ok".into())
}
