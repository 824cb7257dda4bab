//! What a table is, independent of the database.

/// A table as it should be.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [Column],
    /// Name of the primary key's constraint and its columns. A [`Kind::Counter`] is a primary key by itself on SQLite.
    pub primary_key: (&'static str, &'static str),
    /// Name and SQL, in words that both databases know.
    pub constraints: &'static [(&'static str, &'static str)],
    /// Whether a trigger keeps `modified_on`.
    pub tracks_changes: bool,
}

#[derive(Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub nullable: bool,
    pub default: Option<Fallback>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Uuid,
    Integer,
    /// A 32-bit number given by the database.
    SmallCounter,
    /// A 64-bit number given by the database, never twice.
    Counter,
    Varchar(u16),
    Char(u16),
    Text,
    IntegerList,
    TextList,
    Json,
    Time,
    Date,
    Boolean,
    Bytes,
}

/// What a row gets that says nothing about the column.
#[derive(Clone, Copy)]
pub enum Fallback {
    Now,
    RandomUuid,
    /// SQL that both databases know.
    Literal(&'static str),
}

impl Kind {
    /// A column that must be filled.
    pub const fn named(self, name: &'static str) -> Column {
        Column {
            name,
            kind: self,
            nullable: false,
            default: None,
        }
    }
}

impl Column {
    pub const fn null(self) -> Self {
        Self {
            nullable: true,
            ..self
        }
    }

    pub const fn or(self, literal: &'static str) -> Self {
        self.or_else(Fallback::Literal(literal))
    }

    pub const fn or_now(self) -> Self {
        self.or_else(Fallback::Now)
    }

    pub const fn or_random(self) -> Self {
        self.or_else(Fallback::RandomUuid)
    }

    const fn or_else(self, fallback: Fallback) -> Self {
        Self {
            default: Some(fallback),
            ..self
        }
    }
}
