//! What one user's client was told, and whether the service stands by it.

use crate::faults::{
    client::{Answer, Client, PASSWORD, Pair, pair},
    seed::Random,
};

/// How the database says that a write has failed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Refusals {
    /// What is refused is not stored.
    Final,
    /// The connection to the database may break after the commit and before its answer.
    Unsure,
}

pub struct Ledger {
    username: &'static str,
    refusals: Refusals,
    /// One, unless the answer to a change was lost.
    passwords: Vec<String>,
    changes: u32,
    live: Vec<Pair>,
    ended: Vec<Pair>,
    /// Answers that were a success.
    pub acknowledged: u32,
}

impl Ledger {
    pub fn new(username: &'static str, refusals: Refusals) -> Self {
        Self {
            username,
            refusals,
            passwords: vec![PASSWORD.to_owned()],
            changes: 0,
            live: Vec::new(),
            ended: Vec::new(),
            acknowledged: 0,
        }
    }

    /// Does one thing that writes, and notes what came of it.
    pub fn act(&mut self, client: &Client, random: &mut Random) {
        match random.below(10) {
            0 | 1 => self.change_password(client),
            2..=4 if !self.live.is_empty() => self.log_out(client, random),
            _ => self.log_in(client),
        }
    }

    fn log_in(&mut self, client: &Client) {
        for password in self.passwords.clone() {
            let answer = client.login(self.username, &password);
            if self.check(&answer, &[401]) {
                self.passwords = vec![password];
                self.live.push(pair(&answer.ok()));
                return;
            }
        }
    }

    fn log_out(&mut self, client: &Client, random: &mut Random) {
        let pair = self.live.swap_remove(random.below(self.live.len()));
        let answer = client.logout(&pair);
        // 401 after an answer that was lost, and 503 too, when it was the answer to an end that is stored.
        if self.check(&answer, &[]) {
            self.ended.push(pair);
        } else if self.is_final(&answer) {
            self.live.push(pair);
        }
    }

    fn change_password(&mut self, client: &Client) {
        let (Some(pair), [old]) = (self.live.last().cloned(), &self.passwords[..]) else {
            return;
        };
        self.changes += 1;
        let (old, new) = (old.clone(), format!("{PASSWORD} {}", self.changes));
        let answer = client.change_password(&pair, self.username, &old, &new);
        if self.check(&answer, &[]) {
            self.passwords = vec![new];
            self.ended.append(&mut self.live);
        } else if !self.is_final(&answer) {
            self.passwords.push(new);
            self.live.clear();
        }
    }

    fn is_final(&self, answer: &Answer) -> bool {
        self.refusals == Refusals::Final && answer.status() == Some(503)
    }

    /// Whether it is a success. What is none is an outage, or was expected.
    fn check(&mut self, answer: &Answer, expected: &[u16]) -> bool {
        match answer.status() {
            Some(200) => self.acknowledged += 1,
            Some(503) => answer.unavailable(),
            Some(status) => assert!(expected.contains(&status), "{status}"),
            None => {}
        }
        answer.is_ok()
    }

    /// Asks a service without faults for everything that was said.
    pub fn verify(&mut self, client: &Client) {
        let name = self.username;
        let works = |password: &String| client.login(name, password).is_ok();
        let right: Vec<_> = self.passwords.iter().filter(|it| works(it)).collect();
        assert_eq!(
            right.len(),
            1,
            "{name}: one password of {:?}",
            self.passwords
        );
        self.passwords = vec![right[0].clone()];
        if self.changes > 0 && self.passwords[0] != PASSWORD {
            assert!(
                !works(&PASSWORD.to_owned()),
                "{name}: the first password is gone"
            );
        }
        for pair in self.ended.drain(..) {
            assert_eq!(client.refresh(&pair).status(), Some(401), "{name}: ended");
            assert_eq!(client.me(&pair).status(), Some(401), "{name}: ended");
        }
        for pair in &mut self.live {
            let answer = client.refresh(pair);
            assert!(
                answer.is_ok(),
                "{name}: a session is gone: {:?}",
                answer.status()
            );
            *pair = crate::faults::client::pair(&answer.ok());
        }
    }
}
