//! The command `auth-service`.

use std::process::ExitCode;

/// The service allocates in many small pieces on all threads, which takes the C library's allocator longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    auth_service::panic_hook::install();
    auth_service::tls::install();
    auth_service::core_dumps::disable();
    auth_service::cli::run().await
}
