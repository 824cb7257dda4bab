//! Finding rows by their keys, for many callers by one query.

use std::{collections::HashMap, future::Future, hash::Hash};

use sea_orm::DbErr;
use tokio::time::timeout;

use super::{
    Pool, Store,
    combine::{Combiner, LONGEST_CALL},
    outage,
};

/// While one group waits for the database, the next is collected.
const WORKERS: usize = 2;

/// Finds values `V` by keys `K` in groups.
pub struct Lookups<K, V> {
    combiner: Combiner<K, Result<Option<V>, DbErr>>,
}

impl<K, V> Lookups<K, V>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: Clone + Send + 'static,
{
    /// Starts the tasks, which end with the value. `find` returns the values that there are, by their keys.
    pub fn start<F>(
        store: &Store,
        find: impl Fn(Pool, Vec<K>) -> F + Clone + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<HashMap<K, V>, DbErr>> + Send + 'static,
    {
        let pool = store.reader().clone();
        let combiner = Combiner::start(WORKERS, move |keys| {
            let (pool, find) = (pool.clone(), find.clone());
            look_up(move |keys| in_time(find(pool.clone(), keys)), keys)
        });
        Self { combiner }
    }

    /// The value of `key`.
    ///
    /// # Errors
    /// Database errors, those of another caller's key excepted.
    pub async fn find(&self, key: K) -> Result<Option<V>, DbErr> {
        self.combiner.call(key).await?
    }
}

async fn look_up<K, V, F>(find: impl Fn(Vec<K>) -> F, keys: Vec<K>) -> Vec<Result<Option<V>, DbErr>>
where
    K: Clone + Eq + Hash,
    V: Clone,
    F: Future<Output = Result<HashMap<K, V>, DbErr>>,
{
    let error = match find(keys.clone()).await {
        Ok(found) => return keys.iter().map(|key| Ok(found.get(key).cloned())).collect(),
        Err(error) => error,
    };
    let mut found = Vec::with_capacity(keys.len());
    if keys.len() > 1 && !concerns_all(&error) {
        // A row that cannot be read, for example, fails only the callers who need it.
        for key in &keys {
            match find(vec![key.clone()]).await {
                Err(error) if concerns_all(&error) => break,
                alone => found.push(alone.map(|mut alone| alone.remove(key))),
            }
        }
    }
    found.resize(keys.len(), Err(error));
    found
}

/// Whether an error says that the database cannot be used, so that another attempt would fail as well.
pub fn concerns_all(error: &DbErr) -> bool {
    outage::is_outage(error) && !outage::is_of_one_transaction(error)
}

/// A group that the database keeps waiting must not keep the worker for longer than its callers wait.
async fn in_time<T>(finding: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
    match timeout(LONGEST_CALL, finding).await {
        Ok(outcome) => outcome,
        Err(_) => Err(outage::outage("a query was not answered in time")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn found(failing: i32, keys: Vec<i32>) -> Vec<Result<Option<i32>, DbErr>> {
        let find = |keys: Vec<i32>| async move {
            match keys.contains(&failing) {
                true => Err(DbErr::Custom("unreadable".into())),
                false => Ok(keys
                    .into_iter()
                    .filter(|key| *key > 1)
                    .map(|key| (key, 2 * key))
                    .collect()),
            }
        };
        look_up(find, keys).await
    }

    #[tokio::test]
    async fn a_key_that_fails_fails_nobody_else() {
        let all = found(0, vec![1, 2, 3]).await;
        assert_eq!(all, [Ok(None), Ok(Some(4)), Ok(Some(6))]);
        let some = found(2, vec![1, 2, 3]).await;
        assert_eq!(some[0], Ok(None));
        assert!(some[1].is_err());
        assert_eq!(some[2], Ok(Some(6)));
    }

    #[tokio::test]
    async fn nothing_is_repeated_once_the_database_is_gone() {
        let asked = std::sync::atomic::AtomicUsize::new(0);
        let find = |_: Vec<i32>| {
            asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            async { Err::<HashMap<i32, i32>, _>(outage::outage("gone")) }
        };
        let found = look_up(find, vec![1, 2]).await;
        assert!(found.iter().all(Result::is_err) && found.len() == 2);
        assert_eq!(asked.into_inner(), 1);
    }
}
