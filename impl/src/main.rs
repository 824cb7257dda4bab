//! The command `auth-service`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    auth_service::panic_hook::install();
    auth_service::cli::run().await
}
