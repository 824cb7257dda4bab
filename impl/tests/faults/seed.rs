//! Random numbers that can be had again.

/// SplitMix64.
pub struct Random(u64);

impl Random {
    /// From FAULTS_SEED, or from the clock. The seed is printed: a failed test shows it.
    pub fn from_environment() -> Self {
        let given = std::env::var("FAULTS_SEED").ok();
        let seed = given.map_or_else(from_clock, |seed| seed.parse().expect("FAULTS_SEED"));
        println!("FAULTS_SEED={seed}");
        Self(seed)
    }

    /// For another thread.
    pub fn fork(&mut self) -> Self {
        Self(self.next())
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

fn from_clock() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |now| now.as_nanos() as u64)
}
