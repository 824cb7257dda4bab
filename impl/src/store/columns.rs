//! Column types that SeaORM lacks: lists for both databases, and text that is hidden from `Debug`.

use std::fmt;
use std::ops::Deref;

use sea_orm::sea_query::{ArrayType, ColumnType, ValueType, ValueTypeErr};
use sea_orm::sqlx::postgres::PgHasArrayType;
use sea_orm::sqlx::{self, Postgres, Row};
use sea_orm::{
    ActiveValue, ColIdx, DbBackend, DbErr, DeriveValueType, IntoActiveValue, QueryResult,
    TryGetError, TryGetable, Value,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A list in one column: an array on PostgreSQL, JSON text on SQLite.
///
/// A value does not know which database it will be written to, so a list contains the representation, which is set when it is
/// read or by [`List::new`]. NULL elements are skipped when reading. A NULL column reads as an empty list and stays NULL when it
/// is written back unchanged.
#[derive(Clone, Debug)]
pub struct List<T> {
    items: Option<Vec<T>>,
    form: Form,
}

pub type IntegerList = List<i32>;
pub type TextList = List<String>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Array,
    Json,
}

impl<T> List<T> {
    /// A list for a database of this kind.
    pub fn new(backend: DbBackend, items: Vec<T>) -> Self {
        let form = match backend {
            DbBackend::Postgres => Form::Array,
            _ => Form::Json,
        };
        Self {
            items: Some(items),
            form,
        }
    }

    pub fn as_slice(&self) -> &[T] {
        self.items.as_deref().unwrap_or_default()
    }

    pub fn into_vec(self) -> Vec<T> {
        self.items.unwrap_or_default()
    }
}

/// Lists with the same elements are equal, whatever their representation.
impl<T: PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Eq> Eq for List<T> {}

/// Element types of a [`List`].
pub trait Item:
    Clone
    + Into<Value>
    + ValueType
    + Serialize
    + DeserializeOwned
    + sqlx::Type<Postgres>
    + PgHasArrayType
    + for<'r> sqlx::Decode<'r, Postgres>
{
}

impl Item for i32 {}
impl Item for String {}

impl<T: Item> From<List<T>> for Value {
    fn from(list: List<T>) -> Self {
        match list.form {
            Form::Array => {
                let items = list.items.map(|items| items.into_iter().map(Into::into));
                Value::Array(
                    T::array_type(),
                    items.map(|items| Box::new(items.collect())),
                )
            }
            Form::Json => {
                let items = list.items.map(|items| serde_json::json!(items));
                Value::String(items.map(|items| items.to_string()))
            }
        }
    }
}

impl<T: Item> TryGetable for List<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
        if let Some(row) = row.try_as_pg_row() {
            let items: Option<Vec<Option<T>>> = row
                .try_get(column.as_sqlx_postgres_index())
                .map_err(|error| unreadable(&error))?;
            return Ok(Self::read(items, Form::Array));
        }
        let text: Option<String> = Option::try_get_by(row, column)?;
        let items: Option<Vec<Option<T>>> = text
            .as_deref()
            .map(serde_json::from_str)
            .transpose()
            .map_err(|error| unreadable(&error))?;
        Ok(Self::read(items, Form::Json))
    }
}

impl<T> List<T> {
    fn read(items: Option<Vec<Option<T>>>, form: Form) -> Self {
        Self {
            items: items.map(|items| items.into_iter().flatten().collect()),
            form,
        }
    }
}

fn unreadable(error: &dyn fmt::Display) -> TryGetError {
    TryGetError::DbErr(DbErr::Type(format!("not a list: {error}")))
}

impl<T: Item> ValueType for List<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        match value {
            Value::Array(_, items) => Ok(Self {
                items: items
                    .map(|items| items.into_iter().map(T::try_from).collect())
                    .transpose()?,
                form: Form::Array,
            }),
            Value::String(text) => Ok(Self {
                items: text
                    .map(|text| serde_json::from_str(&text))
                    .transpose()
                    .map_err(|_| ValueTypeErr)?,
                form: Form::Json,
            }),
            _ => Err(ValueTypeErr),
        }
    }

    fn type_name() -> String {
        format!("List<{}>", T::type_name())
    }

    fn array_type() -> ArrayType {
        T::array_type()
    }

    fn column_type() -> ColumnType {
        ColumnType::Array(std::sync::Arc::new(T::column_type()))
    }
}

impl<T: Item> IntoActiveValue<List<T>> for List<T> {
    fn into_active_value(self) -> ActiveValue<List<T>> {
        ActiveValue::Set(self)
    }
}

/// Secret, hashed or encrypted text. Stored unchanged and hidden from `Debug`; it must not appear in logs, errors or responses.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct Sealed(String);

impl From<String> for Sealed {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Sealed {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Deref for Sealed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(..)")
    }
}
