//! The audit trail.

use sea_orm::ActiveValue::{NotSet, Set};
use uuid::Uuid;

use crate::{
    clock::SharedClock,
    domain::{accounts::standing::INTERNAL, caller::Caller, refusal::Refusal},
    names::cut,
    store::{
        Store, activity,
        entities::{auth_events::ActiveModel, users},
    },
};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Access,
    Relogin,
    Logout,
    Failure,
    /// A failure that locked the account name or the address.
    Lockout,
    PasswordChanged,
    /// An authenticator or recovery codes came or went.
    FactorChanged,
    SignUp,
    Admin,
    /// A right first factor, after which another one is due.
    FactorDue,
    /// A right password of somebody who may not log in.
    Refused,
    /// A spent refresh token or a used code came again: its session has ended.
    Theft,
    /// A link or a code was asked for.
    MailAsked,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Access => "ACCESS",
            Self::Relogin => "RELOGIN",
            Self::Logout => "LOGOUT",
            Self::Failure => "FAILURE",
            Self::Lockout => "LOCKOUT",
            Self::PasswordChanged => "PASSWORD_CHANGED",
            Self::FactorChanged => "FACTOR_CHANGED",
            Self::SignUp => "SIGN_UP",
            Self::Admin => "ADMIN",
            Self::FactorDue => "FACTOR_DUE",
            Self::Refused => "REFUSED",
            Self::Theft => "THEFT",
            Self::MailAsked => "MAIL_ASKED",
        }
    }
}

/// The same, but of another kind.
pub(crate) fn of_kind(seen: ActiveModel, kind: Kind) -> ActiveModel {
    ActiveModel {
        kind: Set(kind.name().to_owned()),
        ..seen
    }
}

/// The same, in more words; they must hold no secret.
pub(crate) fn in_detail(seen: ActiveModel, detail: &str) -> ActiveModel {
    ActiveModel {
        detail: Set(Some(cut(detail, 200))),
        ..seen
    }
}

/// The same, with the identity provider that vouched for the user, if it was another than this service.
pub(crate) fn by_provider(seen: ActiveModel, provider: &str) -> ActiveModel {
    match provider {
        INTERNAL => seen,
        other => in_detail(seen, &format!("by {other}")),
    }
}

/// Writes the audit trail.
pub struct Audit {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
}

impl Audit {
    /// Writes a row that stands for itself.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn write_down(&self, seen: ActiveModel) -> Result<(), Refusal> {
        self.store
            .write(move |tx| Box::pin(async move { activity::insert(tx, seen).await }))
            .await?;
        Ok(())
    }

    /// A row about `user`. Failures at unknown names are written without a name: what was typed may be a password.
    pub(crate) fn activity(
        &self,
        kind: Kind,
        user: Option<&users::Model>,
        client_id: &str,
        caller: &Caller,
    ) -> ActiveModel {
        ActiveModel {
            id: NotSet,
            at: Set(self.clock.now()),
            kind: Set(kind.name().to_owned()),
            user_id: Set(user.map(|user| user.id)),
            actor: Set(user.map(|user| user.username.clone())),
            tenant_id: Set(user.and_then(|user| user.default_tenant_id)),
            client_id: Set(Some(client_id.to_owned())),
            session_id: Set(None),
            address: Set(Some(caller.address.to_string())),
            user_agent: Set(caller.user_agent.as_deref().map(|text| cut(text, 500))),
            device_id: Set(caller.device_id.as_deref().map(|text| cut(text, 200))),
            detail: Set(None),
        }
    }

    pub(crate) fn session_activity(
        &self,
        kind: Kind,
        user: Option<&users::Model>,
        client_id: &str,
        session: Uuid,
        caller: &Caller,
    ) -> ActiveModel {
        ActiveModel {
            session_id: Set(Some(session)),
            ..self.activity(kind, user, client_id, caller)
        }
    }

    /// A row about what the service did or failed to do by itself.
    pub(crate) fn service_activity(&self, kind: Kind) -> ActiveModel {
        ActiveModel {
            kind: Set(kind.name().to_owned()),
            actor: Set(Some("auth-service".to_owned())),
            ..self.admin_activity(None, "")
        }
    }

    /// A row about what `auth-service admin` did: `command` names it, without secrets.
    pub(crate) fn admin_activity(&self, user: Option<&users::Model>, command: &str) -> ActiveModel {
        ActiveModel {
            id: NotSet,
            at: Set(self.clock.now()),
            kind: Set(Kind::Admin.name().to_owned()),
            user_id: Set(user.map(|user| user.id)),
            actor: Set(Some(activity::ADMIN.to_owned())),
            tenant_id: Set(user.and_then(|user| user.default_tenant_id)),
            client_id: Set(None),
            session_id: Set(None),
            address: Set(None),
            user_agent: Set(None),
            device_id: Set(None),
            detail: Set(Some(cut(command, 200))),
        }
    }
}
