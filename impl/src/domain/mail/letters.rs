//! Creating mails and encrypting them for the outbox.

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
    /// A mail to the user's address in the user's language.
    pub(crate) fn letter_to(&self, account: &Account, message: Message) -> Letter {
        let membership = account.membership.as_ref();
        Letter {
            to: account.user.email.clone(),
            locale: membership.and_then(|own| own.locale.clone()),
            message,
        }
    }

    /// A mail to the user or, for an unknown name, one that is created likewise and delivered to nobody.
    pub(crate) fn letter_if_known(&self, account: Option<&Account>, message: Message) -> Letter {
        match account {
            Some(account) => self.letter_to(account, message),
            None => Letter {
                to: None,
                locale: None,
                message,
            },
        }
    }

    /// Encrypts a mail for the outbox.
    ///
    /// # Errors
    /// Internal errors only.
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
        let life = self.validity_of(&letter.message);
        Ok(NewMail {
            created_at: now,
            letter: sealed.into(),
            expires_at: life.map(|life| now + seconds(life.as_secs())),
        })
    }

    /// How long the code or link in a mail is valid.
    fn validity_of(&self, message: &Message) -> Option<Duration> {
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
