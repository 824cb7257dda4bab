//! `ConsentController`: what the signed-in user has allowed clients.

use async_trait::async_trait;
use auth_api::{
    ConsentController, ConsentControllerListResponse, ConsentControllerWithdrawResponse,
};
use swagger::ApiError;

use super::{Server, respond};
use crate::{domain::refusal::Refusal, edge::context::RequestContext};

#[async_trait]
impl ConsentController<RequestContext> for Server {
    /// `GET /auth/consents`
    async fn consent_controller_list(
        &self,
        _context: &RequestContext,
    ) -> Result<ConsentControllerListResponse, ApiError> {
        respond(Err(Refusal::Unavailable))
    }

    /// `DELETE /auth/consents/{clientId}`
    async fn consent_controller_withdraw(
        &self,
        _client_id: String,
        _context: &RequestContext,
    ) -> Result<ConsentControllerWithdrawResponse, ApiError> {
        respond(Err(Refusal::SessionNotFound))
    }
}
