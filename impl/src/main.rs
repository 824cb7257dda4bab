//! The command `auth-service`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    auth_service::panic_hook::install();
    auth_service::tls::install();
    auth_service::core_dumps::disable();
    auth_service::cli::run().await
}
