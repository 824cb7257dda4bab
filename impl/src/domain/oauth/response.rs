//! Sending an authorization response to the client (RFC 6749 section 4.1.2, OAuth 2.0 Form Post Response Mode, RFC 9207).

use std::fmt::Write;

use url::{Url, form_urlencoded};

use crate::domain::{
    browsers::request::{AuthorizationRequest, ResponseMode},
    oauth::{OAuth, authorize::Answer, request::RequestError},
    refusal::Refusal,
};
use crate::store::pushed_requests;

/// Submits the form. The edge's policy allows this script by its hash, and no other.
pub const SUBMIT: &str = "document.forms[0].submit();";

impl OAuth {
    /// # Errors
    /// [`Refusal::Internal`] if the stored URL cannot be parsed.
    pub(in crate::domain) fn answer_code(
        &self,
        request: &AuthorizationRequest,
        code: &str,
    ) -> Result<Answer, Refusal> {
        self.answer(request, &[("code", code)])
    }

    /// # Errors
    /// [`Refusal::Internal`] if the stored URL cannot be parsed.
    pub(in crate::domain) fn answer_error(
        &self,
        request: &AuthorizationRequest,
        error: RequestError,
    ) -> Result<Answer, Refusal> {
        let parameters = [
            ("error", error.code),
            ("error_description", error.description),
        ];
        self.answer(request, &parameters)
    }

    /// Tells the client what it gets instead of a code. A pushed request is used up by that as well.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn end_with(
        &self,
        request: &AuthorizationRequest,
        error: RequestError,
    ) -> Result<Answer, Refusal> {
        if let Some(pushed) = request.pushed.clone() {
            let now = self.clock.now();
            self.store
                .write(move |tx| {
                    Box::pin(async move { pushed_requests::use_up(tx, &pushed, now).await })
                })
                .await?;
        }
        self.answer_error(request, error)
    }

    fn answer(
        &self,
        request: &AuthorizationRequest,
        parameters: &[(&str, &str)],
    ) -> Result<Answer, Refusal> {
        let state = request.state.as_deref().map(|state| ("state", state));
        let all = parameters.iter().copied().chain(state);
        let all: Vec<_> = all.chain([("iss", self.issuer.as_str())]).collect();
        match request.response_mode {
            ResponseMode::FormPost => Ok(Answer::Page(form(&request.redirect_uri, &all))),
            ResponseMode::Query => {
                let mut url = Url::parse(&request.redirect_uri).map_err(Refusal::internal)?;
                url.query_pairs_mut().extend_pairs(&all);
                Ok(Answer::Redirect(url.into()))
            }
            ResponseMode::Fragment => {
                let mut url = Url::parse(&request.redirect_uri).map_err(Refusal::internal)?;
                let mut fragment = form_urlencoded::Serializer::new(String::new());
                fragment.extend_pairs(&all);
                url.set_fragment(Some(&fragment.finish()));
                Ok(Answer::Redirect(url.into()))
            }
        }
    }
}

/// A page that posts the parameters as soon as it is loaded.
fn form(action: &str, parameters: &[(&str, &str)]) -> String {
    let mut fields = String::new();
    for (name, value) in parameters {
        let value = escaped(value);
        let _ = write!(
            fields,
            "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"
        );
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Signing in</title></head><body>\
         <form method=\"post\" action=\"{}\">{fields}<noscript><button>Continue</button></noscript></form>\
         <script>{SUBMIT}</script></body></html>",
        escaped(action)
    )
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::form;

    #[test]
    fn a_posted_value_cannot_leave_its_attribute() {
        let page = form(
            "https://app.example/cb?a=1&b=2",
            &[("state", "\"><script>alert(1)</script>")],
        );
        assert!(page.contains("action=\"https://app.example/cb?a=1&amp;b=2\""));
        assert!(page.contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""));
    }
}
