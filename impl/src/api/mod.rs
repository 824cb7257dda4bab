//! Translates between the OpenAPI document and the domain. Each file implements the generated trait of one controller,
//! with one method for each operationId. The methods convert requests and results and decide nothing.

mod consent;
mod discovery;
mod federated_login;
mod forget_password;
mod health;
mod identity_server;
mod login;
mod login_activity;
mod logout;
mod oauth;
mod otp;
mod refusal;
mod session;
mod signup_request;
mod web;

use std::sync::Arc;

use auth_api::Refuse;
use swagger::ApiError;

use self::refusal::ErrorReply;
use crate::{
    domain::{Domain, caller::Caller, refusal::Refusal, sessions::bearer::Bearer},
    edge::context::{HeaderText, RequestContext},
};

/// Implements all controllers, and thereby the generated `Api` that the router calls.
#[derive(Clone)]
pub struct Server {
    domain: Arc<Domain>,
}

impl Server {
    pub fn new(domain: Arc<Domain>) -> Self {
        Self { domain }
    }
}

/// The response of an operation: success, or a refusal with its status. A status that the document does not list for
/// the operation is a bug, to which the edge responds with 500; `refusal/tests.rs` checks that there is none.
fn respond<R: Refuse>(outcome: Result<R, Refusal>) -> Result<R, ApiError> {
    outcome.or_else(|refusal| {
        let refused = ErrorReply::from(refusal);
        let status = refused.status;
        R::refuse(status.as_u16(), refused.body, refused.retry_after)
            .ok_or_else(|| ApiError(format!("{status} is not documented")))
    })
}

fn bearer(context: &RequestContext) -> Bearer<'_> {
    context.bearer.as_ref().map(|bearer| bearer.token())
}

fn caller(context: &RequestContext) -> Caller {
    Caller {
        request_id: context.request_id.to_string(),
        address: context.peer,
        user_agent: context.user_agent.as_ref().map(HeaderText::to_string),
        device_id: context.device_id.as_ref().map(HeaderText::to_string),
    }
}
