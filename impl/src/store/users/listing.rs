//! The list of users, one page at a time.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::store::entities::users;

/// A user in the list, with the position in the list.
#[derive(FromQueryResult)]
pub struct Listed {
    #[sea_orm(nested)]
    pub user: users::Model,
    /// The folded name, by which the list is sorted.
    folded: String,
}

impl Listed {
    /// The position from which the list continues after this user.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            folded: self.folded.clone(),
            id: self.user.id,
        }
    }
}

/// A position in the list of all users.
#[derive(Clone, Debug)]
pub struct Cursor {
    folded: String,
    id: Uuid,
}

/// Undeleted users sorted by name, after the given position; at most `limit`.
pub async fn page(
    db: &impl ConnectionTrait,
    after: Option<&Cursor>,
    limit: u64,
) -> Result<Vec<Listed>, DbErr> {
    let mut query = users::Entity::find()
        .column_as(users::folded_name(), "folded")
        .filter(users::Column::Deleted.eq(false))
        .order_by_asc(users::folded_name())
        .order_by_asc(users::Column::Id)
        .limit(limit);
    if let Some(Cursor { folded, id }) = after {
        let later = Condition::any()
            .add(ExprTrait::gt(users::folded_name(), folded.as_str()))
            .add(users::Column::Id.gt(*id));
        query = query
            .filter(ExprTrait::gte(users::folded_name(), folded.as_str()))
            .filter(later);
    }
    query.into_model().all(db).await
}
