//! Looking into the database behind the service's back.

use sea_orm::{ConnectionTrait, DbBackend, Statement, TryGetable};

use crate::World;

impl World {
    /// From now on the service cannot read.
    pub async fn lose_the_database(&self) {
        let reader = self.domain.store.reader();
        reader.close_by_ref().await.expect("closed");
    }

    /// Runs SQL that answers nothing.
    pub async fn sql(&self, sql: &str) {
        self.db().execute_unprepared(sql).await.expect(sql);
    }

    /// The first column of every row.
    pub async fn column<T: TryGetable>(&self, sql: &str) -> Vec<T> {
        let statement = Statement::from_string(self.backend(), sql);
        let rows = self.db().query_all_raw(statement).await.expect(sql);
        rows.iter()
            .map(|row| row.try_get_by_index(0).expect(sql))
            .collect()
    }

    pub async fn count(&self, table: &str) -> i64 {
        self.column(&format!("SELECT count(*) FROM {table}")).await[0]
    }

    /// Every table, in order of the names.
    pub async fn tables(&self) -> Vec<String> {
        let sql = match self.backend() {
            DbBackend::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
            }
            _ => {
                "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
            }
        };
        self.column(sql).await
    }

    /// Every row of every table as text, bytes in hexadecimal.
    pub async fn dump(&self) -> String {
        let mut dump = String::new();
        for table in self.tables().await {
            let row = match self.backend() {
                DbBackend::Sqlite => {
                    let names = format!("SELECT name FROM pragma_table_info('{table}')");
                    let columns: Vec<String> = self.column(&names).await;
                    let quoted: Vec<_> = columns
                        .iter()
                        .map(|name| format!("quote(\"{name}\")"))
                        .collect();
                    quoted.join(" || ',' || ")
                }
                _ => format!("t{table}::text"),
            };
            let sql = format!("SELECT {row} FROM \"{table}\" t{table} ORDER BY 1");
            for line in self.column::<String>(&sql).await {
                dump.push_str(&format!("{table}: {line}\n"));
            }
        }
        dump
    }
}
