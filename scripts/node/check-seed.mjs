// check-seed.mjs SEED PUBLISHED: proves that nothing the seed promises is lost from the published document: operations,
// parameters, bodies, statuses, schemas, properties, and what is required of whom. The overlay may only add and tighten
// answers: a caller who kept to the seed is still understood, and finds in every answer what the seed said. It may demand more of
// callers, or less, only where that is listed here.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const [seed, published] = process.argv.slice(2).map((file) => parse(readFileSync(file, "utf8")));
const lost = [];

// What the seed's schema leaves optional although its service refuses a request without it: the schema says so now, and the
// refusal is the same as before.
const TIGHTENED = {
  RefreshTokenRequestPartial: ["refreshToken"], // 422 TokenMissing
  ResetPasswordPartial: ["refreshToken"], // 422 TokenMissing
};

for (const [path, item] of Object.entries(seed.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    compareOperation(`${method.toUpperCase()} ${path}`, operation, published.paths[path]?.[method]);
  }
}
for (const [name, schema] of Object.entries(seed.components.schemas)) {
  compareSchema(name, schema, published.components.schemas[name]);
}
for (const name of Object.keys(seed.components.securitySchemes)) {
  expect(name in published.components.securitySchemes, `security scheme ${name}`);
}

if (lost.length > 0) {
  console.error(`The published document lost or changed what the seed promises:\n  ${lost.join("\n  ")}`);
  process.exit(1);
}
console.log("nothing of the seed is lost");

function compareOperation(where, before, after) {
  if (!expect(after, where)) return;
  expect(after.operationId === before.operationId, `${where}: operationId`);
  expect(Boolean(after.deprecated) === Boolean(before.deprecated), `${where}: deprecated`);
  expect(before.tags.every((tag) => after.tags.includes(tag)), `${where}: tags`);
  for (const requirement of before.security ?? []) {
    const same = (other) => Object.keys(requirement).join() === Object.keys(other).join();
    expect(after.security?.some(same), `${where}: security ${Object.keys(requirement)}`);
  }

  for (const parameter of before.parameters ?? []) {
    const found = after.parameters?.find(({ name, in: place }) => name === parameter.name && place === parameter.in);
    compareParameter(`${where}: parameter ${parameter.name}`, parameter, found);
  }
  for (const added of after.parameters ?? []) {
    const known = before.parameters?.some(({ name, in: place }) => name === added.name && place === added.in);
    expect(known || !added.required, `${where}: parameter ${added.name} is demanded, but the seed does not know it`);
  }

  compareContent(`${where}: body`, before.requestBody, after.requestBody);
  for (const [status, response] of Object.entries(before.responses)) {
    const found = resolve(after.responses[status]);
    if (expect(found, `${where}: status ${status}`)) compareContent(`${where}: ${status}`, response, found);
  }
}

function compareParameter(where, before, after) {
  if (!expect(after, where)) return;
  expect(Boolean(after.required) === Boolean(before.required), `${where}: required`);
  expect(after.schema.type === before.schema.type, `${where}: type`);
}

function compareContent(where, before, after) {
  for (const [type, { schema }] of Object.entries(before?.content ?? {})) {
    const found = after?.content?.[type];
    expect(found && found.schema?.$ref === schema.$ref, `${where}: ${type} with ${schema.$ref}`);
  }
}

function compareSchema(name, before, after) {
  if (!expect(after, `schema ${name}`)) return;
  for (const [property, schema] of Object.entries(before.properties ?? {})) {
    compareProperty(`schema ${name}: ${property}`, schema, after.properties?.[property]);
  }
  const required = new Set(after.required);
  for (const property of before.required ?? []) {
    expect(required.delete(property), `schema ${name}: ${property} is no longer required`);
  }
  if (requestSchemas().has(name)) {
    for (const property of TIGHTENED[name] ?? []) required.delete(property);
    expect(required.size === 0, `schema ${name}: ${[...required]} demanded of callers, but the seed does not`);
  }
}

function compareProperty(where, before, after) {
  if (!expect(after, where)) return;
  const narrowed = before.type === "number" && after.type === "integer";
  expect(narrowed || after.type === before.type, `${where}: type`);
  expect(before.format === undefined || after.format === before.format, `${where}: format`);
  expect(Boolean(after.nullable) === Boolean(before.nullable), `${where}: nullable`);
}

/** The names of the schemas that callers send. */
function requestSchemas() {
  const bodies = Object.values(seed.paths).flatMap((item) => Object.values(item).map(({ requestBody }) => requestBody));
  const schemas = bodies.flatMap((body) => Object.values(body?.content ?? {}).map(({ schema }) => schema.$ref));
  return new Set(schemas.map((reference) => reference.split("/").at(-1)));
}

function resolve(object) {
  if (!object?.$ref) return object;
  return object.$ref.split("/").slice(1).reduce((value, key) => value?.[key], published);
}

function expect(condition, what) {
  if (!condition) lost.push(what);
  return Boolean(condition);
}
