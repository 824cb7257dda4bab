//! The command `auth-service`.

use std::process::ExitCode;

/// The service allocates in many small pieces on all threads, which takes the C library's allocator longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::io::Result<ExitCode> {
    auth_service::panic_hook::install();
    auth_service::tls::install();
    auth_service::core_dumps::disable();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .on_thread_park(auth_service::memory::when_idle)
        .build()?;
    Ok(runtime.block_on(auth_service::cli::run()))
}
