//! Metrics about the deletion of expired rows.

use prometheus::{IntCounterVec, IntGaugeVec, Opts, Registry};

/// Labelled by the kind of rows, which is [`Rule::name`](crate::store::sweep::Rule::name).
pub struct SweepMetrics {
    deleted: IntCounterVec,
    failures: IntCounterVec,
    backlog: IntGaugeVec,
}

impl SweepMetrics {
    /// # Errors
    /// If a metric's name is invalid, which a unit test rules out.
    pub fn new() -> prometheus::Result<Self> {
        let label = &["rows"];
        Ok(Self {
            deleted: IntCounterVec::new(
                Opts::new(
                    "expired_rows_deleted_total",
                    "Expired rows deleted, by kind.",
                ),
                label,
            )?,
            failures: IntCounterVec::new(
                Opts::new(
                    "expired_rows_failures_total",
                    "Failed attempts to delete expired rows, by kind.",
                ),
                label,
            )?,
            backlog: IntGaugeVec::new(
                Opts::new(
                    "expired_rows_backlog",
                    "Expired rows that the last sweep left, by kind, counted up to 100000.",
                ),
                label,
            )?,
        })
    }

    /// # Errors
    /// If a metric of the same name is registered already, which a unit test rules out.
    pub fn register(&self, registry: &Registry) -> prometheus::Result<()> {
        registry.register(Box::new(self.deleted.clone()))?;
        registry.register(Box::new(self.failures.clone()))?;
        registry.register(Box::new(self.backlog.clone()))
    }

    pub fn deleted(&self, rows: &str, count: u64) {
        self.deleted.with_label_values(&[rows]).inc_by(count);
    }

    pub fn failed(&self, rows: &str) {
        self.failures.with_label_values(&[rows]).inc();
    }

    pub fn set_backlog(&self, rows: &str, count: i64) {
        self.backlog.with_label_values(&[rows]).set(count);
    }
}
