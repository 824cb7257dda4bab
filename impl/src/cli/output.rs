//! Output: a table for people, JSON for programs.

use std::{
    fmt,
    io::{ErrorKind, Write},
};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

/// The output format.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    pub json: bool,
}

impl Output {
    /// Prints `rows` as a JSON array or as a table with these `columns`.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn list<T: Serialize>(self, rows: &[T], columns: &[&str]) -> anyhow::Result<()> {
        let mut list = self.pages(columns);
        list.page(rows)?;
        list.end()
    }

    /// A list that is printed page by page and never held in memory as a whole.
    pub fn pages<'a>(self, columns: &'a [&'a str]) -> Pages<'a> {
        Pages {
            json: self.json,
            columns,
            widths: vec![0; columns.len()],
            begun: false,
        }
    }

    /// Prints one object: as JSON, or with one line per member.
    ///
    /// # Errors
    /// Standard output cannot be written.
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
        print(&align(&table, &mut [0; 2]).join("\n"))
    }
}

/// See [`Output::pages`].
pub struct Pages<'a> {
    json: bool,
    columns: &'a [&'a str],
    /// The widths of the table's columns so far. Wider cells on a later page widen the rest of the table.
    widths: Vec<usize>,
    begun: bool,
}

impl Pages<'_> {
    /// Prints more rows; false if the reader has closed standard output.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn page<T: Serialize>(&mut self, rows: &[T]) -> anyhow::Result<bool> {
        if rows.is_empty() {
            return Ok(true);
        }
        let text = if self.json {
            self.array_part(rows)?
        } else {
            self.table_part(rows)?
        };
        self.begun = true;
        write(&text)
    }

    /// # Errors
    /// Standard output cannot be written.
    pub fn end(mut self) -> anyhow::Result<()> {
        let text = match (self.json, self.begun) {
            (true, true) => "\n]\n".to_owned(),
            (true, false) => "[]\n".to_owned(),
            (false, true) => return Ok(()),
            (false, false) => self.table_part::<Value>(&[])?,
        };
        write(&text).map(drop)
    }

    fn array_part<T: Serialize>(&mut self, rows: &[T]) -> anyhow::Result<String> {
        let mut text = String::new();
        for (index, row) in rows.iter().enumerate() {
            let separator = if self.begun || index > 0 { "," } else { "[" };
            let row = serde_json::to_string_pretty(row)?.replace('\n', "\n  ");
            text.push_str(&format!("{separator}\n  {row}"));
        }
        Ok(text)
    }

    fn table_part<T: Serialize>(&mut self, rows: &[T]) -> anyhow::Result<String> {
        let mut table = Vec::with_capacity(rows.len() + 1);
        if !self.begun {
            table.push(self.columns.iter().map(|name| (*name).to_owned()).collect());
        }
        for row in rows {
            let row = serde_json::to_value(row)?;
            table.push(self.columns.iter().map(|name| cell(&row[name])).collect());
        }
        let lines = align(&table, &mut self.widths);
        Ok(lines.into_iter().map(|line| line + "\n").collect())
    }
}

/// A JSON object that keeps the order of its members; [`Value`] would sort them.
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

/// Prints `text` with a trailing newline.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(text: &str) -> anyhow::Result<()> {
    write(&format!("{}\n", text.trim_end())).map(drop)
}

/// False if the reader has closed standard output, as `head` does; that is not an error.
fn write(text: &str) -> anyhow::Result<bool> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error.into()),
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

/// The lines of a table. `widths` are the minimum widths of its columns and grow with them.
fn align(table: &[Vec<String>], widths: &mut [usize]) -> Vec<String> {
    for row in table {
        for (cell, width) in row.iter().zip(&mut *widths) {
            *width = cell.chars().count().max(*width);
        }
    }
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&*widths);
        let padded: Vec<_> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        let table = [row("key", "name"), row("österreich", "x"), row("a", "")];
        let mut widths = [0; 2];
        let lines = align(&table, &mut widths);
        assert_eq!(lines, ["key         name", "österreich  x", "a"]);
        let wider = [row("longer than others", "y"), row("b", "z")];
        let lines = align(&wider, &mut widths);
        assert_eq!(lines, ["longer than others  y", "b                   z"]);
    }
}
