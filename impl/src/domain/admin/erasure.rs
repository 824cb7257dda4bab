//! Erasing personal data in `admin user delete`.
//!
//! The user's row keeps its id, because the Node service and the tables of consumers refer to it. The rows of the audit
//! trail are kept with a pseudonym. Of the identities at providers a hash is kept, so that a deleted user who logs in
//! again is recognised. The name and the address can be used by others.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    domain::{accounts::error::ChangeError, admin::Admin, limits::lockout::account_key},
    store::{
        Error, Transaction, audit, authenticators, browser_sessions, challenges, codes, consents,
        credentials,
        entities::users as user_rows,
        identities, lockouts,
        outbox::{self, Outcome},
        sessions, sign_up_tokens,
        users::{self, Account},
    },
};

/// Number of audit rows changed in one transaction: there may be hundreds of thousands.
const BATCH: u64 = 1000;

/// What is erased for one user.
pub(in crate::domain) struct Erasure {
    user: user_rows::Model,
    pseudonym: String,
    /// Key of the account's familiar addresses.
    account: Vec<u8>,
    /// The email address and the user name, which may be an email address too.
    addresses: Vec<String>,
    /// Ids of waiting mails.
    mails: Vec<i64>,
}

/// The user name of a deleted user.
pub(in crate::domain) fn pseudonym(user: Uuid) -> String {
    format!("deleted-{user}")
}

impl Admin {
    /// Puts the pseudonym into the audit trail and collects what else is to be erased. If the deletion fails
    /// afterwards, it can be repeated.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn prepare_erasure(
        &self,
        account: &Account,
    ) -> Result<Erasure, ChangeError> {
        let user = &account.user;
        let (id, pseudonym) = (user.id, pseudonym(user.id));
        loop {
            let name = pseudonym.clone();
            let changed = self.store.write(move |tx| {
                Box::pin(async move { audit::pseudonymise(tx, id, &name, BATCH).await })
            });
            if changed.await? < BATCH {
                break;
            }
        }
        let addresses: Vec<_> = user.email.iter().chain([&user.username]).cloned().collect();
        let mut mails = Vec::new();
        for address in &addresses {
            mails.extend(self.outbox.waiting_mails_to(address).await?);
        }
        Ok(Erasure {
            user: user.clone(),
            pseudonym,
            account: account_key(&user.username),
            addresses,
            mails,
        })
    }
}

impl Erasure {
    /// Marks the user as deleted and erases the data, in the transaction that ends the sessions.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn write(
        self,
        tx: &Transaction,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let user = self.user.id;
        users::soft_delete(tx, user, now).await?;
        users::erase(tx, &self.user, &self.pseudonym, now).await?;
        // Reads the subject, which the next statement erases.
        identities::erase(tx, user, now).await?;
        credentials::erase(tx, user, now).await?;
        authenticators::end_enrolment(tx, user).await?;
        authenticators::delete_recovery_codes(tx, user).await?;
        challenges::delete_of_user(tx, user).await?;
        codes::erase(tx, user).await?;
        sessions::erase(tx, user).await?;
        browser_sessions::delete_of_user(tx, user).await?;
        consents::delete_of_user(tx, user).await?;
        lockouts::delete_addresses(tx, &self.account).await?;
        for address in &self.addresses {
            sign_up_tokens::delete_of_address(tx, address).await?;
        }
        outbox::end(tx, &self.mails, Outcome::GivenUp, now).await?;
        // Rows written since [`Admin::prepare_erasure`].
        audit::pseudonymise(tx, user, &self.pseudonym, BATCH).await?;
        audit::pseudonymise_admin(tx, user, &self.pseudonym).await
    }
}
