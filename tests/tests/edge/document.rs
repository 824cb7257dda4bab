//! The published document, as a list of operations to try.

use auth_service_tests::{Value, json};

pub const TEXT: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../generated/openapi.json"
));

/// An operation.
pub struct Operation {
    pub id: String,
    pub method: String,
    /// With something valid in the place of parameters.
    pub path: String,
    /// Media type and resolved schema of the body.
    pub body: Option<(String, Value)>,
    /// The edge refuses a missing body; elsewhere the operation does, if anybody.
    pub body_required: bool,
}

impl Operation {
    pub fn takes(&self, media: &str) -> bool {
        self.body.as_ref().is_some_and(|(name, _)| name == media)
    }

    pub fn is_closed(&self) -> bool {
        let schema = self.body.as_ref().map(|(_, schema)| schema);
        schema.is_some_and(|schema| schema["additionalProperties"] == json!(false))
    }

    /// Properties of the body that the document names.
    pub fn properties(&self) -> Vec<String> {
        let schema = self
            .body
            .as_ref()
            .map_or(&Value::Null, |(_, schema)| schema);
        let properties = schema["properties"].as_object();
        properties
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// Required properties of the body.
    pub fn required(&self) -> Vec<String> {
        let schema = self
            .body
            .as_ref()
            .map_or(&Value::Null, |(_, schema)| schema);
        let names = schema["required"].as_array().cloned().unwrap_or_default();
        names
            .iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect()
    }
}

pub fn operations() -> Vec<Operation> {
    let document: Value = serde_json::from_str(TEXT).expect("JSON");
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("a path item") {
            let Some(id) = operation["operationId"].as_str() else {
                continue;
            };
            // The service does not start unless there is one for each GET, which answers it.
            if method == "head" {
                continue;
            }
            let content = operation["requestBody"]["content"].as_object();
            let body = content
                .and_then(|content| content.iter().next())
                .map(|(media, body)| (media.clone(), resolve(&document, &body["schema"]).clone()));
            operations.push(Operation {
                id: id.to_owned(),
                method: method.to_uppercase(),
                path: path.replace("{id}", "67e55044-10b1-426f-9247-bb680e5fe0c8"),
                body,
                body_required: operation["requestBody"]["required"] == json!(true)
                    && operation["requestBody"]["x-absence-judged-by-operation"].is_null(),
            });
        }
    }
    assert!(operations.len() >= 38, "the document lists the operations");
    operations
}

fn resolve<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    match schema["$ref"].as_str() {
        Some(reference) => document.pointer(&reference[1..]).expect("a schema"),
        None => schema,
    }
}
