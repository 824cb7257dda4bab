//! Sessions as version 1.0.0 has left them: refresh tokens that name nothing, with a row for each.

use auth_service::{
    domain::{
        keys::seal::{Purpose, Sealer},
        secrets::token_hash,
    },
    random::{RandomnessExt, SystemRandomness},
};
use sea_orm::{ConnectionTrait, Statement, Value};
use serde_json::json;

use crate::{Claims, Tokens, World, world::SECRET_KEY};

impl World {
    /// Makes a session one of version 1.0.0. `pairs` are all of its pairs so far; returned are those that its client has then.
    ///
    /// # Panics
    /// When the database does not take it.
    pub async fn make_former(&self, pairs: &[Tokens]) -> Vec<Tokens> {
        let session = Claims::of(&pairs[0]).sid;
        let former: Vec<Tokens> = pairs
            .iter()
            .map(|pair| Tokens {
                refresh: SystemRandomness.token(),
                ..pair.clone()
            })
            .collect();
        for (generation, pair) in former.iter().enumerate() {
            let next = former.get(generation + 1);
            let successor = next.filter(|_| generation + 2 == former.len());
            self.run(
                "INSERT INTO refresh_tokens (token_hash, session_id, generation, expires_at, spent_at, successor) \
                 SELECT $1, id, $2, refresh_expires_at, $3, $4 FROM sessions WHERE id = $5",
                [
                    token_hash(&pair.refresh).into(),
                    i32::try_from(generation).expect("a few").into(),
                    next.map(|_| self.now()).into(),
                    successor.map(sealed).into(),
                    session.into(),
                ],
            )
            .await;
        }
        self.run(
            "UPDATE sessions SET refresh_hash = NULL, refresh_expires_at = NULL, spent_hash = NULL, spent_at = NULL, \
               successor = NULL, review_at = NULL WHERE id = $1",
            [session.into()],
        )
        .await;
        former
    }

    async fn run<const N: usize>(&self, sql: &str, values: [Value; N]) {
        let statement = Statement::from_sql_and_values(self.backend(), sql, values);
        let done = self.connection.execute_raw(statement).await.expect(sql);
        assert_eq!(done.rows_affected(), 1, "{sql}");
    }
}

fn sealed(pair: &Tokens) -> String {
    let text = json!({
        "access": pair.access, "refresh": pair.refresh, "expires": pair.expires / 1000,
    });
    let sealer = Sealer::from_setting(SECRET_KEY).expect("a key");
    let text = text.to_string();
    sealer
        .seal(
            &SystemRandomness,
            Purpose::RefreshSuccessor,
            text.as_bytes(),
        )
        .expect("sealed")
}
