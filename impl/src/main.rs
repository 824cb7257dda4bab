//! The command `auth-service`.

use std::process::ExitCode;

/// Requests are many small allocations made on one thread and freed on another, which the system's allocator does slowly.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    auth_service::panic_hook::install();
    auth_service::cli::run().await
}
