// Walks through every page of the service in Chromium, as people do; each one is held against axe-core's rules and kept as
// pictures: on a desktop and on a phone, light and dark.
import assert from "node:assert/strict";
import { accounts } from "./accounts.mjs";
import { browser, faults, lastPictures } from "./browser.mjs";
import { signingIn } from "./signing_in.mjs";

try {
  // In this order: some find what those before have left.
  for (const [name, step] of Object.entries({ ...signingIn, ...accounts })) {
    await step();
    assert.deepEqual(faults, [], name);
    console.log(`  ${name}`);
  }
} catch (fault) {
  console.error(`pages at the end: ${await lastPictures()}; faults: ${faults.join("; ")}`);
  throw fault;
} finally {
  await browser.close();
}
