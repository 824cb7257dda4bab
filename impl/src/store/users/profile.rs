//! Columns of `users` that exist only where a version of the Node service since January 2024 has created them.

use sea_orm::{
    DerivePartialModel, JoinType, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};

#[derive(Clone, Debug, Default, PartialEq, Eq, DerivePartialModel)]
pub struct Profile {
    #[sea_orm(from_expr = r#"column("photo_url")"#)]
    pub photo_url: Option<String>,
    #[sea_orm(from_expr = r#"column("designation")"#)]
    pub designation: Option<String>,
}

/// Joins what [`Profile`] selects from. SQL resolves a name in the innermost query first: to the column of `users` if there is one,
/// and otherwise to the NULL of the joined row. The Node service's migration may therefore add the columns while this service is
/// running. Cast, because a prepared statement must not change its type then.
pub fn profiled<S: QuerySelect<QueryStatement = SelectStatement>>(mut select: S) -> S {
    let absent = Query::select()
        .expr_as(Expr::cust("NULL"), "photo_url")
        .expr_as(Expr::cust("NULL"), "designation")
        .to_owned();
    let always = Expr::cust("1 = 1");
    select
        .query()
        .join_subquery(JoinType::InnerJoin, absent, "absent", always);
    select
}

fn column(name: &str) -> Expr {
    Expr::cust(format!(
        "(SELECT CAST({name} AS text) FROM users AS same WHERE same.id = users.id)"
    ))
}
