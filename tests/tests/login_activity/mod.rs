//! `/login-activity` and `/active-users`.

mod active_users;
mod listed;

use auth_service_tests::{Answer, Backend, Tokens, Version, World, json};

const ACME: &str = "a0000000-0000-4000-8000-000000000001";
const ADA: (&str, &str) = ("ada", "ada-Secret-1");
/// Of the tenant Globex.
const MULTI: (&str, &str) = ("multi", "multi-Secret-1");

/// A database of the Node service's last version, in whose tenants two users may see the activity.
async fn adopted(backend: Backend) -> World {
    let world = World::adopted_from(backend, Version::Keys).await;
    for (name, _) in [ADA, MULTI] {
        allow(&world, name).await;
    }
    world
}

async fn allow(world: &World, name: &str) {
    world
        .sql(&format!(
            "INSERT INTO user_permissions (user_tenant_id, permission, allowed) SELECT m.id, 'ViewLoginActivity', true \
             FROM user_tenants m JOIN users u ON u.id = m.user_id AND u.default_tenant_id = m.tenant_id \
             WHERE u.username = '{name}'"
        ))
        .await;
}

async fn log_in(world: &World, (name, password): (&str, &str)) -> Tokens {
    let body = json!({
        "client_id": "webapp", "client_secret": "webapp-secret", "username": name, "password": password,
    });
    Tokens::from(world.post("/auth/login-token").json(body).send().await.ok())
}

/// Asks with a parameter in JSON.
async fn ask(world: &World, pair: &Tokens, path: &str, query: &[(&str, String)]) -> Answer {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(query)
        .finish();
    let call = world.get(&format!("{path}?{query}")).bearer(&pair.access);
    call.send().await
}
