//! Table descriptions that are independent of the database.

/// The desired state of a table.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [Column],
    /// The name of the primary key constraint and its columns. On SQLite, a [`Kind::Counter`] is the primary key
    /// itself.
    pub primary_key: (&'static str, &'static str),
    /// Name and SQL, valid for both databases.
    pub constraints: &'static [(&'static str, &'static str)],
    /// Whether a trigger maintains `modified_on`.
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
    /// A 32-bit number assigned by the database.
    SmallCounter,
    /// A 64-bit number assigned by the database and never reused.
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

/// The default value of a column.
#[derive(Clone, Copy)]
pub enum Fallback {
    Now,
    RandomUuid,
    /// SQL that both databases know.
    Literal(&'static str),
}

impl Kind {
    /// A NOT NULL column.
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
