// overlay.mjs DOCUMENT OVERLAY OUT: applies an OpenAPI overlay with bump-cli and proves the result with openapi-format.
// Two tools, because several overlay tools get merges or removals wrong; these two agree, and have to.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";

const require = createRequire(import.meta.url);
const { openapiOverlay } = require("openapi-format");
const bump = new URL("./node_modules/.bin/bump", import.meta.url).pathname;

const [document, overlay, out] = process.argv.slice(2);
const first = withBump(document, overlay);
const second = await openapiOverlay(read(document), { overlaySet: read(overlay) });

const unused = second.resultData.unusedActions;
if (unused.length > 0) {
  fail(`these actions of ${overlay} match nothing: ${unused.map(({ target }) => target).join(", ")}`);
}
if (!isDeepStrictEqual(first, second.data)) {
  fail(`bump-cli and openapi-format disagree on ${overlay} applied to ${document}`);
}
writeFileSync(out, JSON.stringify(first, null, 2) + "\n");

// YAML is a superset of JSON. Through JSON once more, so that shared anchors become separate objects.
function read(file) {
  return JSON.parse(JSON.stringify(parse(readFileSync(file, "utf8"))));
}

function withBump(document, overlay) {
  const directory = mkdtempSync(join(tmpdir(), "overlay-"));
  try {
    const result = join(directory, "result.json");
    execFileSync(bump, ["overlay", document, overlay, "--out", result], { stdio: ["ignore", "ignore", "pipe"] });
    return JSON.parse(readFileSync(result, "utf8"));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
