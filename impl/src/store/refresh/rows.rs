//! Statements over rows of values.

use std::sync::OnceLock;

use sea_orm::{DbBackend, Statement, Value};

use crate::store::combine::LARGEST_GROUP;

/// Powers of two up to the largest group.
const SIZES: usize = LARGEST_GROUP.ilog2() as usize + 1;
const _: () = assert!(LARGEST_GROUP.is_power_of_two());

/// A statement that names a list of rows as `{rows}`: `WITH given (id, name) AS (VALUES {rows})`.
///
/// Its text depends on the number of rows. So that there are few texts, which each connection parses and plans once, rows of
/// NULL make the number a power of two; the statement must not do anything for those.
pub struct OverRows {
    sql: &'static str,
    texts: [OnceLock<String>; SIZES],
}

impl OverRows {
    pub const fn new(sql: &'static str) -> Self {
        Self {
            sql,
            texts: [const { OnceLock::new() }; SIZES],
        }
    }

    /// The statement with the parameters `first`, numbered from 1, and the rows, from one to [`LARGEST_GROUP`].
    pub fn statement<const N: usize>(
        &self,
        backend: DbBackend,
        first: impl IntoIterator<Item = Value>,
        rows: impl IntoIterator<Item = [Value; N]>,
    ) -> Statement {
        let mut values: Vec<Value> = first.into_iter().collect();
        let before = values.len();
        values.extend(rows.into_iter().flatten());
        let padding: Vec<Value> = values[before..before + N]
            .iter()
            .map(Value::as_null)
            .collect();
        let given = (values.len() - before) / N;
        let size = given.next_power_of_two();
        for _ in given..size {
            values.extend(padding.iter().cloned());
        }
        let text = self.texts[size.ilog2() as usize].get_or_init(|| {
            self.sql
                .replace("{rows}", &placeholders(backend, before, size, N))
        });
        Statement::from_sql_and_values(backend, text, values)
    }
}

fn placeholders(backend: DbBackend, before: usize, rows: usize, columns: usize) -> String {
    let sign = match backend {
        DbBackend::Postgres => '$',
        _ => '?',
    };
    let row = |row: usize| {
        let first = before + row * columns + 1;
        let numbers = (first..first + columns).map(|number| format!("{sign}{number}"));
        format!("({})", numbers.collect::<Vec<_>>().join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_null_make_the_number_a_power_of_two() {
        let update = OverRows::new("WITH given (a, b) AS (VALUES {rows}) SELECT $1");
        let rows = (0..3).map(|number| [Value::from(number), Value::from("x")]);
        let statement = update.statement(DbBackend::Postgres, [Value::from(true)], rows);
        assert_eq!(
            statement.sql,
            "WITH given (a, b) AS (VALUES ($2, $3), ($4, $5), ($6, $7), ($8, $9)) SELECT $1"
        );
        let values = statement.values.unwrap().0;
        assert_eq!(values.len(), 9);
        assert_eq!(values[7..], [Value::Int(None), Value::String(None)]);
    }
}
