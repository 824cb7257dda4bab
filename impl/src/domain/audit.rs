//! The audit trail: who came, who went, who was refused.

use uuid::Uuid;

use crate::{
    clock::SharedClock,
    domain::{caller::Caller, refusal::Refusal},
    names::cut,
    store::{Store, audit, entities::users, users::INTERNAL},
};

pub use crate::store::audit::{EventKind, NewEvent};

/// Writes the audit trail.
pub struct Audit {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
}

impl NewEvent {
    /// The same event as another kind.
    pub(in crate::domain) fn of_kind(self, kind: EventKind) -> Self {
        Self { kind, ..self }
    }

    /// The same event with a detail, which must hold no secret.
    pub(in crate::domain) fn with_detail(self, detail: &str) -> Self {
        let detail = Some(cut(detail, 200));
        Self { detail, ..self }
    }

    /// The same event with the identity provider that vouched for the user, unless that is this service.
    pub(in crate::domain) fn by_provider(self, provider: &str) -> Self {
        match provider {
            INTERNAL => self,
            other => self.with_detail(&format!("by {other}")),
        }
    }
}

impl Audit {
    /// Writes an event in a transaction of its own.
    ///
    /// # Errors
    /// Those of the database.
    pub(in crate::domain) async fn write(&self, event: NewEvent) -> Result<(), Refusal> {
        self.store
            .write(move |tx| Box::pin(async move { audit::insert(tx, event).await }))
            .await?;
        Ok(())
    }

    /// An event about `user`. Failures at unknown names are written without the name: what was typed may be a password.
    pub(in crate::domain) fn event(
        &self,
        kind: EventKind,
        user: Option<&users::Model>,
        client_id: &str,
        caller: &Caller,
    ) -> NewEvent {
        NewEvent {
            at: self.clock.now(),
            kind,
            user_id: user.map(|user| user.id),
            actor: user.map(|user| user.username.clone()),
            tenant_id: user.and_then(|user| user.default_tenant_id),
            client_id: Some(client_id.to_owned()),
            session_id: None,
            address: Some(caller.address.to_string()),
            user_agent: caller.user_agent.as_deref().map(|text| cut(text, 500)),
            device_id: caller.device_id.as_deref().map(|text| cut(text, 200)),
            detail: None,
        }
    }

    /// An event in a session.
    pub(in crate::domain) fn session_event(
        &self,
        kind: EventKind,
        user: Option<&users::Model>,
        client_id: &str,
        session: Uuid,
        caller: &Caller,
    ) -> NewEvent {
        NewEvent {
            session_id: Some(session),
            ..self.event(kind, user, client_id, caller)
        }
    }

    /// An event about what the service did, or failed to do, by itself.
    pub(in crate::domain) fn service_event(&self, kind: EventKind) -> NewEvent {
        NewEvent {
            kind,
            actor: Some("auth-service".to_owned()),
            ..self.admin_event(None, "")
        }
    }

    /// An event about what `auth-service admin` did: `command` names it, without secrets.
    pub(in crate::domain) fn admin_event(
        &self,
        user: Option<&users::Model>,
        command: &str,
    ) -> NewEvent {
        NewEvent {
            at: self.clock.now(),
            kind: EventKind::Admin,
            user_id: user.map(|user| user.id),
            actor: Some(audit::ADMIN.to_owned()),
            tenant_id: user.and_then(|user| user.default_tenant_id),
            client_id: None,
            session_id: None,
            address: None,
            user_agent: None,
            device_id: None,
            detail: Some(cut(command, 200)),
        }
    }
}
