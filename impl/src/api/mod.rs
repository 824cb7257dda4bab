//! From the document to the domain: one file for each controller of the document, which implements that controller's generated
//! trait, one method for each operationId. Nothing here decides anything.

mod discovery;
mod federated_login;
mod forget_password;
mod health;
mod login;
mod logout;
mod otp;
mod refusal;
mod session;
mod signup_request;
mod web;

use std::sync::Arc;

use auth_api::Refuse;
use swagger::ApiError;

use self::refusal::Refused;
use crate::{
    domain::{Domain, caller::Caller, refusal::Refusal, sessions::bearer::Bearer},
    edge::context::{HeaderText, RequestContext},
};

/// Implements the trait of every controller, and so the generated `Api` that the router calls.
#[derive(Clone)]
pub struct Server {
    domain: Arc<Domain>,
}

impl Server {
    pub fn new(domain: Arc<Domain>) -> Self {
        Self { domain }
    }
}

/// An operation's response: the success, or the refusal with its status. A status that the document does not list for the
/// operation is a fault of ours, which the edge answers with 500; `refusal/tests.rs` looks for such refusals.
fn respond<R: Refuse>(outcome: Result<R, Refusal>) -> Result<R, ApiError> {
    outcome.or_else(|refusal| {
        let refused = Refused::from(refusal);
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
