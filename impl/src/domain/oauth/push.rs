//! Pushed authorization requests (RFC 9126).

use chrono::TimeDelta;

use crate::{
    domain::{
        browsers::request::AuthorizationRequest,
        caller::Caller,
        keys::seal::Purpose,
        limits::address_limit::PUSHED_REQUESTS,
        oauth::{
            OAuth,
            client_authentication::PresentedClient,
            dpop::Dpop,
            fault::Fault,
            request::{RequestFault, RequestParameters},
        },
        refusal::Refusal,
        secrets::token_hash,
    },
    random::RandomnessExt,
    store::pushed_requests::{self, PREFIX, PushedRequest},
};

/// How long the user's browser may take to bring the `request_uri`.
const LIFE_SECONDS: i32 = 60;

/// A stored request.
#[derive(Debug)]
pub struct Pushed {
    pub request_uri: String,
    /// In seconds.
    pub expires_in: i32,
}

impl OAuth {
    /// `POST /oauth2/par`. The request is checked now, so that the client gets its errors, and not again at the
    /// authorization endpoint. A DPoP proof binds the code to its key (RFC 9449 section 10.1).
    ///
    /// # Errors
    /// Those of client authentication and of the request.
    pub async fn push(
        &self,
        presented: &PresentedClient,
        parameters: RequestParameters,
        dpop: &Dpop,
        caller: &Caller,
    ) -> Result<Pushed, Fault> {
        let (client, _) = self.authenticate_client(presented, caller).await?;
        self.require_pages()?;
        let mut parameters = parameters.without_empty();
        if parameters.request_uri.is_some() {
            return Err(Fault::InvalidRequest(
                "a pushed request must not have a request_uri",
            ));
        }
        if let Some(thumbprint) = self.check_dpop(dpop, None).await? {
            let named = parameters.dpop_jkt.as_ref();
            if named.is_some_and(|named| *named != thumbprint) {
                return Err(Fault::InvalidDpopProof(
                    "dpop_jkt is not the key of the proof",
                ));
            }
            parameters.dpop_jkt = Some(thumbprint);
        }
        let request = self.check_request(&client, &parameters, true).await;
        let request = request.map_err(|fault| match fault {
            RequestFault::Untrusted(why) => Fault::InvalidRequest(why),
            RequestFault::Refused(error, _) => Fault::Authorization(error),
            RequestFault::Other(refusal) => refusal.into(),
        })?;
        let json = serde_json::to_vec(&request).map_err(Refusal::internal)?;
        let sealed = self
            .sealer
            .seal(&*self.random, Purpose::AuthorizationRequest, &json)
            .map_err(Refusal::internal)?;
        let id = self.random.token();
        let now = self.clock.now();
        let row = PushedRequest {
            id_hash: token_hash(&id),
            client_id: client.row.id,
            parameters: sealed.into(),
            created_at: now,
            expires_at: now + TimeDelta::seconds(LIFE_SECONDS.into()),
            used_at: None,
        };
        // The requests of all users of a confidential client come from one address.
        let limit = client
            .is_public()
            .then(|| self.limits.address_limit(&PUSHED_REQUESTS, caller.address));
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    let verdict = match limit {
                        Some(limit) => limit.count(tx, now).await?,
                        None => Ok(()),
                    };
                    if verdict.is_ok() {
                        pushed_requests::insert(tx, row).await?;
                    }
                    Ok(verdict)
                })
            })
            .await??;
        Ok(Pushed {
            request_uri: format!("{PREFIX}{id}"),
            expires_in: LIFE_SECONDS,
        })
    }

    /// The request in a row that [`OAuth::push`] has stored.
    ///
    /// # Errors
    /// [`Refusal::Internal`] if no key of SECRET_KEY decrypts it.
    pub(in crate::domain) fn open_request(
        &self,
        sealed: &str,
    ) -> Result<AuthorizationRequest, Refusal> {
        let json = self
            .sealer
            .open(Purpose::AuthorizationRequest, sealed)
            .map_err(Refusal::internal)?;
        serde_json::from_slice(&json).map_err(Refusal::internal)
    }
}
