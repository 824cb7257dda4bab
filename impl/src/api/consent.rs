//! `ConsentController`: what the signed-in user has allowed clients.

use async_trait::async_trait;
use auth_api::{
    ConsentController, ConsentControllerListResponse, ConsentControllerWithdrawResponse,
    models::Consent,
};
use swagger::ApiError;

use super::{Server, bearer, caller, respond};
use crate::{
    domain::{oauth::consent::GivenConsent, refusal::Refusal, sessions::user_claims::iso_8601},
    edge::context::RequestContext,
};

#[async_trait]
impl ConsentController<RequestContext> for Server {
    /// `GET /auth/consents`
    async fn consent_controller_list(
        &self,
        context: &RequestContext,
    ) -> Result<ConsentControllerListResponse, ApiError> {
        let given = self.list_consents(context).await;
        respond(given.map(ConsentControllerListResponse::Ok))
    }

    /// `DELETE /auth/consents/{clientId}`
    async fn consent_controller_withdraw(
        &self,
        client_id: String,
        context: &RequestContext,
    ) -> Result<ConsentControllerWithdrawResponse, ApiError> {
        let withdrawn = self.withdraw_consent(&client_id, context).await;
        respond(withdrawn.map(|()| ConsentControllerWithdrawResponse::NoContent))
    }
}

impl Server {
    async fn list_consents(&self, context: &RequestContext) -> Result<Vec<Consent>, Refusal> {
        let claims = self
            .domain
            .sessions
            .check_own_bearer(bearer(context))
            .await?;
        let given = self.domain.oauth.list_consents(&claims).await?;
        Ok(given.into_iter().map(shown).collect())
    }

    async fn withdraw_consent(
        &self,
        client_id: &str,
        context: &RequestContext,
    ) -> Result<(), Refusal> {
        let claims = self
            .domain
            .sessions
            .check_own_bearer(bearer(context))
            .await?;
        self.domain
            .oauth
            .withdraw_consent(&claims, client_id, &caller(context))
            .await
    }
}

fn shown(given: GivenConsent) -> Consent {
    Consent {
        client_id: given.client_id,
        scopes: given.scopes,
        granted_at: iso_8601(given.granted_at),
    }
}
