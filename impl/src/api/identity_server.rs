//! `IdentityServerController`: other addresses of existing operations, which the later versions of the Node service use.

use async_trait::async_trait;
use auth_api::{
    IdentityServerController, IdentityServerControllerGenerateKeysResponse,
    IdentityServerControllerGetKeysResponse, IdentityServerControllerGetTokenResponse,
    IdentityServerControllerLogoutResponse, IdentityServerControllerMeResponse,
    IdentityServerControllerRotateKeysResponse,
    models::{AuthTokenRequest, NodePublicKey, RefreshTokenRequestPartial},
};
use swagger::ApiError;

use super::{Server, respond};
use crate::{
    domain::{refusal::Refusal, sessions::logout::LogoutAt},
    edge::context::RequestContext,
};

#[async_trait]
impl IdentityServerController<RequestContext> for Server {
    /// `POST /connect/token`
    async fn identity_server_controller_get_token(
        &self,
        request: AuthTokenRequest,
        context: &RequestContext,
    ) -> Result<IdentityServerControllerGetTokenResponse, ApiError> {
        let tokens = self.redeem_code(request, context).await;
        respond(tokens.map(IdentityServerControllerGetTokenResponse::Ok))
    }

    /// `GET /connect/userinfo`
    async fn identity_server_controller_me(
        &self,
        context: &RequestContext,
    ) -> Result<IdentityServerControllerMeResponse, ApiError> {
        let user = self.signed_in_user("/connect/userinfo", context).await;
        respond(user.map(IdentityServerControllerMeResponse::Ok))
    }

    /// `POST /connect/endsession`
    async fn identity_server_controller_logout(
        &self,
        request: Option<RefreshTokenRequestPartial>,
        context: &RequestContext,
    ) -> Result<IdentityServerControllerLogoutResponse, ApiError> {
        let ended = self.end_session(LogoutAt::Here, request, context).await;
        respond(ended.map(IdentityServerControllerLogoutResponse::Ok))
    }

    /// `GET /connect/get-keys`
    async fn identity_server_controller_get_keys(
        &self,
        _context: &RequestContext,
    ) -> Result<IdentityServerControllerGetKeysResponse, ApiError> {
        let keys = self.domain.keys.public_keys_as_pem();
        let numbered = (1..).zip(keys);
        let keys = numbered.map(|(id, (kid, pem))| NodePublicKey::new(id, kid, pem));
        Ok(IdentityServerControllerGetKeysResponse::Ok(keys.collect()))
    }

    /// `POST /connect/generate-keys`: in the Node service, anybody may make it forget the keys that it signs with.
    async fn identity_server_controller_generate_keys(
        &self,
        _context: &RequestContext,
    ) -> Result<IdentityServerControllerGenerateKeysResponse, ApiError> {
        respond(Err(Refusal::NotConfigured))
    }

    /// `POST /connect/rotate-keys`: there, any user may do so.
    async fn identity_server_controller_rotate_keys(
        &self,
        _context: &RequestContext,
    ) -> Result<IdentityServerControllerRotateKeysResponse, ApiError> {
        respond(Err(Refusal::NotConfigured))
    }
}
