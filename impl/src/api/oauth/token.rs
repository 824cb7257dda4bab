//! `POST /oauth2/token`.

use auth_api::{OauthControllerTokenResponse, models::OAuthToken};
use secrecy::ExposeSecret;
use swagger::ApiError;

use super::fault::respond;
use crate::{
    api::{Server, caller},
    domain::oauth::{
        client_authentication::PresentedClient,
        token::{Granted, TokenRequest},
    },
    edge::context::RequestContext,
};

impl Server {
    pub(super) async fn token(
        &self,
        client: PresentedClient,
        request: TokenRequest,
        context: &RequestContext,
    ) -> Result<OauthControllerTokenResponse, ApiError> {
        let granted = self
            .domain
            .oauth
            .token(
                &client,
                &request,
                &self.dpop(context, "POST", "/oauth2/token"),
                &caller(context),
            )
            .await;
        respond(granted.map(|granted| OauthControllerTokenResponse::Ok(body(granted))))
    }
}

fn body(granted: Granted) -> OAuthToken {
    OAuthToken {
        access_token: granted.access.expose_secret().to_owned(),
        token_type: granted.token_type.to_owned(),
        expires_in: granted.expires_in,
        refresh_token: granted
            .refresh
            .map(|token| token.expose_secret().to_owned()),
        id_token: granted
            .id_token
            .map(|token| token.expose_secret().to_owned()),
        // RFC 6749 section 3.3 knows no empty scope.
        scope: Some(granted.scope).filter(|scope| !scope.is_empty()),
    }
}
