//! Columns of `users` that exist only where a version of the Node service since January 2024 has created them.

use sea_orm::{
    DbErr, FromQueryResult, JoinType, QueryResult, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};

use super::membership::{Override, overrides};
use crate::store::entities::users;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub photo_url: Option<String>,
    pub designation: Option<String>,
}

/// A user with the profile that [`with_profile`] has selected, and the overrides of the membership in the same row.
pub struct Profiled {
    pub user: users::Model,
    pub profile: Profile,
    pub overrides: Vec<Override>,
}

const PHOTO_URL: &str = "profile_photo_url";
const DESIGNATION: &str = "profile_designation";

/// Also selects the profile. SQL resolves a name in the innermost query first: to the column of `users` if there is one, and
/// otherwise to the NULL of the joined row. The Node service's migration may therefore add the columns while this service is
/// running. Cast, because a prepared statement must not change its type then.
pub fn with_profile<S: QuerySelect<QueryStatement = SelectStatement>>(mut select: S) -> S {
    let absent = Query::select()
        .expr_as(Expr::cust("NULL"), "photo_url")
        .expr_as(Expr::cust("NULL"), "designation")
        .to_owned();
    let always = Expr::cust("1 = 1");
    select
        .query()
        .join_subquery(JoinType::InnerJoin, absent, "absent", always);
    select
        .expr_as(column("photo_url"), PHOTO_URL)
        .expr_as(column("designation"), DESIGNATION)
}

fn column(name: &str) -> Expr {
    Expr::cust(format!(
        "(SELECT CAST({name} AS text) FROM users AS same WHERE same.id = users.id)"
    ))
}

impl FromQueryResult for Profiled {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            user: users::Model::from_query_result(row, prefix)?,
            profile: Profile {
                photo_url: row.try_get("", PHOTO_URL)?,
                designation: row.try_get("", DESIGNATION)?,
            },
            overrides: overrides(row)?,
        })
    }
}
