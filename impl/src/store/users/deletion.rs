//! Erasing the personal data of deleted users, and finding deleted users.

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, Statement, sea_query::Expr,
};
use uuid::Uuid;

use crate::{names::fold, store::entities::users};

/// Marks a user as deleted. The row stays, as in the Node service.
pub async fn soft_delete(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    users::Entity::update_many()
        .col_expr(users::Column::Deleted, Expr::value(true))
        .col_expr(users::Column::DeletedOn, Expr::value(now))
        .filter(users::Column::Id.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// Columns with personal data that later versions of the Node service add; an adopted database may have them.
const LATER_COLUMNS: &str = "SELECT column_name::text AS name FROM information_schema.columns \
     WHERE table_schema = current_schema() AND table_name = 'users' \
     AND column_name IN ('photo_url', 'designation') AND is_nullable = 'YES'";

/// A hash of a deleted user's name, by which administrators who know the name still find the user's audit trail.
fn erased_name(name: &str) -> String {
    let hash = digest(&SHA256, fold(name).as_bytes());
    let hex: String = hash
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("deleted:{hex}")
}

/// Erases everything that identifies a deleted user. The row keeps its id, and rows that reference it are kept.
pub async fn erase(
    db: &impl ConnectionTrait,
    user: &users::Model,
    pseudonym: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use users::Column;
    let nothing = [
        Column::MiddleName,
        Column::LastName,
        Column::Email,
        Column::Phone,
        Column::Gender,
    ];
    let folded = erased_name(&user.username);
    let mut update = users::Entity::update_many()
        .col_expr(Column::Username, Expr::value(pseudonym))
        .col_expr(Column::UsernameFolded, Expr::value(folded))
        .col_expr(Column::FirstName, Expr::value(""))
        .col_expr(Column::Dob, Expr::value(Option::<NaiveDate>::None))
        .col_expr(
            Column::LastLogin,
            Expr::value(Option::<DateTime<Utc>>::None),
        )
        .col_expr(Column::ModifiedOn, Expr::value(now));
    for column in nothing {
        update = update.col_expr(column, Expr::value(Option::<String>::None));
    }
    update.filter(Column::Id.eq(user.id)).exec(db).await?;
    let backend = db.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(());
    }
    let later = Statement::from_string(backend, LATER_COLUMNS);
    for row in db.query_all_raw(later).await? {
        let name: String = row.try_get("", "name")?;
        let sql = format!("UPDATE users SET {name} = NULL WHERE id = $1");
        db.execute_raw(Statement::from_sql_and_values(
            backend,
            sql,
            [user.id.into()],
        ))
        .await?;
    }
    Ok(())
}

/// The deleted user of this id.
pub async fn find_deleted_by_id(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find_by_id(id)
        .filter(users::Column::Deleted.eq(true))
        .one(db)
        .await
}

/// The user called `name`, ignoring case, who was deleted most recently.
pub async fn find_deleted(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find()
        .filter(ExprTrait::is_in(
            users::folded_name(),
            [fold(name), erased_name(name)],
        ))
        .filter(users::Column::Deleted.eq(true))
        .order_by_desc(users::Column::DeletedOn)
        .one(db)
        .await
}
