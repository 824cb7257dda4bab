//! Limits treat an IPv6 /64 as one client. Familiar addresses written by version 1.0.0 are converted to such networks,
//! so that they remain familiar after the upgrade.

use std::net::Ipv6Addr;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, Statement};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        match db.get_database_backend() {
            DbBackend::Sqlite => one_by_one(db).await,
            _ => at_once(db).await,
        }
    }
}

/// PostgreSQL can compute networks.
async fn at_once(db: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    db.execute_unprepared(
        "INSERT INTO familiar_addresses (account_hash, address, seen_at) \
         SELECT account_hash, text(network(set_masklen(address::inet, 64))) AS net, max(seen_at) \
         FROM familiar_addresses WHERE address LIKE '%:%' AND address NOT LIKE '%/%' GROUP BY account_hash, net \
         ON CONFLICT (account_hash, address) DO NOTHING",
    )
    .await?;
    db.execute_unprepared(
        "DELETE FROM familiar_addresses WHERE address LIKE '%:%' AND address NOT LIKE '%/%'",
    )
    .await?;
    Ok(())
}

/// SQLite cannot, but there a statement costs no round trip.
async fn one_by_one(db: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let rows = db
        .query_all_raw(Statement::from_string(
            DbBackend::Sqlite,
            "SELECT account_hash, address FROM familiar_addresses \
             WHERE address LIKE '%:%' AND address NOT LIKE '%/%' ORDER BY seen_at",
        ))
        .await?;
    for row in rows {
        let account: Vec<u8> = row.try_get("", "account_hash")?;
        let address: String = row.try_get("", "address")?;
        let Ok(parsed) = address.parse::<Ipv6Addr>() else {
            continue;
        };
        let network = Ipv6Addr::from_bits(parsed.to_bits() & (u128::MAX << 64));
        // The newest comes last and replaces the others in its network.
        let values: [Value; 3] = [
            format!("{network}/64").into(),
            account.into(),
            address.into(),
        ];
        db.execute_raw(Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "UPDATE OR REPLACE familiar_addresses SET address = ? WHERE account_hash = ? AND address = ?",
            values,
        ))
        .await?;
    }
    Ok(())
}
