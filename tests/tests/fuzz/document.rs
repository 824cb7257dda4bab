//! The published document, as far as requests are made of it and statuses are looked up in it.

use auth_service_tests::Value;

pub struct Operation {
    pub method: String,
    pub path: String,
    /// Name, place, and schema.
    pub parameters: Vec<(String, String, Value)>,
    pub body: Vec<(String, Value)>,
    statuses: Vec<u16>,
}

pub struct Document {
    pub operations: Vec<Operation>,
    whole: Value,
}

impl Document {
    pub fn read() -> Self {
        let text = include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../generated/openapi.json"
        ));
        let whole: Value = serde_json::from_str(text).expect("JSON");
        let mut operations = Vec::new();
        for (path, item) in whole["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("a path item") {
                if operation["operationId"].is_string() {
                    operations.push(read(&whole, path, method, operation));
                }
            }
        }
        Self { operations, whole }
    }

    /// The schema that a reference leads to.
    pub fn resolved<'d>(&'d self, schema: &'d Value) -> &'d Value {
        resolve(&self.whole, schema)
    }

    /// The operation of a request line, when it is written as in the document.
    pub fn operation(&self, method: &str, path: &str) -> Option<&Operation> {
        self.operations
            .iter()
            .find(|operation| operation.method == method && is_of(path, &operation.path))
    }
}

impl Operation {
    pub fn documents(&self, status: u16) -> bool {
        self.statuses.contains(&status)
    }
}

fn read(whole: &Value, path: &str, method: &str, operation: &Value) -> Operation {
    let parameters = operation["parameters"].as_array().cloned();
    let parameters = parameters.unwrap_or_default();
    let parameters = parameters.iter().map(|parameter| {
        let parameter = resolve(whole, parameter);
        let text = |name: &str| parameter[name].as_str().expect("a text").to_owned();
        // JSON in the query has a media type instead.
        let as_json = parameter.pointer("/content/application~1json/schema");
        let schema = as_json.unwrap_or(&parameter["schema"]);
        (text("name"), text("in"), schema.clone())
    });
    let body = operation["requestBody"]["content"].as_object();
    let body = body
        .into_iter()
        .flatten()
        .map(|(media, body)| (media.clone(), body["schema"].clone()));
    let statuses = operation["responses"].as_object().expect("responses");
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        parameters: parameters.collect(),
        body: body.collect(),
        statuses: statuses
            .keys()
            .filter_map(|status| status.parse().ok())
            .collect(),
    }
}

fn resolve<'d>(whole: &'d Value, schema: &'d Value) -> &'d Value {
    match schema["$ref"].as_str() {
        Some(reference) => whole.pointer(&reference[1..]).expect("a target"),
        None => schema,
    }
}

fn is_of(path: &str, template: &str) -> bool {
    let (mut parts, mut wanted) = (path.split('/'), template.split('/'));
    loop {
        match (parts.next(), wanted.next()) {
            (None, None) => return true,
            (Some(part), Some(wanted))
                if part == wanted || (wanted.starts_with('{') && !part.is_empty()) => {}
            _ => return false,
        }
    }
}
