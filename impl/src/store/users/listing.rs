//! The list of users, a page at a time.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::store::entities::users;

/// A user in the list, and the place where the list continues.
#[derive(FromQueryResult)]
pub struct Listed {
    #[sea_orm(nested)]
    pub user: users::Model,
    /// The name as the database folds it, which is the order of the list.
    folded: String,
}

impl Listed {
    pub fn place(&self) -> Place {
        Place {
            folded: self.folded.clone(),
            id: self.user.id,
        }
    }
}

/// A place in the list of all users.
#[derive(Clone, Debug)]
pub struct Place {
    folded: String,
    id: Uuid,
}

/// Undeleted users in the order of their names, starting after a place; at most `limit`.
pub async fn page(
    db: &impl ConnectionTrait,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<Listed>, DbErr> {
    let mut query = users::Entity::find()
        .column_as(users::folded_name(), "folded")
        .filter(users::Column::Deleted.eq(false))
        .order_by_asc(users::folded_name())
        .order_by_asc(users::Column::Id)
        .limit(limit);
    if let Some(Place { folded, id }) = after {
        let later = Condition::any()
            .add(ExprTrait::gt(users::folded_name(), folded.as_str()))
            .add(users::Column::Id.gt(*id));
        query = query
            .filter(ExprTrait::gte(users::folded_name(), folded.as_str()))
            .filter(later);
    }
    query.into_model().all(db).await
}
