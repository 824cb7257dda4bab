//! What is printed: a table for people, JSON for programs.

use std::{
    fmt,
    io::{ErrorKind, Write},
};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

/// How results are printed.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    pub json: bool,
}

impl Output {
    /// Prints `rows`: a JSON array, or a table of `columns`.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn list<T: Serialize>(self, rows: &[T], columns: &[&str]) -> anyhow::Result<()> {
        if self.json {
            return print(&serde_json::to_string_pretty(rows)?);
        }
        let mut table = vec![columns.iter().map(|name| (*name).to_owned()).collect()];
        for row in rows {
            let row = serde_json::to_value(row)?;
            table.push(columns.iter().map(|name| cell(&row[name])).collect());
        }
        print(&align(&table))
    }

    /// Prints one thing: a JSON object, or a line for each of its values.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn one<T: Serialize>(self, thing: &T) -> anyhow::Result<()> {
        let text = serde_json::to_string_pretty(thing)?;
        if self.json {
            return print(&text);
        }
        let Pairs(pairs) = serde_json::from_str(&text)?;
        let table: Vec<_> = pairs
            .into_iter()
            .map(|(name, value)| vec![name, cell(&value)])
            .collect();
        print(&align(&table))
    }
}

/// A JSON object in the order in which it was written; [`Value`] would sort it.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// Prints `text` and ends the line. A reader that has gone away has seen enough.
///
/// # Errors
/// When standard output cannot be written.
pub fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn align(table: &[Vec<String>]) -> String {
    let columns = table.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = table.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let padded: Vec<_> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        let table = [row("key", "name"), row("österreich", "x"), row("a", "")];
        assert_eq!(align(&table), "key         name\nösterreich  x\na");
    }
}
