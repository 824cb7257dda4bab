// heads.mjs DOCUMENT: gives every GET of the document its HEAD, in place. What GET answers HEAD answers too, without the content;
// where GET begins or ends a login, HEAD only tells whether the provider is configured, since HEAD must change nothing.
import { readFileSync, writeFileSync } from "node:fs";

const [file] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, "utf8"));
for (const item of Object.values(document.paths)) {
  if (item.get) item.head = head(item.get);
}
writeFileSync(file, JSON.stringify(document, null, 2) + "\n");

function head({ operationId, summary, responses, ...get }) {
  const changesState = Object.keys(responses).some((status) => status.startsWith("3"));
  const answers = changesState ? untouched(responses) : responses;
  return {
    ...structuredClone(get),
    operationId: `${operationId}Head`,
    summary: `${summary ?? operationId}: the headers`,
    description: changesState
      ? "HEAD neither begins nor ends a login, and checks no secret and no state. It tells whether the provider is configured."
      : "What GET answers, without the content.",
    responses: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, withoutContent(answer)])),
  };
}

/// What the edge alone decides: parameters, and whether there is such a provider.
function untouched(responses) {
  const kept = ["400", "404", "405", "422", "500", "503"].filter((status) => status in responses);
  return {
    200: { description: "The provider is configured." },
    ...Object.fromEntries(kept.map((status) => [status, responses[status]])),
  };
}

function withoutContent(answer) {
  const { content, links, ...rest } = answer.$ref ? resolve(answer.$ref) : answer;
  return structuredClone(rest);
}

function resolve(reference) {
  return reference
    .slice(2)
    .split("/")
    .reduce((value, key) => value[key], document);
}
