use clap::{Args, ValueEnum};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::EnvFilter;

use super::BadSetting;

/// What is logged, and in which format.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Logging")]
pub struct LogSettings {
    /// Log level: error, warn, info, debug or trace; verbose, as in the Node.js service, is debug. RUST_LOG takes precedence
    #[arg(long, env = "LOG_LEVEL", default_value = "info", value_parser = level)]
    pub log_level: LevelFilter,
    /// Format of the log lines on standard error
    #[arg(long, env = "LOG_FORMAT", value_enum, default_value = "text")]
    pub log_format: LogFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

fn level(text: &str) -> Result<LevelFilter, &'static str> {
    // The levels of the Node service's logger that have another name here, since its `.env` is used as it is.
    let known = match text.to_ascii_lowercase().as_str() {
        "http" | "verbose" => Ok(LevelFilter::DEBUG),
        "silly" => Ok(LevelFilter::TRACE),
        _ => text.parse(),
    };
    known.map_err(|_| "expected error, warn, info, debug, trace or off")
}

impl LogSettings {
    /// Installs the log subscriber for the whole process.
    ///
    /// # Errors
    /// An invalid RUST_LOG.
    pub fn start(&self) -> Result<(), BadSetting> {
        let filter = match std::env::var("RUST_LOG") {
            Ok(directives) if !directives.is_empty() => {
                EnvFilter::try_new(directives).map_err(|_| {
                    let problem = "expected directives such as info,auth_service=debug";
                    BadSetting::new("RUST_LOG", problem)
                })?
            }
            // PostgreSQL sends a notice for each `IF NOT EXISTS` that finds something, at every start. Migrations are
            // logged two lines each by their library, and in one line for all by us.
            _ => EnvFilter::new(format!(
                "{},sqlx::postgres::notice=warn,sea_orm_migration=warn",
                self.log_level
            )),
        };
        let lines = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            // A line that cannot be written is lost. Reporting the loss on the same stream, which is the default, panics,
            // and the panic hook would log that in turn: a full disk would abort the service.
            .log_internal_errors(false);
        // A second call (in tests) keeps the first subscriber.
        let _ = match self.log_format {
            LogFormat::Text => lines.try_init(),
            LogFormat::Json => lines.json().flatten_event(true).try_init(),
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_the_node_service_are_known() {
        for (text, expected) in [
            ("verbose", LevelFilter::DEBUG),
            ("Verbose", LevelFilter::DEBUG),
            ("http", LevelFilter::DEBUG),
            ("silly", LevelFilter::TRACE),
            ("warn", LevelFilter::WARN),
            ("off", LevelFilter::OFF),
        ] {
            assert_eq!(level(text), Ok(expected), "{text}");
        }
        assert!(level("loud").is_err());
    }
}
