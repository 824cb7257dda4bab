// A browser and what people do in it again and again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const tools = createRequire(new URL("../../scripts/node/package.json", import.meta.url));
const { chromium } = tools("playwright-core");
const AXE = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");
const { CHROMIUM } = process.env;
export const { AUTH_URL, APP_URL, PASSWORD, MAIL_DIR, PICTURES } = process.env;
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

export const browser = await chromium.launch({ executablePath: CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
export const faults = [];

/** A browser of its own. Whatever a page's policy forbids, and whatever goes wrong in its scripts, is a fault. */
export async function person() {
  const context = await browser.newContext({ viewport: DESKTOP, colorScheme: "light", locale: "en-GB" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  page.on("console", (message) => {
    // The browser notes every refusal of the service.
    const ofOurs = message.location().url.startsWith(AUTH_URL) || page.url().startsWith(AUTH_URL);
    if (message.type() === "error" && ofOurs && !/Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  return page;
}

export async function look(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const [width, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      await page.setViewportSize(viewport);
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      assert.equal(sideways, false, `${name} scrolls sideways on a ${width}`);
      // Colours differ by scheme, the rest by width: two of the four show both of each.
      if ((colorScheme === "light") !== (width === "desktop")) continue;
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run());
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      assert.deepEqual(found, [], `axe-core on ${name}, ${width}, ${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(DESKTOP);
}

export const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
export const type = (page, label, text) => page.getByLabel(label, { exact: true }).fill(text);
export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
export const says = async (page, role, text) => {
  await page.getByRole(role).filter({ hasText: text }).waitFor();
};

export async function signIn(page, name, password, address = "/sign-in") {
  await page.goto(AUTH_URL + address);
  await heading(page, "Sign in");
  await type(page, "Username", name);
  await type(page, "Password", password);
  await press(page, "Sign in");
}

/** What an application sends the browser to. */
export const authorize = (query) =>
  `${AUTH_URL}/oauth2/authorize?${new URLSearchParams({ response_type: "code", client_id: "app", scope: "openid", ...query })}`;

export async function atProvider(page, name) {
  await press(page, "Continue with Google");
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("x");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

export async function tokensOf(username) {
  const { CLIENT_ID: client_id, CLIENT_SECRET: client_secret } = process.env;
  const answer = await fetch(`${AUTH_URL}/auth/login-token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ client_id, client_secret, username, password: PASSWORD }),
  });
  return answer.json();
}

/** What people saw last. */
export async function lastPictures() {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [number, page] of pages.entries()) await page.screenshot({ path: `${PICTURES}/failed-${number}.png` });
  return pages.map((page) => page.url().split("?")[0]).join(", ");
}
