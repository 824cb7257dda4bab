//! The migrations in order. A released migration is never changed, unless it cannot run on some adopted database at
//! all; changes go into new migrations.

mod m20261122_000001_reference_tables;
mod m20261122_000002_own_tables;
mod m20261122_000003_lookups;
mod m20261123_000004_accounts;
mod m20261123_000005_federation;
mod m20261126_000001_write_checks;
mod m20261126_000002_mail_ends;
mod m20261126_000003_growth;
mod m20261126_000004_audit_name;
mod m20261126_000004_versions;
mod m20261126_000005_client_networks;
mod m20261126_000007_provider_sessions;
mod m20261126_000008_accounts;
mod m20261126_000009_demands;
mod m20261127_000010_later_operations;
mod m20261127_000030_openid;
mod m20261127_000040_refresh;
mod m20261127_000050_published_keys;
mod m20261127_000060_browsers;
mod m20261128_000070_replaced_browsers;

use sea_orm_migration::MigrationTrait;

pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000001_reference_tables::Migration),
        Box::new(m20261122_000002_own_tables::Migration),
        Box::new(m20261122_000003_lookups::Migration),
        Box::new(m20261123_000004_accounts::Migration),
        Box::new(m20261123_000005_federation::Migration),
        // Before all others of this day, which know the table only by its new name.
        Box::new(m20261126_000004_audit_name::Migration),
        Box::new(m20261126_000001_write_checks::Migration),
        Box::new(m20261126_000004_versions::Migration),
        Box::new(m20261126_000003_growth::Migration),
        Box::new(m20261126_000005_client_networks::Migration),
        Box::new(m20261126_000007_provider_sessions::Migration),
        Box::new(m20261126_000002_mail_ends::Migration),
        Box::new(m20261126_000008_accounts::Migration),
        Box::new(m20261126_000009_demands::Migration),
        Box::new(m20261127_000010_later_operations::Migration),
        Box::new(m20261127_000030_openid::Migration),
        Box::new(m20261127_000040_refresh::Migration),
        Box::new(m20261127_000050_published_keys::Migration),
        Box::new(m20261127_000060_browsers::Migration),
        Box::new(m20261128_000070_replaced_browsers::Migration),
    ]
}
