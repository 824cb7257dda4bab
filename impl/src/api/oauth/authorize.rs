//! `GET` and `POST /oauth2/authorize`.

use auth_api::{OauthControllerAuthorizeByPostResponse, OauthControllerAuthorizeResponse};
use swagger::ApiError;

use crate::{
    api::{Server, caller, respond},
    domain::{
        oauth::{authorize::Answer, request::RequestParameters},
        refusal::Refusal,
    },
    edge::context::RequestContext,
};

impl Server {
    pub(super) async fn authorize(
        &self,
        parameters: RequestParameters,
        resume: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerAuthorizeResponse, ApiError> {
        use OauthControllerAuthorizeResponse as Response;
        let answer = self.answer(parameters, resume.as_deref(), context).await;
        respond(answer.map(|answer| match answer {
            Answer::Redirect(location) => Response::SeeOther { location },
            Answer::Page(page) => Response::Page(page),
        }))
    }

    pub(super) async fn authorize_by_post(
        &self,
        parameters: RequestParameters,
        context: &RequestContext,
    ) -> Result<OauthControllerAuthorizeByPostResponse, ApiError> {
        use OauthControllerAuthorizeByPostResponse as Response;
        let answer = self.answer(parameters, None, context).await;
        respond(answer.map(|answer| match answer {
            Answer::Redirect(location) => Response::SeeOther { location },
            Answer::Page(page) => Response::Page(page),
        }))
    }

    async fn answer(
        &self,
        parameters: RequestParameters,
        resume: Option<&str>,
        context: &RequestContext,
    ) -> Result<Answer, Refusal> {
        let cookie = context.cookie(self.domain.cookies.session_cookie_name());
        self.domain
            .oauth
            .authorize(parameters, resume, cookie, &caller(context))
            .await
    }
}
