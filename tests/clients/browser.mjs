// Runs the page in Chromium.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../scripts/node/package.json", import.meta.url))("playwright-core");
const { CLIENTS_URL, PAGES_URL, CLIENT_ID, CLIENT_SECRET, PASSWORD, CHROMIUM } = process.env;

const browser = await chromium.launch({ executablePath: CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  async function signInAs(name) {
    await page.waitForURL(`${CLIENTS_URL}/sign-in?**`);
    await page.getByLabel("Username").fill(name);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
  async function allow() {
    await page.waitForURL(`${CLIENTS_URL}/consent?**`);
    await page.getByRole("button", { name: "Allow", exact: true }).click();
  }
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
  await signInAs("ann");
  // The tests under Node may have allowed it before.
  await page.waitForURL(({ href }) => href.startsWith(`${CLIENTS_URL}/consent?`) || href.startsWith(PAGES_URL));
  if (page.url().startsWith(CLIENTS_URL)) await allow();
  await page.waitForURL(`${PAGES_URL}/index.html?**`);
  await page.waitForFunction(() => "comeBack" in window);
  const back = await page.evaluate((options) => window.comeBack(options), app);
  assert.deepEqual(back, { name: "ann", left: "", again: undefined });
  // A login that somebody else has begun.
  await page.goto(`${PAGES_URL}/index.html?code=k0u9bWq0v8gB2m4yEJv1cX7nQ3sT5dRz6fHhLaPiWxY&state=foreign`);
  await page.waitForFunction(() => "comeBack" in window);
  await assert.rejects(page.evaluate((options) => window.comeBack(options), app), /was not started here/);

  // Two effects, one login.
  const requests = [];
  page.on("request", (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.goto(`${PAGES_URL}/strict.html?at=${CLIENTS_URL}`);
  // Who is signed in to the service already only has to allow it.
  await allow();
  await page.getByText("loggedIn ann", { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => window.effects), 2);
  assert.equal(requests.filter((request) => request === "POST /oauth2/token").length, 1, requests.join("\n"));
  // Each effect sends the browser there, and the second overtakes the first; the consent leads there once more.
  const away = () => requests.filter((request) => request === "GET /oauth2/authorize").length;
  const begun = away();
  assert.ok(begun <= 3, requests.join("\n"));
  // With a session that the store has kept.
  await page.reload();
  await page.getByText("loggedIn ann", { exact: true }).waitFor();
  await page.evaluate(() => window.session.logout());
  await page.getByText("loggedOut ann", { exact: true }).waitFor();
  assert.equal(away(), begun, requests.join("\n"));
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
}
