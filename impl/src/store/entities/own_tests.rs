//! Rows of our own tables are read as they were written.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ConnectOptions, ConnectionTrait, Database,
    DatabaseConnection, EntityTrait,
};
use uuid::Uuid;

use super::*;

#[tokio::test]
async fn rows_are_read_as_written_on_sqlite() {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.expect("SQLite");
    rows_are_read_as_written(&db, "main").await;
}

#[tokio::test]
async fn rows_are_read_as_written_on_postgres() {
    let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a PostgreSQL");
    let schema = format!("own_{}", Uuid::new_v4().simple());
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .sqlx_logging(false)
        .set_schema_search_path(&schema);
    let db = Database::connect(options).await.expect("PostgreSQL");
    rows_are_read_as_written(&db, &schema).await;
    db.execute_unprepared(&format!("DROP SCHEMA {schema} CASCADE"))
        .await
        .expect("the schema goes");
}

/// In microseconds, the precision of PostgreSQL.
fn time() -> DateTime<Utc> {
    DateTime::from_timestamp_micros(1_800_000_000_123_456).expect("a time")
}

async fn rows_are_read_as_written(db: &DatabaseConnection, schema: &str) {
    migration::up_in_schema(db, schema).await.expect("up");
    macro_rules! round_trip {
        ($($table:ident $row:expr),* $(,)?) => {$({
            let row = $row;
            let written = $table::ActiveModel::from(row.clone()).reset_all();
            $table::Entity::insert(written).exec_without_returning(db).await.expect("an insert");
            let read = $table::Entity::find().all(db).await.expect("a query");
            assert_eq!(read.last(), Some(&row));
        })*};
    }
    let full = session();
    let bare = sessions::Model {
        id: Uuid::new_v4(),
        ended_at: None,
        address: None,
        user_agent: None,
        device_id: None,
        external_tokens: None,
        provider_session: None,
        refresh_hash: None,
        refresh_expires_at: None,
        spent_hash: None,
        spent_at: None,
        review_at: None,
        browser_session_id: None,
        ..full.clone()
    };
    let code = code(full.id);
    let unused = auth_codes::Model {
        code_hash: vec![0xff; 32],
        used_at: None,
        session_id: None,
        code_challenge: None,
        external_tokens: None,
        provider_session: None,
        methods: None,
        browser_session_id: None,
        request: None,
        device: None,
        ..code.clone()
    };
    round_trip!(
        sessions full.clone(),
        sessions bare,
        refresh_tokens refresh_tokens::Model {
            token_hash: (0..32).collect(),
            session_id: full.id,
            generation: 7,
            expires_at: time(),
            spent_at: Some(time()),
            successor: Some("sealed".into()),
        },
        auth_codes code,
        auth_codes unused,
        signing_keys signing_keys::Model {
            kid: "kid".to_owned(),
            algorithm: "ES256".to_owned(),
            public_key: "{}".to_owned(),
            private_key: "sealed".into(),
            created_at: time(),
            retired_at: None,
            expires_at: Some(time()),
        },
        lockouts lockouts::Model {
            key_hash: vec![1; 32],
            failures: 3,
            window_ends_at: time(),
            locked_until: None,
            lock_count: 1,
            expires_at: time(),
        },
        familiar_addresses familiar_addresses::Model {
            account_hash: vec![2; 32],
            address: "2001:db8::1".to_owned(),
            seen_at: time(),
        },
        login_states login_states::Model {
            state_hash: vec![3; 32],
            provider: "google".to_owned(),
            client_id: 1,
            browser_hash: vec![4; 32],
            details: "sealed".into(),
            created_at: time(),
            expires_at: time(),
            used_at: Some(time()),
        },
        used_assertions used_assertions::Model { id_hash: vec![5; 32], expires_at: time() },
        external_identities external_identities::Model {
            provider: "google".to_owned(),
            subject: "1".to_owned(),
            user_id: Uuid::new_v4(),
            created_at: time(),
            issuer: Some("https://accounts.google.com".to_owned()),
        },
        provider_logouts provider_logouts::Model {
            id: 1,
            token: "sealed".into(),
            attempts: 2,
            next_try_at: time(),
            created_at: time(),
            provider: "google".to_owned(),
        },
        key_checks key_checks::Model { id: 1, sealed: "sealed".to_owned() },
        token_keys token_keys::Model { id: 1, sealed: "sealed".to_owned() },
        one_time_challenges one_time_challenges::Model {
            key_hash: vec![1; 32],
            user_id: Some(Uuid::new_v4()),
            client_id: 1,
            first_factor: one_time_challenges::FirstFactor::Login,
            factor: one_time_challenges::Factor::Mail,
            code: Some("sealed".into()),
            tries: 2,
            created_at: time(),
            expires_at: time(),
            ended_at: Some(time()),
            code_challenge: Some("challenge".to_owned()),
        },
        authenticator_enrolments authenticator_enrolments::Model {
            user_id: Uuid::new_v4(),
            secret: "sealed".into(),
            code_hash: vec![2; 32],
            tries: 1,
            created_at: time(),
            expires_at: time(),
        },
        authenticator_steps authenticator_steps::Model {
            secret_hash: vec![3; 32],
            step: 60_000_000,
            expires_at: time(),
        },
        recovery_codes recovery_codes::Model {
            code_hash: vec![4; 32],
            user_id: Uuid::new_v4(),
            created_at: time(),
            used_at: Some(time()),
        },
        password_reset_tokens password_reset_tokens::Model {
            token_hash: vec![5; 32],
            user_id: Uuid::new_v4(),
            client_id: 1,
            created_at: time(),
            expires_at: time(),
            used_at: Some(time()),
            tries: 3,
        },
        sign_up_tokens sign_up_tokens::Model {
            token_hash: vec![6; 32],
            email: "someone@example.com".to_owned(),
            data: Some("{}".to_owned()),
            created_at: time(),
            expires_at: time(),
            used_at: Some(time()),
            tries: 3,
        },
        mail_outbox mail_outbox::Model {
            id: 1,
            created_at: time(),
            letter: Some("sealed".into()),
            attempts: 1,
            next_try_at: time(),
            sent_at: Some(time()),
            expires_at: Some(time()),
            given_up_at: Some(time()),
        },
        client_settings client_settings::Model {
            client_id: 1,
            grants: Some("authorization_code".to_owned()),
            scopes: Some("openid".to_owned()),
            permissions: Some("read".to_owned()),
            id_token_alg: "EdDSA".to_owned(),
            jwks: Some("{}".to_owned()),
            jwks_uri: Some("https://app.example/jwks".to_owned()),
            backchannel_logout_uri: Some("https://app.example/logout".to_owned()),
            require_par: true,
            require_dpop: true,
            trusted: true,
            refresh_rotation: false,
        },
        client_settings client_settings::Model::defaults(2),
        client_uris client_uris::Model {
            client_id: 1,
            kind: client_uris::UriKind::PostLogout,
            uri: "https://app.example/".to_owned(),
        },
        browser_sessions browser_sessions::Model {
            id: Uuid::new_v4(),
            secret_hash: vec![7; 32],
            user_id: Uuid::new_v4(),
            provider: "internal".to_owned(),
            methods: "pwd otp mfa".to_owned(),
            authenticated_at: time(),
            last_used_at: time(),
            expires_at: time(),
            ended_at: Some(time()),
            provider_session: Some("sid".into()),
            replaced_by: Some(Uuid::new_v4()),
        },
        published_keys published_keys::Model {
            kid: "kid".to_owned(),
            published_at: time(),
        },
        pushed_requests pushed_requests::Model {
            id_hash: vec![8; 32],
            client_id: 1,
            parameters: "sealed".into(),
            created_at: time(),
            expires_at: time(),
            used_at: Some(time()),
        },
        consents consents::Model {
            user_id: Uuid::new_v4(),
            client_id: 1,
            scopes: "openid email".to_owned(),
            granted_at: time(),
        },
        session_grants session_grants::Model {
            session_id: full.id,
            client_id: 1,
            scopes: "openid".to_owned(),
            claims: Some("{}".to_owned()),
            methods: "pwd".to_owned(),
            authenticated_at: time(),
            browser_session_id: Some(Uuid::new_v4()),
            dpop_thumbprint: Some("thumbprint".to_owned()),
            ends_at: time(),
        },
        device_codes device_codes::Model {
            code_hash: vec![9; 32],
            user_code_hash: vec![10; 32],
            client_id: 1,
            scopes: "openid".to_owned(),
            status: device_codes::DeviceStatus::Approved,
            user_id: Some(Uuid::new_v4()),
            browser_session_id: Some(Uuid::new_v4()),
            poll_seconds: 5,
            polled_at: Some(time()),
            created_at: time(),
            expires_at: time(),
            used_at: Some(time()),
        },
        client_logouts client_logouts::Model {
            id: 1,
            client_id: 1,
            session_id: full.id,
            user_id: Uuid::new_v4(),
            attempts: 2,
            next_try_at: time(),
            created_at: time(),
        },
    );
    ids_are_not_reused(db).await;
    tokens_are_deleted_with_their_session(db, full.id).await;
}

fn session() -> sessions::Model {
    sessions::Model {
        id: Uuid::new_v4(),
        user_id: Uuid::new_v4(),
        client_id: 1,
        generation: 2,
        started_at: time(),
        last_used_at: time(),
        expires_at: time(),
        access_expires_at: time(),
        ended_at: Some(time()),
        provider: "internal".to_owned(),
        address: Some("192.0.2.1".to_owned()),
        user_agent: Some("test".to_owned()),
        device_id: Some("device".to_owned()),
        external_tokens: Some("sealed".into()),
        tenant_id: Some(Uuid::new_v4()),
        provider_session: Some("sid".into()),
        claims_version: 0,
        refresh_hash: Some(vec![3; 32]),
        refresh_expires_at: Some(time()),
        spent_hash: Some(vec![4; 32]),
        spent_at: Some(time()),
        review_at: Some(time()),
        browser_session_id: Some(Uuid::new_v4()),
    }
}

fn code(session: Uuid) -> auth_codes::Model {
    auth_codes::Model {
        code_hash: vec![0; 32],
        kind: auth_codes::CodeKind::Full,
        client_id: 1,
        user_id: Uuid::new_v4(),
        created_at: time(),
        expires_at: time(),
        used_at: Some(time()),
        session_id: Some(session),
        code_challenge: Some("challenge".to_owned()),
        provider: "google".to_owned(),
        external_tokens: Some("sealed".into()),
        provider_session: Some("sid".into()),
        methods: Some("pwd otp mfa".to_owned()),
        browser_session_id: Some(Uuid::new_v4()),
        request: Some("{}".to_owned()),
        device: Some("{}".to_owned()),
    }
}

/// Instances remember the last id that they have read, so an id must not be reused after rows have been deleted.
async fn ids_are_not_reused(db: &DatabaseConnection) {
    let row = revocations::Model {
        id: 0,
        session_id: Uuid::new_v4(),
        generation: i32::MAX,
        instance: Uuid::new_v4(),
        expires_at: time(),
        others: Some(vec![5; 56]),
    };
    let insert = async || {
        let mut row = revocations::ActiveModel::from(row.clone()).reset_all();
        row.id = NotSet;
        row.insert(db).await.expect("an insert")
    };
    let first = insert().await;
    let second = insert().await;
    assert_eq!(
        revocations::Model {
            id: second.id,
            ..row.clone()
        },
        second
    );
    revocations::Entity::delete_many()
        .exec(db)
        .await
        .expect("a sweep");
    let third = insert().await;
    assert!(first.id < second.id && second.id < third.id);

    let activity = auth_events::Model {
        id: 1,
        at: time(),
        kind: "login".to_owned(),
        user_id: None,
        actor: Some("ada".to_owned()),
        tenant_id: None,
        client_id: Some("webapp".to_owned()),
        session_id: None,
        address: None,
        user_agent: None,
        device_id: None,
        detail: None,
    };
    let mut written = auth_events::ActiveModel::from(activity.clone()).reset_all();
    written.id = NotSet;
    assert_eq!(written.insert(db).await.expect("an insert"), activity);
}

async fn tokens_are_deleted_with_their_session(db: &DatabaseConnection, session: Uuid) {
    sessions::Entity::delete_by_id(session)
        .exec(db)
        .await
        .expect("a deletion");
    let left = refresh_tokens::Entity::find()
        .all(db)
        .await
        .expect("a query");
    assert_eq!(left, []);
}

#[test]
fn sealed_values_are_hidden_from_debug() {
    let shown = format!("{:?} {:?}", session(), code(Uuid::nil()));
    assert!(!shown.contains("\"sealed\""), "{shown}");
    let active = sessions::ActiveModel::from(session());
    assert!(!format!("{active:?}").contains("\"sealed\""));
}
