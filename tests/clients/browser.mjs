// Runs the page in Chromium.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../scripts/node/package.json", import.meta.url))("playwright-core");
const { CLIENTS_URL, PAGES_URL, CLIENT_ID, CLIENT_SECRET, PASSWORD, CHROMIUM } = process.env;

const browser = await chromium.launch({ executablePath: CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(`${PAGES_URL}/index.html`);
  await page.waitForFunction(() => "walk" in window);
  const walked = await page.evaluate((options) => window.walk(options), {
    baseUrl: CLIENTS_URL,
    client: { client_id: CLIENT_ID, client_secret: CLIENT_SECRET },
    credentials: { username: "ann", password: PASSWORD },
  });
  // The old access token does not belong to the new refresh token: the service refuses, and the session is over.
  const refused = { refused: 401, noticed: true };
  const loggedOut = { ended: true, after: "TOKEN_REVOKED", left: 0 };
  assert.deepEqual(walked, { name: "ann", names: ["ann", "ann", "ann"], refreshed: true, ...refused, ...loggedOut });

  const app = { baseUrl: CLIENTS_URL, clientId: "hosted" };
  await page.evaluate((options) => window.signIn(options), app);
  await page.waitForURL(`${CLIENTS_URL}/sign-in?**`);
  await page.getByLabel("Username").fill("ann");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`${PAGES_URL}/index.html?**`);
  await page.waitForFunction(() => "comeBack" in window);
  const back = await page.evaluate((options) => window.comeBack(options), app);
  assert.deepEqual(back, { name: "ann", left: "", again: undefined });
  // A login that somebody else has begun.
  await page.goto(`${PAGES_URL}/index.html?code=k0u9bWq0v8gB2m4yEJv1cX7nQ3sT5dRz6fHhLaPiWxY&state=foreign`);
  await page.waitForFunction(() => "comeBack" in window);
  await assert.rejects(page.evaluate((options) => window.comeBack(options), app), /was not begun here/);
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
}
