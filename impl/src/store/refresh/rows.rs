//! Statements over rows of values.

use std::{ops::Range, sync::OnceLock};

use sea_orm::{DbBackend, Statement, Value};

use crate::store::combine::LARGEST_GROUP;

/// Powers of two up to the largest group.
const SIZES: usize = LARGEST_GROUP.ilog2() as usize + 1;
const _: () = assert!(LARGEST_GROUP.is_power_of_two());

/// Statements that name lists of rows: `WITH given (id, name) AS (VALUES {rows})`, or `{rows 2..5}` for some of the columns.
///
/// The text depends on the number of rows. So that there are few texts, which each connection parses and plans once, rows of
/// NULL make the number a power of two; the statements must not do anything for those.
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

    /// The statements with the parameters `first`, numbered from 1, and the rows, from one to [`LARGEST_GROUP`].
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
        let text =
            self.texts[size.ilog2() as usize].get_or_init(|| text(self.sql, before, size, N));
        Statement::from_sql_and_values(backend, text, values)
    }
}

/// `sql` with placeholders for this number of rows and columns in all its lists. They have the form `$1` on both databases: in
/// several statements at once, SQLite's driver binds no other form by number.
fn text(sql: &str, before: usize, rows: usize, columns: usize) -> String {
    let mut parts = sql.split("{rows");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (list, rest) = part.split_once('}').unwrap_or_default();
        let range = list.trim().split_once("..");
        let range = range.and_then(|(from, to)| Some(from.parse().ok()?..to.parse().ok()?));
        text += &placeholders(before, rows, columns, range.unwrap_or(0..columns));
        text += rest;
    }
    text
}

fn placeholders(before: usize, rows: usize, columns: usize, range: Range<usize>) -> String {
    let row = |row: usize| {
        let first = before + row * columns + 1;
        let numbers = range.clone().map(|column| format!("${}", first + column));
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

    #[test]
    fn a_list_may_have_some_of_the_columns() {
        let two = OverRows::new("VALUES {rows 0..2}; VALUES {rows 1..3}");
        let rows = [[1, 2, 3], [4, 5, 6]].map(|row| row.map(Value::from));
        let statement = two.statement(DbBackend::Sqlite, [], rows);
        assert_eq!(
            statement.sql,
            "VALUES ($1, $2), ($4, $5); VALUES ($2, $3), ($5, $6)"
        );
    }
}
