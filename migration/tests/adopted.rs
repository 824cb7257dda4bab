//! A database of the existing Node service (PostgreSQL).

use migration::{rehearse, status, up_in_schema};
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement,
};

use crate::common::{
    SCHEMA, SOURCELOOP, all, column, indexes, on_postgres, open, open_sourceloop, run,
};

/// The catalogue's description of the Node service's tables, one line each.
async fn catalogue(db: &DatabaseConnection) -> Vec<String> {
    const TABLES: &str = "('auth_clients', 'roles', 'tenant_configs', 'tenants', 'user_credentials', \
         'user_permissions', 'user_resources', 'user_tenants', 'users')";
    let columns = format!(
        "SELECT concat_ws(' ', table_name, ordinal_position, column_name, udt_name, character_maximum_length, \
           is_nullable, identity_generation, column_default) \
         FROM information_schema.columns WHERE table_schema = 'main' AND table_name IN {TABLES} \
         ORDER BY table_name, ordinal_position"
    );
    let constraints = format!(
        "SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint \
         WHERE connamespace = 'main'::regnamespace AND conrelid::regclass::text IN {TABLES} ORDER BY 1"
    );
    let triggers =
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1";
    let mut lines: Vec<String> = column(db, &columns).await;
    lines.extend(column::<String>(db, &constraints).await);
    lines.extend(column::<String>(db, triggers).await);
    lines
}

#[tokio::test]
async fn is_left_as_it_was_but_for_what_was_missing_or_narrow() {
    on_postgres(|url| async move {
        let db = open_sourceloop(&url).await;
        let before = catalogue(&db).await;
        up_in_schema(&db, SCHEMA).await.expect("up");
        let after = catalogue(&db).await;

        let gone: Vec<_> = before.iter().filter(|line| !after.contains(line)).collect();
        let new: Vec<_> = after.iter().filter(|line| !before.contains(line)).collect();
        assert_eq!(
            gone,
            [
                "auth_clients 3 client_secret varchar 50 NO",
                "auth_clients 8 secret varchar 50 NO",
                "user_credentials 4 auth_id varchar 100 YES",
                "user_credentials 5 auth_token varchar 100 YES",
                "user_credentials 6 password varchar 60 YES",
                "user_credentials 12 secret_key varchar 100 YES",
            ]
        );
        assert_eq!(
            new[..12],
            [
                "auth_clients 3 client_secret varchar 255 NO",
                "auth_clients 8 secret varchar 255 NO",
                "auth_clients 16 disabled_on timestamptz YES",
                "auth_clients 17 require_pkce bool NO false",
                "auth_clients 18 require_secret bool NO false",
                "tenants 17 disabled_on timestamptz YES",
                "user_credentials 4 auth_id varchar 255 YES",
                "user_credentials 5 auth_token text YES",
                "user_credentials 6 password varchar 255 YES",
                "user_credentials 12 secret_key text YES",
                "users 20 username_folded text YES",
                "users 21 email_folded text YES",
            ]
        );
        assert_eq!(new.len(), 14, "{new:?}");
        assert!(new[12].starts_with("CREATE TRIGGER forget_email_fold "));
        assert!(new[13].starts_with("CREATE TRIGGER forget_username_fold "));
    })
    .await;
}

#[tokio::test]
async fn a_rehearsal_tells_what_would_change_and_changes_nothing() {
    on_postgres(|url| async move {
        let db = open_sourceloop(&url).await;
        let before = catalogue(&db).await;
        let look = async |tx: &DatabaseTransaction| {
            tx.query_all_raw(Statement::from_string(
                DbBackend::Postgres,
                "SELECT username_folded FROM users",
            ))
            .await
            .map(drop)
        };
        let (changes, ()) = rehearse(&db, SCHEMA, look).await.expect("a rehearsal");
        assert_eq!(catalogue(&db).await, before);
        assert!(changes[0].starts_with("create tables: ") && changes[0].contains("sessions"));
        assert_eq!(
            changes[1],
            "add columns: auth_clients.disabled_on, auth_clients.require_pkce, auth_clients.require_secret, tenants.disabled_on, users.email_folded, users.username_folded"
        );
        assert!(changes[2].contains("user_credentials.password from character varying(60) to"));
        assert!(
            changes[3].contains("idx_users_email_folded on users"),
            "{changes:?}"
        );
        assert_eq!(
            changes[4],
            "create triggers: forget_email_fold on users, forget_username_fold on users"
        );
        up_in_schema(&db, SCHEMA).await.expect("up");
        let (changes, ()) = rehearse(&db, SCHEMA, look).await.expect("a rehearsal");
        assert_eq!(changes, [""; 0]);
    })
    .await;
}

/// A new database must have the tables that the Node service expects.
#[tokio::test]
async fn equals_a_fresh_database() {
    on_postgres(|adopted| async move {
        on_postgres(|fresh| async move {
            let (adopted, fresh) = (open_sourceloop(&adopted).await, open(&fresh).await);
            up_in_schema(&adopted, SCHEMA).await.expect("up");
            up_in_schema(&fresh, SCHEMA).await.expect("up");
            assert_eq!(catalogue(&adopted).await, catalogue(&fresh).await);
            let mut expected = indexes(&fresh).await;
            expected.retain(|index| index != "uq_users_username_folded");
            assert_eq!(indexes(&adopted).await, expected);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn keeps_its_rows() {
    on_postgres(|url| async move {
        let db = open_sourceloop(&url).await;
        let rows = "SELECT concat(to_jsonb(u) - 'username_folded' - 'email_folded', to_jsonb(c)) \
             FROM users u LEFT JOIN user_credentials c ON c.user_id = u.id ORDER BY u.id";
        let before: Vec<String> = column(&db, rows).await;
        up_in_schema(&db, SCHEMA).await.expect("up");
        assert_eq!(column::<String>(&db, rows).await, before);
        let folded = "SELECT username || '=' || username_folded FROM users WHERE username_folded IS NOT NULL";
        assert_eq!(column::<String>(&db, folded).await, ["Élise=élise"]);
    })
    .await;
}

#[tokio::test]
async fn is_guarded_against_duplicates_as_soon_as_it_has_none() {
    on_postgres(|url| async move {
        let db = open_sourceloop(&url).await;
        let guard = "uq_users_username_folded".to_owned();
        up_in_schema(&db, SCHEMA)
            .await
            .expect("duplicates do not stop the run");
        assert!(!indexes(&db).await.contains(&guard));
        assert!(
            status(&db)
                .await
                .expect("a status")
                .iter()
                .all(|(_, applied)| *applied)
        );

        run(
            &db,
            "UPDATE users SET deleted = true WHERE username = 'TWIN'",
        )
        .await;
        up_in_schema(&db, SCHEMA).await.expect("another run");
        assert!(indexes(&db).await.contains(&guard));
        let twin = "INSERT INTO users (first_name, username) VALUES ('T', 'tWiN')";
        assert!(db.execute_unprepared(twin).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn of_an_older_version_gets_its_missing_columns_and_tables() {
    on_postgres(|url| async move {
        let db = open(&url).await;
        run(&db, SOURCELOOP).await;
        run(
            &db,
            "DROP TABLE user_resources; ALTER TABLE users DROP COLUMN dob, DROP COLUMN deleted_on; \
             ALTER TABLE roles DROP COLUMN role_type; ALTER TABLE users ALTER COLUMN email TYPE varchar(300)",
        )
        .await;
        up_in_schema(&db, SCHEMA).await.expect("up");
        assert!(all(&db, "SELECT dob, deleted_on FROM users").await.is_empty());
        assert!(all(&db, "SELECT role_type FROM roles").await.is_empty());
        assert!(all(&db, "SELECT allowed FROM user_resources").await.is_empty());
        let email = "SELECT character_maximum_length::integer FROM information_schema.columns \
             WHERE table_name = 'users' AND column_name = 'email'";
        assert_eq!(column::<i32>(&db, email).await, [300], "nothing is narrowed");
    })
    .await;
}

#[tokio::test]
async fn with_another_programs_table_of_our_name_is_refused_untouched() {
    on_postgres(|url| async move {
        let db = open_sourceloop(&url).await;
        run(&db, "CREATE TABLE sessions (sid text PRIMARY KEY)").await;
        let refused = up_in_schema(&db, SCHEMA)
            .await
            .expect_err("a foreign table");
        assert!(refused.to_string().contains("sessions"), "{refused}");
        let ours = "SELECT count(*) FROM pg_tables WHERE schemaname = 'main' \
             AND tablename IN ('seaql_migrations', 'auth_codes')";
        assert_eq!(column::<i64>(&db, ours).await, [0]);
    })
    .await;
}

/// The owner migrates, the service runs under a role that may only read and write.
#[tokio::test]
async fn needs_no_rights_once_it_is_up_to_date() {
    on_postgres(|url| async move {
        let db = open_sourceloop(&url).await;
        up_in_schema(&db, SCHEMA).await.expect("up");
        let role = format!("reader_{}", std::process::id());
        run(
            &db,
            &format!(
                "REVOKE ALL ON SCHEMA main FROM public; CREATE ROLE {role}; GRANT USAGE ON SCHEMA main TO {role}; \
                 GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA main TO {role}"
            ),
        )
        .await;
        let separator = if url.contains('?') { '&' } else { '?' };
        let limited = open(&format!("{url}{separator}options[role]={role}")).await;
        let user = column::<String>(&limited, "SELECT current_user::text").await;
        assert_eq!(user, [role.as_str()]);
        up_in_schema(&limited, SCHEMA).await.expect("nothing to do");
        // The Node service has been upgraded since. Its table belongs to another role, which alone may index it.
        let table = "CREATE TABLE login_activity (id uuid PRIMARY KEY, tenant_id varchar, login_time timestamptz)";
        run(&db, table).await;
        up_in_schema(&limited, SCHEMA).await.expect("without the index");
        limited.close().await.expect("closed");
        run(&db, &format!("DROP OWNED BY {role}; DROP ROLE {role}")).await;
    })
    .await;
}
