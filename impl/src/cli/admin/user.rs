//! `auth-service admin user`.

use clap::{Args, Subcommand};

use super::{
    Output, UsageError,
    secret_input::PasswordOptions,
    user_fields::{COLUMNS, ProfileOptions, Status, View},
};
use crate::domain::{
    Domain,
    accounts::new_account::{Identity, NewUser},
    admin::{user_actions::UserAction, user_update::UserChange, users::CreatedUser},
};

#[derive(Subcommand)]
pub enum User {
    /// Create a user; generates and prints a password unless a password or a provider is given
    Create(Create),
    /// Change a user
    Update(Update),
    /// Disable a user and end their sessions
    Disable(Name),
    /// Enable a disabled user
    Enable(Name),
    /// Reset the counters of wrong passwords and codes
    Unlock(Name),
    /// Delete a user permanently: ends their sessions and erases personal data; the row keeps its ID, and the name can
    /// be used again
    Delete(Name),
    /// Set the password, read from standard input unless given as an option, and end all sessions
    SetPassword {
        #[command(flatten)]
        name: Name,
        #[command(flatten)]
        password: PasswordOptions,
    },
    /// Remove the user's authenticator
    ResetMfa(Name),
    /// End all sessions of a user
    RevokeSessions(Name),
    /// List all users except deleted ones
    List,
}

#[derive(Args)]
pub struct Name {
    /// User name (case-insensitive) or ID
    #[arg(long)]
    username: String,
}

#[derive(Args)]
pub struct Create {
    /// Unique (case-insensitive), at most 150 characters
    #[arg(long)]
    username: String,
    #[command(flatten)]
    password: PasswordOptions,
    #[command(flatten)]
    profile: ProfileOptions,
    /// Language tag, at most five characters
    #[arg(long)]
    locale: Option<String>,
    /// Key of the tenant [default: default]
    #[arg(long)]
    tenant: Option<String>,
    /// Name of the role in that tenant
    #[arg(long, default_value = "default")]
    role: String,
    /// Client the user may use; may be repeated
    #[arg(long)]
    client: Vec<String>,
    /// Status in that tenant
    #[arg(long, value_enum, default_value = "active")]
    status: Status,
    /// Provider the user logs in through instead of a password: google, facebook, instagram, apple, azure, cognito,
    /// keycloak or saml
    #[arg(long, requires = "subject", conflicts_with_all = ["password", "password_stdin"])]
    provider: Option<String>,
    /// Subject of the user at that provider
    #[arg(long, requires = "provider")]
    subject: Option<String>,
}

#[derive(Args)]
pub struct Update {
    #[command(flatten)]
    name: Name,
    /// New user name
    #[arg(long)]
    rename: Option<String>,
    #[command(flatten)]
    profile: ProfileOptions,
    /// Language tag, at most five characters
    #[arg(long)]
    locale: Option<String>,
    /// Key of the new default tenant; the user becomes a member of it
    #[arg(long)]
    tenant: Option<String>,
    /// Name of the role in the default tenant
    #[arg(long)]
    role: Option<String>,
    /// Client the user may use; may be repeated; replaces the current list
    #[arg(long)]
    client: Option<Vec<String>>,
    /// Status in the default tenant
    #[arg(long, value_enum)]
    status: Option<Status>,
}

impl User {
    pub(super) fn check(&self) -> Result<(), UsageError> {
        match self {
            Self::Update(update) => update.check(),
            _ => Ok(()),
        }
    }

    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        let (name, action) = match self {
            Self::List => {
                let mut list = output.pages(&COLUMNS);
                let mut next = None;
                loop {
                    let page = domain.admin.user_page(next.as_ref()).await?;
                    let rows: Vec<_> = page.users.into_iter().map(View::from).collect();
                    next = page.next;
                    if !list.page(&rows)? || next.is_none() {
                        return list.end();
                    }
                }
            }
            Self::Create(create) => return create.run(domain, output).await,
            Self::Update(update) => return update.run(domain, output).await,
            Self::Disable(name) => (name, UserAction::Disable),
            Self::Enable(name) => (name, UserAction::Enable),
            Self::Unlock(name) => (name, UserAction::Unlock),
            Self::Delete(name) => (name, UserAction::Delete),
            Self::ResetMfa(name) => (name, UserAction::ResetMfa),
            Self::RevokeSessions(name) => (name, UserAction::RevokeSessions),
            Self::SetPassword { name, password } => {
                (name, UserAction::SetPassword(password.required()?))
            }
        };
        let user = domain.admin.user_named(&name.username).await?;
        let ended = domain.admin.act_on_user(user.clone(), action).await?;
        let mut view = View::from(domain.admin.user_details(user).await?);
        view.sessions_ended = Some(ended);
        output.one(&view)
    }
}

impl Create {
    async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        let identity = match (self.provider, self.subject) {
            (Some(provider), Some(subject)) => Identity::Federated { provider, subject },
            _ => Identity::Password(self.password.given()?),
        };
        let tenant = match self.tenant {
            Some(key) => key,
            None => domain.admin.default_tenant_key().await?,
        };
        let new = NewUser {
            username: self.username,
            profile: self.profile.into(),
            locale: self.locale,
            tenant,
            role: self.role,
            clients: self.client,
            status: self.status.of_membership(),
            identity,
        };
        let CreatedUser { user, password } = domain.admin.create_user(new).await?;
        let view = View::from(domain.admin.user_details(user).await?);
        output.one(&view.with_password(password.as_ref()))
    }
}

impl Update {
    fn check(&self) -> Result<(), UsageError> {
        let changes = self.rename.is_some()
            || self.profile.is_some()
            || self.locale.is_some()
            || self.tenant.is_some()
            || self.role.is_some()
            || self.client.is_some()
            || self.status.is_some();
        changes.then_some(()).ok_or(UsageError(
            "nothing to change: give an option besides --username, such as --email or --role (see --help)",
        ))
    }

    async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        let user = domain.admin.user_named(&self.name.username).await?;
        let change = UserChange {
            username: self.rename,
            profile: self.profile.into(),
            locale: self.locale,
            tenant: self.tenant,
            role: self.role,
            clients: self.client,
            status: self.status.map(Status::of_membership),
        };
        let (user, ended) = domain.admin.update_user(user, change).await?;
        let mut view = View::from(domain.admin.user_details(user).await?);
        view.sessions_ended = Some(ended);
        output.one(&view)
    }
}
