// Runs the checks of the libraries that are named, in one Chromium, and says how each went.
import { mkdirSync } from "node:fs";
import { launch, person } from "./browser.mjs";

const [pictures, ...libraries] = process.argv.slice(2);
const LONGEST_MS = 60_000;

const browser = await launch();
let [passed, failed] = [0, 0];
for (const library of libraries) {
  const { checks } = await import(`./${library}/checks.mjs`);
  // One browser for all checks of a library: each begins where the last has ended.
  const page = await person(browser);
  let complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  for (const [what, check] of Object.entries(checks)) {
    const began = Date.now();
    complaints = [];
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done within ${LONGEST_MS / 1000} s`)), LONGEST_MS);
    });
    try {
      await Promise.race([check(page, browser), late]);
      passed += 1;
      console.log(`${library}: ${what}: passed, ${((Date.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      failed += 1;
      mkdirSync(pictures, { recursive: true });
      const picture = `${pictures}/${library}-${failed}.png`;
      await page.screenshot({ path: picture }).catch(() => {});
      const shown = await page.evaluate(() => document.body?.innerText.slice(0, 600)).catch(() => "");
      console.log(`${library}: ${what}: FAILED at ${page.url()} (${picture})\n${error.stack}`);
      // What the libraries say about an answer they refuse.
      if (error.cause) console.log(JSON.stringify(error.cause, null, 1));
      console.log([...complaints, shown].join("\n"));
    } finally {
      clearTimeout(timer);
    }
  }
  await page.context().close();
}
await browser.close();
console.log(`openid: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
