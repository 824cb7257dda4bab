//! What argon2id itself allows on this machine: the yardstick for logins in `make bench`.
//!
//! `argon2_ceiling MEMORY_KIB ITERATIONS PARALLELISM SECONDS` hashes on every core at once, each thread in memory of
//! its own that it reuses, and prints the hashes per second of all threads together.

use std::error::Error;
use std::num::NonZero;
use std::thread;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<u32> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let [memory, iterations, parallelism, seconds] = args[..] else {
        return Err("usage: argon2_ceiling MEMORY_KIB ITERATIONS PARALLELISM SECONDS".into());
    };
    let params = Params::new(memory, iterations, parallelism, Some(32))
        .map_err(|error| error.to_string())?;
    let span = Duration::from_secs(seconds.into());
    let cores = thread::available_parallelism().map_or(1, NonZero::get);

    let workers: Vec<_> = (0..cores)
        .map(|_| {
            let params = params.clone();
            thread::spawn(move || rate(params, span))
        })
        .collect();
    let mut total = 0.0;
    for worker in workers {
        total += worker.join().map_err(|_| "a hashing thread panicked")??;
    }
    println!("{total:.1}");
    Ok(())
}

/// Hashes per second of one thread over `span`.
fn rate(params: Params, span: Duration) -> Result<f64, String> {
    let mut memory = vec![Block::default(); params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut hash = [0; 32];
    let start = Instant::now();
    let mut count = 0_u32;
    while start.elapsed() < span {
        argon2
            .hash_password_into_with_memory(
                b"correct horse battery",
                b"sixteen bytes ok",
                &mut hash,
                &mut memory,
            )
            .map_err(|error| error.to_string())?;
        count += 1;
    }
    Ok(f64::from(count) / start.elapsed().as_secs_f64())
}
