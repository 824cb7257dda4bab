//! Records what the database driver logs: on SQLite the statements that it runs, on PostgreSQL the plans that the server has run.

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, Mutex},
};

use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer, filter::Targets, layer::Context, layer::SubscriberExt, util::SubscriberInitExt,
};

const STATEMENTS: &str = "sqlx::query";
const NOTICES: &str = "sqlx::postgres::notice";

#[derive(Clone, Default)]
pub struct Recorder(Arc<Mutex<Records>>);

#[derive(Default)]
struct Records {
    statements: BTreeSet<String>,
    plans: BTreeSet<String>,
}

impl Recorder {
    /// For the whole process.
    pub fn install() -> Self {
        let recorder = Self::default();
        let targets = Targets::new()
            .with_target(STATEMENTS, Level::TRACE)
            .with_target(NOTICES, Level::TRACE);
        let layer = recorder.clone().with_filter(targets);
        tracing_subscriber::registry().with(layer).init();
        recorder
    }

    pub fn forget(&self) {
        *self.0.lock().unwrap() = Records::default();
    }

    /// The statements, each once.
    pub fn statements(&self) -> Vec<String> {
        self.0.lock().unwrap().statements.iter().cloned().collect()
    }

    /// Statement and plan together, each once.
    pub fn plans(&self) -> Vec<String> {
        self.0.lock().unwrap().plans.iter().cloned().collect()
    }
}

impl<S: Subscriber> Layer<S> for Recorder {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let mut records = self.0.lock().unwrap();
        if event.metadata().target() == NOTICES {
            // "duration: 0.012 ms  plan:\nQuery Text: ..."
            if let Some((_, plan)) = fields.message.split_once("  plan:\n") {
                records.plans.insert(plan.to_owned());
            }
            return;
        }
        // A short statement is its own summary.
        let statement = match fields.statement.trim() {
            "" => fields.summary,
            statement => statement.to_owned(),
        };
        records.statements.insert(statement);
    }
}

#[derive(Default)]
struct Fields {
    message: String,
    summary: String,
    statement: String,
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "message" => self.message = value.to_owned(),
            "summary" => self.summary = value.to_owned(),
            "db.statement" => self.statement = value.to_owned(),
            _ => {}
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.message = format!("{value:?}");
        }
    }
}
