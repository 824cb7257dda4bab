//! Telling clients that a session has ended (OpenID Connect Back-Channel Logout 1.0), in the background.
//!
//! The row of each logout token is written in the transaction that ends the session, so that none is lost. The token is
//! signed when it is sent: it lives for two minutes, and a client that was down for hours gets a fresh one.

use chrono::TimeDelta;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::{
    domain::{
        deliveries::{Deliveries, GIVE_UP_AFTER, LEASE, in_time},
        oauth::{OAuth, client::OAuthClient},
        refusal::Refusal,
    },
    random::RandomnessExt,
    store::{
        client_logouts::{self, ClientLogout},
        client_settings, clients,
    },
};

const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(5);
/// Section 4 recommends at most two minutes.
const LIFE: TimeDelta = TimeDelta::minutes(2);
/// The only member of `events`.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Section 2.4. There is no `nonce`, so that it cannot pass for an ID token.
#[derive(Serialize)]
struct LogoutToken<'a> {
    iss: &'a str,
    sub: Uuid,
    aud: &'a str,
    iat: i64,
    exp: i64,
    jti: Uuid,
    sid: Uuid,
    events: serde_json::Value,
}

/// The logout tokens that wait to be sent.
impl Deliveries for OAuth {
    type Row = ClientLogout;

    const NAME: &'static str = "logout tokens";

    async fn claim(&self, limit: u64) -> Result<Vec<ClientLogout>, Refusal> {
        let now = self.clock.now();
        if !client_logouts::any_due(self.store.reader(), now).await? {
            return Ok(Vec::new());
        }
        let claim = self.store.write(move |tx| {
            Box::pin(async move { client_logouts::claim(tx, limit, LEASE, now).await })
        });
        Ok(claim.await?)
    }

    async fn deliver(&self, row: ClientLogout) -> Result<(), Refusal> {
        self.try_to_tell(row).await
    }

    /// Sessions end in many places, none of which is worth the wakeup: a second is soon enough.
    async fn queued(&self) {
        std::future::pending().await
    }
}

impl OAuth {
    async fn try_to_tell(&self, logout: ClientLogout) -> Result<(), Refusal> {
        let db = self.store.reader();
        let id = logout.id;
        let Some(row) = clients::find_by_number(db, logout.client_id).await? else {
            return self.forget(id).await;
        };
        let settings = client_settings::find(db, row.id).await?;
        let client = OAuthClient { row, settings };
        // The address may have been removed meanwhile.
        let Some(uri) = &client.settings.backchannel_logout_uri else {
            return self.forget(id).await;
        };
        let token = self.logout_token(&client, &logout).await?;
        let fields = [("logout_token", token.as_str())];
        let fault = match in_time(self.outbound.post_form(uri, None, &fields)).await {
            Ok(_) => return self.forget(id).await,
            Err(fault) => fault,
        };
        let client_id = &client.row.client_id;
        tracing::warn!(%fault, client_id, attempt = logout.attempts + 1, "failed to tell a client that a session has ended");
        let now = self.clock.now();
        // Refusals are repeated too: a proxy answers for a client that is being deployed.
        if logout.created_at + GIVE_UP_AFTER <= now {
            return self.forget(id).await;
        }
        let pause = TimeDelta::seconds(1 << logout.attempts.clamp(0, 9)).min(LONGEST_PAUSE);
        self.store
            .write(move |tx| {
                Box::pin(async move { client_logouts::try_again(tx, id, now + pause).await })
            })
            .await?;
        Ok(())
    }

    async fn logout_token(
        &self,
        client: &OAuthClient,
        logout: &ClientLogout,
    ) -> Result<String, Refusal> {
        let now = self.clock.now();
        let claims = LogoutToken {
            iss: &self.issuer,
            sub: logout.user_id,
            aud: &client.row.client_id,
            iat: now.timestamp(),
            exp: (now + LIFE).timestamp(),
            jti: self.random.uuid(),
            sid: logout.session_id,
            events: json!({EVENT: {}}),
        };
        self.keys
            .sign(client.id_token_algorithm(), "logout+jwt", &claims)
            .await
    }

    async fn forget(&self, id: i64) -> Result<(), Refusal> {
        self.store
            .write(move |tx| Box::pin(async move { client_logouts::delete(tx, id).await }))
            .await?;
        Ok(())
    }
}
