//! A client as `/oauth2` sees it, and what it may do there.

use std::collections::HashMap;

use crate::{
    domain::{
        clients::client::redirect_address,
        oauth::{
            OAuth,
            fault::Fault,
            scope::{self, SCOPES},
        },
    },
    federation::PublishedKeys,
    store::{
        Error, Pool,
        client_settings::{self, ClientSettings, UriKind},
        clients,
        entities::auth_clients::{ClientType, Model},
    },
};

/// The grant types of RFC 6749 and RFC 8628.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    AuthorizationCode,
    RefreshToken,
    ClientCredentials,
    DeviceCode,
}

impl Grant {
    pub const ALL: [Self; 4] = [
        Self::AuthorizationCode,
        Self::RefreshToken,
        Self::ClientCredentials,
        Self::DeviceCode,
    ];

    /// The value of `grant_type`.
    pub fn name(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorization_code",
            Self::RefreshToken => "refresh_token",
            Self::ClientCredentials => "client_credentials",
            Self::DeviceCode => "urn:ietf:params:oauth:grant-type:device_code",
        }
    }

    /// Whether a person has to visit the pages of this service.
    pub fn needs_pages(self) -> bool {
        matches!(self, Self::AuthorizationCode | Self::DeviceCode)
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grant| grant.name() == name)
    }
}

/// A usable client with its settings.
#[derive(Clone, Debug)]
pub struct OAuthClient {
    pub row: Model,
    pub settings: ClientSettings,
}

/// The usable clients of these public identifiers.
pub(in crate::domain) async fn find_clients(
    pool: Pool,
    client_ids: Vec<String>,
) -> Result<HashMap<String, OAuthClient>, Error> {
    let found = clients::find_all(&pool, client_ids).await?;
    let with_settings = |(row, settings): (Model, Option<ClientSettings>)| {
        let settings = settings.unwrap_or_else(|| ClientSettings::defaults(row.id));
        (row.client_id.clone(), OAuthClient { row, settings })
    };
    Ok(found.into_iter().map(with_settings).collect())
}

impl OAuthClient {
    pub fn is_public(&self) -> bool {
        self.row.client_type == ClientType::Public
    }

    /// Where the keys are with which the client signs its assertions, if it has any.
    pub fn keys(&self) -> Option<PublishedKeys<'_>> {
        let here = self.settings.jwks.as_deref().map(PublishedKeys::Here);
        here.or(self.settings.jwks_uri.as_deref().map(PublishedKeys::At))
    }

    /// Whether the client may use this grant type. Without `--grant`: codes with or without refresh, and nothing else, so
    /// that a client created for logins cannot act for itself.
    pub fn allows(&self, grant: Grant) -> bool {
        match &self.settings.grants {
            Some(grants) => scope::has(grants, grant.name()),
            None => matches!(grant, Grant::AuthorizationCode | Grant::RefreshToken),
        }
    }

    /// Whether the client was given the grant type by name. A refresh token comes without `offline_access` only then.
    pub fn names(&self, grant: Grant) -> bool {
        let grants = self.settings.grants.as_deref().unwrap_or_default();
        scope::has(grants, grant.name())
    }

    /// Those of the requested scopes that exist and that the client may have. Others are ignored, as RFC 6749 section
    /// 3.3 allows; the response says what was granted.
    pub fn granted_scopes(&self, requested: &str) -> String {
        let allowed = |word: &&str| {
            SCOPES.contains(word)
                && self
                    .settings
                    .scopes
                    .as_deref()
                    .is_none_or(|scopes| scope::has(scopes, word))
        };
        let granted: Vec<&str> = scope::words(requested)
            .into_iter()
            .filter(allowed)
            .collect();
        granted.join(" ")
    }
}

impl OAuth {
    /// The usable client of this public identifier.
    ///
    /// # Errors
    /// [`Fault::InvalidClient`], database errors.
    pub(in crate::domain) async fn find_client(
        &self,
        client_id: &str,
    ) -> Result<OAuthClient, Fault> {
        let found = self.find_usable_client(client_id).await?;
        found.ok_or(Fault::InvalidClient)
    }

    /// The usable client of this public identifier, if there is one.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn find_usable_client(
        &self,
        client_id: &str,
    ) -> Result<Option<OAuthClient>, Error> {
        self.found_clients.find(client_id.to_owned()).await
    }

    /// The client's redirect URIs; that of `auth_clients.redirect_url` comes first.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn redirect_uris(
        &self,
        client: &OAuthClient,
    ) -> Result<Vec<String>, Error> {
        let db = self.store.reader();
        let more = client_settings::uris(db, client.row.id, UriKind::Redirect).await?;
        Ok(redirect_address(&client.row)
            .into_iter()
            .chain(more)
            .collect())
    }
}
