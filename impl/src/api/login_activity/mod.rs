//! `LoginActivityController`: who logged in, when and from where.

mod filter;

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use auth_api::{
    LoginActivityController, LoginActivityControllerCountResponse,
    LoginActivityControllerFindByIdResponse, LoginActivityControllerFindResponse,
    LoginActivityControllerGetActiveUsersResponse,
    models::{
        LoginActivity, LoginActivityControllerGetActiveUsersRangeParameter as Range,
        LoginActivityCount,
    },
};
use chrono::{DateTime, Utc};
use swagger::{ApiError, Nullable};

use self::filter::{ActiveUsersFilter, Field, Fields, Filter, Where, parse};
use super::{Server, bearer, respond};
use crate::{
    domain::{
        login_activity::{Activity, ActivityId, Period},
        refusal::Refusal,
        sessions::{access_token::Claims, user_claims::iso_8601},
    },
    edge::context::RequestContext,
};

#[async_trait]
impl LoginActivityController<RequestContext> for Server {
    /// `GET /login-activity`
    async fn login_activity_controller_find(
        &self,
        filter: Option<String>,
        context: &RequestContext,
    ) -> Result<LoginActivityControllerFindResponse, ApiError> {
        let filter: Filter = parse(filter)?;
        let fields = filter.fields.clone().unwrap_or_default();
        let found = self.find_activity(filter, context).await;
        respond(found.map(|found| {
            let rows = found.into_iter().map(|row| shown(row, &fields));
            LoginActivityControllerFindResponse::Ok(rows.collect())
        }))
    }

    /// `GET /login-activity/count`
    async fn login_activity_controller_count(
        &self,
        condition: Option<String>,
        context: &RequestContext,
    ) -> Result<LoginActivityControllerCountResponse, ApiError> {
        let condition: Where = parse(condition)?;
        let count = self.count_activity(condition, context).await;
        respond(
            count.map(|count| {
                LoginActivityControllerCountResponse::Ok(LoginActivityCount::new(count))
            }),
        )
    }

    /// `GET /login-activity/{id}`
    async fn login_activity_controller_find_by_id(
        &self,
        id: String,
        filter: Option<String>,
        context: &RequestContext,
    ) -> Result<LoginActivityControllerFindByIdResponse, ApiError> {
        let filter: Filter = parse(filter)?;
        let fields = filter.fields.unwrap_or_default();
        let found = self.find_one_activity(&id, context).await;
        respond(found.map(|row| LoginActivityControllerFindByIdResponse::Ok(shown(row, &fields))))
    }

    /// `GET /active-users/{range}`
    async fn login_activity_controller_get_active_users(
        &self,
        range: Range,
        start_date: DateTime<Utc>,
        end_date: DateTime<Utc>,
        filter: Option<String>,
        context: &RequestContext,
    ) -> Result<LoginActivityControllerGetActiveUsersResponse, ApiError> {
        let filter: Option<ActiveUsersFilter> = parse(filter)?;
        let period = match range {
            Range::Daily => Period::Day,
            Range::Monthly => Period::Month,
        };
        let times = (start_date, end_date);
        let active = self.active_users(period, times, filter, context).await;
        respond(active.map(LoginActivityControllerGetActiveUsersResponse::Ok))
    }
}

impl Server {
    async fn find_activity(
        &self,
        filter: Filter,
        context: &RequestContext,
    ) -> Result<Vec<Activity>, Refusal> {
        let claims = self.claims(context).await?;
        let part = filter.part();
        let conditions = filter.condition.unwrap_or_default().into();
        let activity = &self.domain.login_activity;
        activity.find(&claims, conditions, part).await
    }

    async fn count_activity(
        &self,
        condition: Where,
        context: &RequestContext,
    ) -> Result<i64, Refusal> {
        let claims = self.claims(context).await?;
        let activity = &self.domain.login_activity;
        activity.count(&claims, condition.into()).await
    }

    async fn find_one_activity(
        &self,
        id: &str,
        context: &RequestContext,
    ) -> Result<Activity, Refusal> {
        let claims = self.claims(context).await?;
        self.domain.login_activity.find_by_id(&claims, id).await
    }

    async fn active_users(
        &self,
        period: Period,
        (start, end): (DateTime<Utc>, DateTime<Utc>),
        filter: Option<ActiveUsersFilter>,
        context: &RequestContext,
    ) -> Result<HashMap<String, HashMap<String, Vec<LoginActivity>>>, Refusal> {
        let claims = self.claims(context).await?;
        let who = ActiveUsersFilter::who(filter);
        let activity = &self.domain.login_activity;
        let active = activity.active_users(&claims, period, start, end, who);
        let all = Fields::default();
        let rows = |rows: Vec<Activity>| rows.into_iter().map(|row| shown(row, &all)).collect();
        let kinds = |kinds: std::collections::BTreeMap<String, Vec<Activity>>| {
            kinds.into_iter().map(|(kind, users)| (kind, rows(users)))
        };
        let periods = active.await?.into_iter();
        Ok(periods
            .map(|(period, users)| (period, kinds(users).collect()))
            .collect())
    }

    async fn claims(&self, context: &RequestContext) -> Result<Arc<Claims>, Refusal> {
        self.domain.sessions.check_own_bearer(bearer(context)).await
    }
}

/// The members that were asked for.
fn shown(row: Activity, fields: &Fields) -> LoginActivity {
    let id = match row.id {
        ActivityId::Event(id) => id.to_string(),
        ActivityId::Adopted(id) => id.to_string(),
    };
    let text = |field, value: Option<String>| {
        let value = value.map_or(Nullable::Null, Nullable::Present);
        fields.include(field).then_some(value)
    };
    LoginActivity {
        id: fields.include(Field::Id).then_some(id),
        actor: text(Field::Actor, row.actor),
        tenant_id: text(Field::TenantId, row.tenant),
        login_time: fields.include(Field::LoginTime).then(|| iso_8601(row.at)),
        token_payload: text(Field::TokenPayload, row.token_payload),
        login_type: fields.include(Field::LoginType).then_some(row.kind),
        device_info: text(Field::DeviceInfo, row.device),
        ip_address: text(Field::IpAddress, row.address),
    }
}
