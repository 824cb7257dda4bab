//! What `admin user delete` erases: all that says who somebody was.
//!
//! The user's row stays with its id, because the old service and the consumers' own tables refer to it, and so do the rows of
//! the audit trail, under a pseudonym. Of the identities at providers a hash stays, by which somebody who comes back after
//! the deletion is recognised. The name and the address are free again.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    domain::{accounts::error::AdminError, admin::Admin, limits::lockout::account_key},
    store::{
        Error, Transaction, audit, authenticators, challenges, codes, credentials,
        entities::users as user_rows,
        identities, lockouts,
        outbox::{self, Outcome},
        sessions, sign_up_tokens,
        users::{self, Account},
    },
};

/// Rows of the audit trail that one transaction changes: there may be hundreds of thousands.
const BATCH: u64 = 1000;

/// What is to be erased of one user.
pub(in crate::domain) struct Erasure {
    user: user_rows::Model,
    pseudonym: String,
    /// Under which the account's addresses are remembered.
    account: Vec<u8>,
    /// The address, and the name, which may be one.
    addresses: Vec<String>,
    /// Waiting mails.
    mails: Vec<i64>,
}

/// The name of a deleted user.
pub(in crate::domain) fn pseudonym(user: Uuid) -> String {
    format!("deleted-{user}")
}

impl Admin {
    /// Puts the pseudonym into the audit trail and finds what else is to be erased. When the deletion itself fails after
    /// this, it can be repeated.
    ///
    /// # Errors
    /// Those of the database.
    pub(in crate::domain) async fn prepare_erasure(
        &self,
        account: &Account,
    ) -> Result<Erasure, AdminError> {
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
    /// Marks the user deleted and erases, within the transaction that ends the sessions.
    ///
    /// # Errors
    /// Those of the database.
    pub(in crate::domain) async fn write(
        self,
        tx: &Transaction,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let user = self.user.id;
        users::soft_delete(tx, user, now).await?;
        users::erase(tx, &self.user, &self.pseudonym, now).await?;
        // Reads the subject that the next statement takes away.
        identities::erase(tx, user, now).await?;
        credentials::erase(tx, user, now).await?;
        authenticators::end_enrolment(tx, user).await?;
        authenticators::forget_recovery_codes(tx, user).await?;
        challenges::delete_of_user(tx, user).await?;
        codes::erase(tx, user).await?;
        sessions::erase(tx, user).await?;
        lockouts::forget_addresses(tx, &self.account).await?;
        for address in &self.addresses {
            sign_up_tokens::delete_of_address(tx, address).await?;
        }
        outbox::end(tx, &self.mails, Outcome::GivenUp, now).await?;
        // What was written since the trail was gone through.
        audit::pseudonymise(tx, user, &self.pseudonym, BATCH).await?;
        audit::pseudonymise_admin(tx, user, &self.pseudonym).await
    }
}
