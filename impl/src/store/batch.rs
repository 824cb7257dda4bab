//! Several statements in one trip to the database.

use std::fmt::Write;

use sea_orm::{DbBackend, Statement, Values};

/// As few statements as possible that do what `statements` do, which must be independent of each other. Those on the same table
/// keep their order: PostgreSQL executes the parts of one statement in an order of its own, but the audit trail has one, and rows
/// must be locked in the order in which other transactions lock them.
pub fn together(backend: DbBackend, statements: Vec<Statement>) -> Vec<Statement> {
    let mut groups: Vec<Vec<Statement>> = Vec::new();
    for statement in statements {
        let is_new = |group: &&mut Vec<Statement>| {
            backend != DbBackend::Postgres
                || group
                    .iter()
                    .all(|other| table(&other.sql) != table(&statement.sql))
        };
        match groups.last_mut().filter(is_new) {
            Some(group) => group.push(statement),
            None => groups.push(vec![statement]),
        }
    }
    groups
        .into_iter()
        .filter_map(|group| joined(backend, group))
        .collect()
}

/// The first quoted name of a statement that writes.
fn table(sql: &str) -> Option<&str> {
    sql.split('"').nth(1)
}

fn joined(backend: DbBackend, mut statements: Vec<Statement>) -> Option<Statement> {
    let last = statements.pop()?;
    if statements.is_empty() {
        return Some(last);
    }
    let mut sql = String::new();
    let mut values = Vec::new();
    for (number, statement) in statements.into_iter().enumerate() {
        match backend {
            // PostgreSQL accepts parameters in a single statement only.
            DbBackend::Postgres => {
                sql += if number == 0 { "WITH " } else { ", " };
                let _ = write!(sql, "part_{number} AS (");
                push_renumbered(&mut sql, &statement.sql, values.len());
                sql.push(')');
            }
            _ => {
                sql += &statement.sql;
                sql += ";\n";
            }
        }
        values.extend(statement.values.into_iter().flatten());
    }
    if backend == DbBackend::Postgres {
        sql.push(' ');
        push_renumbered(&mut sql, &last.sql, values.len());
    } else {
        sql += &last.sql;
    }
    values.extend(last.values.into_iter().flatten());
    Some(Statement {
        sql,
        values: Some(Values(values)),
        db_backend: backend,
    })
}

/// Appends `statement` with the placeholders `$1`, `$2` counted on from `before`.
fn push_renumbered(sql: &mut String, statement: &str, before: usize) {
    let mut parts = statement.split('$');
    sql.extend(parts.next());
    for part in parts {
        sql.push('$');
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        match number.parse::<usize>() {
            Ok(number) => {
                let _ = write!(sql, "{}", number + before);
            }
            Err(_) => *sql += number,
        }
        *sql += rest;
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::Value;

    use super::*;

    fn statements(backend: DbBackend, texts: &[&str]) -> Vec<(String, usize)> {
        let statement = |sql: &&str| {
            let values = [Value::from(*sql), Value::from(1)];
            Statement::from_sql_and_values(backend, *sql, values)
        };
        together(backend, texts.iter().map(statement).collect())
            .into_iter()
            .map(|statement| (statement.sql, statement.values.unwrap().0.len()))
            .collect()
    }

    #[test]
    fn postgresql_gets_one_statement_with_its_parameters_counted_on() {
        let texts = [
            r#"INSERT INTO "a" VALUES ($1, $2)"#,
            r#"DELETE FROM "b" $2 $1"#,
            r#"UPDATE "c" $1"#,
        ];
        let all = r#"WITH part_0 AS (INSERT INTO "a" VALUES ($1, $2)), part_1 AS (DELETE FROM "b" $4 $3) UPDATE "c" $5"#;
        assert_eq!(
            statements(DbBackend::Postgres, &texts),
            [(all.to_owned(), 6)]
        );
    }

    #[test]
    fn what_is_on_the_same_table_keeps_its_order_on_postgresql() {
        let (insert, update, other) = (r#"INSERT INTO "a" $1"#, r#"UPDATE "a" $1"#, r#"B "b" $1"#);
        assert_eq!(
            statements(DbBackend::Postgres, &[insert, update, other]),
            [
                (insert.to_owned(), 2),
                (r#"WITH part_0 AS (UPDATE "a" $1) B "b" $3"#.to_owned(), 4),
            ]
        );
    }

    #[test]
    fn sqlite_counts_the_parameters_of_several_statements_itself() {
        assert_eq!(
            statements(DbBackend::Sqlite, &["A ? ?", "B ? ?", "A ? ?"]),
            [("A ? ?;\nB ? ?;\nA ? ?".to_owned(), 6)]
        );
    }

    #[test]
    fn one_statement_stays_as_it_is_and_none_is_none() {
        assert_eq!(
            statements(DbBackend::Postgres, &["SELECT $1"]),
            [("SELECT $1".to_owned(), 2)]
        );
        assert_eq!(statements(DbBackend::Postgres, &[]), []);
    }
}
