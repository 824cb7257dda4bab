//! `POST /oauth2/introspect` and `POST /oauth2/revoke`.

use auth_api::{
    OauthControllerIntrospectResponse, OauthControllerRevokeResponse,
    models::{Confirmation, Introspection},
};
use secrecy::SecretString;
use swagger::ApiError;

use super::fault::respond;
use crate::{
    api::{Server, caller},
    domain::oauth::{client_authentication::PresentedClient, introspect::Introspected},
    edge::context::RequestContext,
};

impl Server {
    pub(super) async fn introspect(
        &self,
        client: PresentedClient,
        token: SecretString,
        context: &RequestContext,
    ) -> Result<OauthControllerIntrospectResponse, ApiError> {
        let oauth = &self.domain.oauth;
        let outcome = oauth.introspect(&client, &token, &caller(context)).await;
        respond(outcome.map(|active| {
            let inactive = || Introspection::new(false);
            OauthControllerIntrospectResponse::Ok(active.map_or_else(inactive, body))
        }))
    }

    pub(super) async fn revoke(
        &self,
        client: PresentedClient,
        token: SecretString,
        context: &RequestContext,
    ) -> Result<OauthControllerRevokeResponse, ApiError> {
        let oauth = &self.domain.oauth;
        let outcome = oauth.revoke(&client, &token, &caller(context)).await;
        respond(outcome.map(|()| OauthControllerRevokeResponse::Ok))
    }
}

fn body(active: Introspected) -> Introspection {
    Introspection {
        active: true,
        scope: active.scope,
        client_id: Some(active.client_id),
        username: active.username,
        token_type: active.token_type.map(str::to_owned),
        exp: Some(active.exp),
        iat: active.iat,
        sub: Some(active.sub),
        aud: active.aud,
        iss: Some(active.iss),
        jti: active.jti,
        sid: active.sid,
        permissions: active.permissions,
        cnf: active.jkt.map(Confirmation::new),
    }
}
