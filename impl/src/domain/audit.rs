//! The audit trail: logins, logouts, refusals and administrative changes.

use uuid::Uuid;

use crate::{
    clock::SharedClock,
    domain::{caller::Caller, refusal::Refusal},
    names::cut,
    store::{Store, audit, entities::users, users::INTERNAL},
};

pub use crate::store::audit::{EventKind, NewEvent};

/// Creates events and stores them.
pub struct Audit {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
}

impl NewEvent {
    /// The same event with another kind.
    pub(in crate::domain) fn of_kind(self, kind: EventKind) -> Self {
        Self { kind, ..self }
    }

    /// The same event in another tenant than the user's default one.
    pub(in crate::domain) fn in_tenant(self, tenant: Option<Uuid>) -> Self {
        let tenant_id = tenant.or(self.tenant_id);
        Self { tenant_id, ..self }
    }

    /// The same event with a detail of at most 200 characters, which must not contain a secret.
    pub(in crate::domain) fn with_detail(self, detail: &str) -> Self {
        let detail = Some(cut(detail, 200));
        Self { detail, ..self }
    }

    /// The same event with the identity provider in its detail, unless the user logged in at this service.
    pub(in crate::domain) fn by_provider(self, provider: &str) -> Self {
        match provider {
            INTERNAL => self,
            other => self.with_detail(&format!("by {other}")),
        }
    }
}

impl Audit {
    /// Stores an event in a transaction of its own.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn write(&self, event: NewEvent) -> Result<(), Refusal> {
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    audit::insert(tx, event);
                    Ok::<_, Refusal>(())
                })
            })
            .await?;
        Ok(())
    }

    /// An event about `user`. The name is omitted for unknown users: people type passwords into the name field by
    /// mistake.
    pub(in crate::domain) fn event(
        &self,
        kind: EventKind,
        user: Option<&users::Model>,
        client_id: &str,
        caller: &Caller,
    ) -> NewEvent {
        let device = caller.device();
        NewEvent {
            at: self.clock.now(),
            kind,
            user_id: user.map(|user| user.id),
            actor: user.map(|user| user.username.clone()),
            tenant_id: user.and_then(|user| user.default_tenant_id),
            client_id: Some(client_id.to_owned()),
            session_id: None,
            address: Some(device.address),
            user_agent: device.user_agent,
            device_id: device.id,
            detail: None,
        }
    }

    /// An event that belongs to a session.
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

    /// An event about the service's own background work.
    pub(in crate::domain) fn service_event(&self, kind: EventKind) -> NewEvent {
        NewEvent {
            kind,
            actor: Some("auth-service".to_owned()),
            ..self.admin_event(None, "")
        }
    }

    /// An event about a command of `auth-service admin`. `command` must not contain secrets.
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
