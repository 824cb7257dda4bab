//! One request, from its headers to its response.

use std::sync::Arc;
use std::time::Instant;

use auth_api::Api;
use http::header::{self, HeaderValue};
use http::{Method, Request, Response, Version};
use hyper::body::Incoming;

use super::response_headers::without_content;
use super::state::{Edge, Sender};
use crate::edge::accept_header::Accept;
use crate::edge::catch_panic::{Panicked, catch_panic};
use crate::edge::context::RequestContext;
use crate::edge::contract::{ErrorForm, Route};
use crate::edge::cors::CorsOrigins;
use crate::edge::envelope::{EdgeBody, Problem};
use crate::edge::oauth_errors::present;
use crate::edge::proxies::client_address;
use crate::edge::read_body::refuse;
use crate::log_throttle;

impl<A> Edge<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    /// Responds to a request; never fails.
    ///
    /// Operations that may change something run in a task of their own: a client that disconnects while a password is
    /// checked or a token is exchanged must not be able to undo the attempt. The number of such tasks is limited like
    /// all requests.
    pub async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        sender: Sender,
    ) -> Response<EdgeBody> {
        let outlives_its_client = match self.contract.route(&request) {
            Route::Operation(operation) => operation.changes_state,
            Route::OtherMethod(_) | Route::Unknown => false,
        };
        if !outlives_its_client {
            return self.handle(request, sender).await;
        }
        let in_progress = self.tasks.begin();
        let task = tokio::spawn(async move {
            let response = self.handle(request, sender).await;
            drop(in_progress);
            response
        });
        // Panics are caught inside, so this fails only when the runtime shuts down.
        let ended = task.await;
        ended.unwrap_or_else(|_| Problem::internal().into_response())
    }

    /// Resolves when all started work is done, including that of clients that have disconnected.
    pub async fn all_done(&self) {
        self.tasks.all_done().await;
    }

    async fn handle(&self, request: Request<Incoming>, sender: Sender) -> Response<EdgeBody> {
        let started = Instant::now();
        let is_head = request.method() == Method::HEAD;
        let closes = sender.is_surplus && request.version() < Version::HTTP_2;
        let id = self.ids.of(request.headers());
        self.proxy_warning
            .check(&self.trusted_proxies, sender.socket, request.headers());
        let peer = client_address(&self.trusted_proxies, sender.socket, request.headers());
        let (path, headers) = (request.uri().path(), request.headers());
        let asking = self.cors.cross_origin(path, headers, &self.client_origins);
        let from = asking.await;
        let form = ErrorForm::at(request.uri().path());
        let prefers_html = form.has_pages() && Accept::of(request.headers()).prefers_html();
        let (operation, mut response) = match self.contract.route(&request) {
            Route::Operation(operation) if sender.is_surplus && !operation.is_probe() => {
                let refusal = self.saturated(request);
                let refusal = Box::pin(present(form, prefers_html, refusal)).await;
                (Some(operation), refusal)
            }
            Route::Operation(operation) => {
                let work = async {
                    let response = self.dispatch(operation, request, &id, peer).await;
                    let response = match form {
                        ErrorForm::Envelope => response,
                        _ => Box::pin(present(form, prefers_html, response)).await,
                    };
                    match is_head && operation.changes_state {
                        true => response,
                        false => self.check_documented(operation, &id, response).await,
                    }
                };
                let response = match catch_panic(&id, work).await {
                    Ok(response) => response,
                    Err(Panicked) => {
                        if log_throttle::should_log("the request panicked", &operation.id) {
                            tracing::error!(request_id = %id, operation = operation.id, "the request panicked");
                        }
                        let failure = Problem::internal().into_response();
                        Box::pin(present(form, prefers_html, failure)).await
                    }
                };
                (Some(operation), response)
            }
            _ if sender.is_surplus => (None, self.saturated(request)),
            Route::OtherMethod(allow) if self.cors.is_preflight(&request) => {
                (None, CorsOrigins::preflight(allow))
            }
            Route::OtherMethod(allow) => {
                let refusal = refuse(request, Problem::method_not_allowed(allow));
                (None, Box::pin(present(form, prefers_html, refusal)).await)
            }
            Route::Unknown if form == ErrorForm::OAuth => {
                let refusal = refuse(request, Problem::not_found());
                (None, Box::pin(present(form, prefers_html, refusal)).await)
            }
            Route::Unknown => (None, self.static_file(request)),
        };
        response = self.error_format.apply(response).await;
        self.add_headers(operation, &id, &from, &mut response);
        if closes {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
        #[cfg(debug_assertions)]
        if let Some(operation) = operation.filter(|_| !is_head) {
            crate::edge::answer_log::record(&operation.id, response.status().as_u16());
        }
        self.record(operation, &id, peer, response.status(), started);
        match is_head {
            true => without_content(response),
            false => response,
        }
    }
}
