//! `LIMIT 1` for SQLite.

use sea_orm::{Statement, Value};

/// Writes out the limit of a query for one row, which SeaORM binds as a value. SQLite takes a value bound to a LIMIT for a
/// reason to plan the statement anew, at each execution.
pub fn with_plain_limit(mut statement: Statement) -> Statement {
    let values = statement.values.as_mut().map(|values| &mut values.0);
    if let Some(text) = statement.sql.strip_suffix(" LIMIT ?")
        && let Some(values) = values
        && values.last() == Some(&Value::from(1_u64))
    {
        values.pop();
        statement.sql = format!("{text} LIMIT 1");
    }
    statement
}

#[cfg(test)]
mod tests {
    use sea_orm::DbBackend;

    use super::*;

    #[test]
    fn only_a_limit_of_one_row_is_written_out() {
        let plain = |sql, values: Vec<Value>| {
            let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
            let plain = with_plain_limit(statement);
            (plain.sql, plain.values.unwrap().0.len())
        };
        let one = vec![Value::from("x"), Value::from(1_u64)];
        let written = ("SELECT a WHERE b = ? LIMIT 1".to_owned(), 1);
        assert_eq!(plain("SELECT a WHERE b = ? LIMIT ?", one.clone()), written);
        for (sql, values) in [
            (
                "SELECT a WHERE b = ? LIMIT ?",
                vec![Value::from("x"), Value::from(2_u64)],
            ),
            ("SELECT a WHERE b = ? AND c = ?", one),
        ] {
            assert_eq!(plain(sql, values), (sql.to_owned(), 2));
        }
    }
}
