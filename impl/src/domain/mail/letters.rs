//! What is mailed, and how it is kept until it leaves.

use std::time::Duration;

use crate::{
    clock::seconds,
    domain::{
        keys::seal::Purpose,
        mail::{Outbox, outbox::Envelope},
        refusal::Refusal,
    },
    mail::{Letter, Message},
    random::RandomnessExt,
    store::{outbox::NewMail, users::Account},
};

impl Outbox {
    /// A letter to the user's own address, in the user's language.
    pub(crate) fn letter_to(&self, account: &Account, message: Message) -> Letter {
        let membership = account.membership.as_ref();
        Letter {
            to: account.user.email.clone(),
            locale: membership.and_then(|own| own.row.locale.clone()),
            message,
        }
    }

    /// A letter as it waits in the outbox.
    ///
    /// # Errors
    /// Faults of ours only.
    pub(crate) fn seal_letter(&self, letter: &Letter) -> Result<NewMail, Refusal> {
        let envelope = Envelope {
            id: self.random.uuid(),
            letter: letter.clone(),
        };
        let json = serde_json::to_vec(&envelope).map_err(Refusal::internal)?;
        let sealed = self
            .sealer
            .seal(&*self.random, Purpose::Mail, &json)
            .map_err(Refusal::internal)?;
        let now = self.clock.now();
        let life = self.life_of(&letter.message);
        Ok(NewMail {
            created_at: now,
            letter: sealed.into(),
            expires_at: life.map(|life| now + seconds(life.as_secs())),
        })
    }

    /// How long what a mail carries is good for.
    fn life_of(&self, message: &Message) -> Option<Duration> {
        match message {
            Message::OneTimeCode { .. } => Some(self.settings.login.otp_step),
            Message::ResetLink { .. } => Some(self.settings.recovery.forgot_password_link_expiry),
            Message::SignUpLink { .. } => Some(self.settings.sign_up.request_signup_link_expiry),
            Message::AlreadyRegistered
            | Message::PasswordChanged
            | Message::AuthenticatorAdded
            | Message::IdentityLinked { .. }
            | Message::LockedOut
            | Message::PasswordOff
            | Message::FactorsReset
            | Message::RecoveryCodesMade
            | Message::RecoveryCodeUsed { .. }
            | Message::AddressChanged => None,
        }
    }
}
