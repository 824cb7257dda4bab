// Walks through every page of the service in Chromium, as people do; each one is held against axe-core's rules and kept as
// pictures: on a desktop and on a phone, light and dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { newMail, newNumber, secretOf } from "./helpers.mjs";

const tools = createRequire(new URL("../../scripts/node/package.json", import.meta.url));
const { chromium } = tools("playwright-core");
const AXE = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");
const { AUTH_URL, APP_URL, PASSWORD, MAIL_DIR, PICTURES, CHROMIUM } = process.env;
const BETTER_PASSWORD = "a better horse battery staple";
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

const browser = await chromium.launch({ executablePath: CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const faults = [];

/** A browser of its own. Whatever a page's policy forbids, and whatever goes wrong in its scripts, is a fault. */
async function person() {
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

async function look(page, name) {
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

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const type = (page, label, text) => page.getByLabel(label, { exact: true }).fill(text);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const says = async (page, role, text) => {
  await page.getByRole(role).filter({ hasText: text }).waitFor();
};

async function signIn(page, name, password, address = "/sign-in") {
  await page.goto(AUTH_URL + address);
  await heading(page, "Sign in");
  await type(page, "Username", name);
  await type(page, "Password", password);
  await press(page, "Sign in");
}

/** What an application sends the browser to. */
const authorize = (query) =>
  `${AUTH_URL}/oauth2/authorize?${new URLSearchParams({ response_type: "code", client_id: "app", scope: "openid", ...query })}`;

const steps = {
  async "sign-in with the keyboard alone, from the other name of this machine"() {
    const page = await person();
    await page.goto(`${AUTH_URL.replace("localhost", "127.0.0.1")}/sign-in`);
    await page.waitForURL(`${AUTH_URL}/sign-in`);
    await heading(page, "Sign in");
    await look(page, "sign-in");
    await page.keyboard.type("ann");
    await page.keyboard.press("Tab");
    await page.keyboard.type("wrong");
    await page.keyboard.press("Enter");
    await says(page, "alert", "That did not work");
    await look(page, "sign-in-refused");
    await page.getByLabel("Password").focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await heading(page, "Your account");
    await page.getByText("Signed in as ann").waitFor();
    await page.reload();
    await page.getByText("This session").waitFor();
    // Another tab of this browser has a session of its own.
    await page.goto(`${AUTH_URL}/sign-in`);
    await heading(page, "Your account");
  },

  async "an application's hosted sign-in"() {
    const page = await person();
    const application = `/sign-in?client_id=app&state=of-the-app&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM`;
    await page.goto(AUTH_URL + application);
    // Away and back, and the application is still who asked.
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByRole("link", { name: "Back to sign-in" }).click();
    await heading(page, "Sign in");
    await type(page, "Username", "ann");
    await type(page, "Password", PASSWORD);
    await press(page, "Sign in");
    await page.waitForURL(`${APP_URL}/**`);
    const query = new URL(page.url()).searchParams;
    assert.equal(query.get("state"), "of-the-app");
    const answer = await fetch(`${AUTH_URL}/auth/token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        code: query.get("code"),
        clientId: "app",
        codeVerifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
      }),
    });
    assert.equal(answer.status, 200);
    await page.goto(`${AUTH_URL}/sign-in?client_id=unknown`);
    await says(page, "alert", "the application is unknown");
  },

  async "a device without a browser"() {
    const start = async () => {
      const body = new URLSearchParams({ client_id: "tv", scope: "openid profile offline_access" });
      const answer = await fetch(`${AUTH_URL}/oauth2/device_authorization`, { method: "POST", body });
      assert.equal(answer.status, 200);
      return answer.json();
    };
    const poll = async (device) => {
      const grant_type = "urn:ietf:params:oauth:grant-type:device_code";
      const body = new URLSearchParams({ grant_type, client_id: "tv", device_code: device.device_code });
      return (await fetch(`${AUTH_URL}/oauth2/token`, { method: "POST", body })).json();
    };
    const tv = await start();
    const page = await person();
    await page.goto(tv.verification_uri);
    await heading(page, "Connect a device");
    await look(page, "device");
    await type(page, "Code shown on the device", "BBBB-BBBB");
    await press(page, "Continue");
    // Nobody is signed in to this browser yet.
    await heading(page, "Sign in");
    await type(page, "Username", "ann");
    await type(page, "Password", PASSWORD);
    await press(page, "Sign in");
    await heading(page, "Connect a device");
    await says(page, "alert", "That did not work");
    await type(page, "Code shown on the device", tv.user_code.toLowerCase());
    await press(page, "Continue");
    await heading(page, "Connect this device?");
    await look(page, "device-decision");
    await press(page, "Approve");
    await heading(page, "Device connected");
    await look(page, "device-approved");
    assert.ok((await poll(tv)).refresh_token);
    // A device that shows its address as a picture.
    const other = await start();
    await page.goto(other.verification_uri_complete);
    await heading(page, "Connect this device?");
    await press(page, "Deny");
    await heading(page, "Device denied");
    assert.equal((await poll(other)).error, "access_denied");
    await page.reload();
    await heading(page, "Device denied");
  },

  async "an application that speaks OpenID Connect"() {
    const page = await person();
    const scope = "openid profile email offline_access roles";
    await page.goto(authorize({ state: "o1", scope, login_hint: "ann" }));
    await heading(page, "Sign in to app");
    const bookmark = page.url();
    assert.equal(await page.getByLabel("Username").inputValue(), "ann");
    await look(page, "sign-in-application");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByRole("link", { name: "Back to sign-in" }).click();
    await heading(page, "Sign in to app");
    await type(page, "Password", PASSWORD);
    await press(page, "Sign in");
    await heading(page, "app wants to");
    await look(page, "consent");
    await press(page, "Deny");
    await page.waitForURL(`${APP_URL}/**`);
    const answer = () => new URL(page.url()).searchParams;
    assert.deepEqual([answer().get("error"), answer().get("state")], ["access_denied", "o1"]);

    // Nobody has to sign in again, and whoever else sits here can.
    await page.goto(authorize({ state: "o2", scope }));
    await heading(page, "app wants to");
    const consent = page.url();
    await page.getByRole("link", { name: "Not you?" }).click();
    await heading(page, "Sign in to app");
    await page.goBack();
    await heading(page, "app wants to");
    await page.getByText("Signed in as ann").waitFor();
    await press(page, "Allow");
    await page.waitForURL(`${APP_URL}/**`);
    assert.ok(answer().get("code"));
    assert.equal(answer().get("state"), "o2");

    // A bookmark of the sign-in page, or a tab that was left open.
    await page.goto(bookmark);
    await page.getByText("You are signed in as ann").waitFor();
    await look(page, "signed-in");
    await press(page, "Continue");
    await page.waitForURL(`${APP_URL}/**`);
    assert.equal(answer().get("state"), "o1");
    await page.goto(authorize({ state: "o3", prompt: "login" }));
    await says(page, "status", "Please sign in again");
    await page.goto(bookmark);
    await press(page, "Use another account");
    await type(page, "Username", "bea");
    await type(page, "Password", PASSWORD);
    await press(page, "Sign in");
    await heading(page, "app wants to");
    await page.getByText("Signed in as bea").waitFor();
    // Meanwhile the cookies have been deleted.
    await page.context().clearCookies();
    await press(page, "Allow");
    await heading(page, "Sign in to app");
    await type(page, "Username", "bea");
    await type(page, "Password", PASSWORD);
    await press(page, "Sign in");
    await press(page, "Allow");
    await page.waitForURL(`${APP_URL}/**`);
    assert.ok(answer().get("code"));

    for (const stale of ["/sign-in?client_id=app&resume=old", "/consent?client_id=app&resume=old"]) {
      await page.goto(AUTH_URL + stale);
      await heading(page, "This sign-in has expired");
    }
    await look(page, "stale");

    // The account page knows the application. It ends the session of the browser too.
    await signIn(page, "bea", PASSWORD);
    await page.getByRole("heading", { name: "Applications" }).waitFor();
    await look(page, "account-applications");
    await press(page, "Withdraw what app may do");
    await page.getByRole("heading", { name: "Applications" }).waitFor({ state: "hidden" });
    await page.goto(consent);
    await heading(page, "app wants to");
    await page.goto(`${AUTH_URL}/account`);
    await press(page, "Sign out");
    await says(page, "status", "You have been signed out");
    await page.goto(consent);
    await heading(page, "Sign in to app");
  },

  async "signing out of everything"() {
    const page = await person();
    await signIn(page, "bea", PASSWORD);
    await heading(page, "Your account");
    const query = new URLSearchParams({ client_id: "app", post_logout_redirect_uri: `${APP_URL}/signed-out`, state: "bye" });
    await page.goto(`${AUTH_URL}/oauth2/logout?${query}`);
    await page.getByText("app asks to sign you out").waitFor();
    await look(page, "sign-out");
    await press(page, "Sign out");
    await page.waitForURL(`${APP_URL}/signed-out?state=bye`);
    await page.goto(`${AUTH_URL}/account`);
    await heading(page, "Sign in");
    await page.goto(`${AUTH_URL}/sign-out`);
    await press(page, "Sign out");
    await heading(page, "You are signed out");
    await look(page, "signed-out");
    await page.goto(`${AUTH_URL}/sign-out?done`);
    await heading(page, "You are signed out");
  },

  async "sign-in at a provider, for the account page and for an application"() {
    const page = await person();
    await page.goto(`${AUTH_URL}/sign-in`);
    await atProvider(page, "ola");
    await heading(page, "Your account");
    await page.getByText("Signed in as ola@example.com").waitFor();
    // An app for the account of somebody who has no password here.
    await press(page, "Set up an app");
    await heading(page, "Confirm it’s you");
    await look(page, "confirm");
    await press(page, "Continue with Google");
    await heading(page, "Scan this QR code");
    // Somebody else's login sets nothing up.
    await page.getByRole("link", { name: "Back" }).click();
    await press(page, "Set up an app");
    await page.context().clearCookies({ domain: "127.0.0.1" });
    await atProvider(page, "otto");
    await says(page, "alert", "belongs to another user");
    await heading(page, "Your account");
    const away = await person();
    await away.goto(`${AUTH_URL}/sign-in?client_id=app&state=s1`);
    await atProvider(away, "olga");
    await away.waitForURL(`${APP_URL}/**`);
    assert.equal(new URL(away.url()).searchParams.get("state"), "s1");
    assert.ok(new URL(away.url()).searchParams.get("code"));
    const standard = await person();
    await standard.goto(authorize({ state: "o4" }));
    await atProvider(standard, "olga");
    await heading(standard, "app wants to");
    await press(standard, "Allow");
    await standard.waitForURL(`${APP_URL}/**`);
    assert.equal(new URL(standard.url()).searchParams.get("state"), "o4");
    const refused = await person();
    await refused.goto(`${AUTH_URL}/sign-in?client_id=app&state=s2`);
    await press(refused, "Continue with Google");
    await refused.getByRole("link", { name: "Cancel" }).click();
    await says(refused, "alert", "You were not signed in there");
    assert.equal(new URL(refused.url()).searchParams.get("state"), "s2");
    // A login that somebody else began.
    for (const query of ["state=foreign", "client_id=app"]) {
      await refused.goto(`${AUTH_URL}/sign-in?${query}#code=k0u9bWq0v8gB2m4yEJv1cX7nQ3sT5dRz6fHhLaPiWxY`);
      await says(refused, "alert", "start over");
      assert.equal(new URL(refused.url()).hash, "");
    }
  },

  async "an authenticator, sessions and a new password"() {
    const page = await person();
    await signIn(page, "ann", PASSWORD);
    await heading(page, "Your account");
    await press(page, "Set up an app");
    await heading(page, "Confirm it’s you");
    await type(page, "Password", PASSWORD);
    await press(page, "Continue");
    await heading(page, "Scan this QR code");
    await look(page, "scan");
    const secret = await secretOf(page);
    assert.equal((await page.locator("#key").textContent()).replaceAll(" ", ""), secret);
    assert.match(await page.getByRole("link", { name: "Open it" }).getAttribute("href"), /^otpauth:\/\/totp\//);
    await type(page, "Code shown in the app", newNumber(secret));
    await press(page, "Confirm");
    await heading(page, "Save your recovery codes");
    await look(page, "recovery-codes");
    const codes = await page.locator("#recovery-codes li").allTextContents();
    assert.equal(codes.length, 10);
    await press(page, "Copy codes");
    await says(page, "status", "Codes copied");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), codes.join("\n"));
    await page.getByRole("link", { name: "Done" }).click();

    const other = await person();
    await signIn(other, "ann", PASSWORD);
    await heading(other, "Confirm it’s you");
    await look(other, "second-factor");
    await type(other, "Code", "000000");
    await press(other, "Continue");
    await says(other, "alert", "That code is incorrect");
    await type(other, "Code", codes[0]);
    await press(other, "Continue");
    await heading(other, "Your account");
    await other.getByText("This session").waitFor();
    await look(other, "account");
    await other.getByRole("button", { name: /Chrome on Linux, 127\.0\.0\.1: web, last used/ }).first().waitFor();
    const ends = other.getByRole("button", { name: /End the session on .*last used/ });
    for (let left = await ends.count(); left > 0; left -= 1) {
      await ends.first().click();
      await other.waitForFunction((count) => document.querySelectorAll("#sessions li").length === count, left);
    }
    // The first one has ended, and its page notices.
    await heading(page, "Your account");
    await type(page, "Current password", PASSWORD);
    await type(page, "New password", BETTER_PASSWORD);
    await press(page, "Change password");
    await heading(page, "Sign in");

    const hosted = await person();
    await signIn(hosted, "ann", PASSWORD, "/sign-in?client_id=app&state=s3");
    await heading(hosted, "Confirm it’s you");
    await type(hosted, "Code", codes[2]);
    await press(hosted, "Continue");
    await hosted.waitForURL(`${APP_URL}/**`);
    assert.equal(new URL(hosted.url()).searchParams.get("state"), "s3");

    await type(other, "Current password", PASSWORD);
    await type(other, "New password", "password1");
    await press(other, "Change password");
    await says(other, "alert", "most common");
    await type(other, "New password", BETTER_PASSWORD);
    await press(other, "Change password");
    await says(other, "status", "Your password has been changed");
    await look(other, "sign-in-again");
    await signIn(other, "ann", BETTER_PASSWORD);
    await type(other, "Code", codes[1]);
    await press(other, "Continue");
    await heading(other, "Your account");
    await press(other, "Sign out");
    await says(other, "status", "You have been signed out");
  },

  async "a password that somebody else has set"() {
    const page = await person();
    await signIn(page, "dora", PASSWORD);
    await says(page, "status", "choose your own password");
    await type(page, "New password", BETTER_PASSWORD);
    await press(page, "Change password");
    await says(page, "status", "Your password has been changed");
    await signIn(page, "dora", BETTER_PASSWORD);
    await heading(page, "Your account");
  },

  async "a forgotten password, on the way to an application"() {
    const page = await person();
    await page.goto(authorize({ state: "s4" }));
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await heading(page, "Reset your password");
    await look(page, "reset-password");
    await type(page, "Username", "bea");
    await press(page, "Send link");
    await heading(page, "Check your email");
    await look(page, "reset-password-mailed");
    const link = await newMail(MAIL_DIR, "bea@example.com", "/reset-password?token=");
    await page.goto(link);
    await heading(page, "Choose a new password");
    assert.equal(page.url(), `${AUTH_URL}/reset-password`, "the token does not stay in the address");
    await look(page, "new-password");
    await type(page, "New password", "short");
    await press(page, "Set password");
    await says(page, "alert", "too short");
    await type(page, "New password", BETTER_PASSWORD);
    await press(page, "Set password");
    await says(page, "status", "Your password has been set");
    await type(page, "Username", "bea");
    await type(page, "Password", BETTER_PASSWORD);
    await press(page, "Sign in");
    await press(page, "Allow");
    await page.waitForURL(`${APP_URL}/**`);
    assert.equal(new URL(page.url()).searchParams.get("state"), "s4");
    await page.goto(link);
    await says(page, "alert", "This link has already been used");
    await heading(page, "Reset your password");
  },

  async "a new account"() {
    const page = await person();
    await page.goto(`${AUTH_URL}/sign-in`);
    await page.getByRole("link", { name: "Create one" }).click();
    await heading(page, "Create an account");
    await look(page, "sign-up");
    await page.locator("#email").fill("cleo@example.com");
    await press(page, "Send link");
    await heading(page, "Check your email");
    await look(page, "sign-up-mailed");
    const link = await newMail(MAIL_DIR, "cleo@example.com", "/sign-up?token=");
    await page.goto(link);
    await heading(page, "Create your account");
    await look(page, "new-account");
    await type(page, "First name", "Cleo");
    await type(page, "Password", PASSWORD);
    await press(page, "Create account");
    await says(page, "status", "Your account is ready");
    await type(page, "Username", "Cleo@Example.com");
    await type(page, "Password", PASSWORD);
    await press(page, "Sign in");
    await page.getByText("Signed in as cleo@example.com").waitFor();
    await page.goto(link);
    await says(page, "alert", "This link has already been used");
    await heading(page, "Create an account");
  },

  async "the explorer authorises and calls operations"() {
    const { accessToken } = await tokensOf("cleo@example.com");
    const page = await person();
    await page.goto(`${AUTH_URL}/explorer`);
    await page.getByRole("button", { name: "Authorize", exact: true }).click();
    const dialog = page.locator(".modal-ux");
    await dialog.locator("input").first().fill(accessToken);
    await dialog.getByRole("button", { name: "Apply credentials" }).click();
    await dialog.getByRole("button", { name: "Close" }).click();
    const { paths } = await (await fetch(`${AUTH_URL}/openapi.json`)).json();
    const count = Object.values(paths).flatMap(Object.keys).length;
    // A long page shows what is in view only.
    await page.setViewportSize({ width: 1280, height: 100 * count });
    await page.locator(".opblock").nth(count - 1).waitFor();
    const operations = await page.locator(".opblock").all();
    assert.equal(operations.length, count);
    for (const [index, operation] of operations.entries()) {
      const path = await operation.locator("[data-path]").getAttribute("data-path");
      // What ends this very session, the redirects to other sites, which the page's policy keeps it from following, and what needs
      // more than a text to be sent at all.
      if (/logout|sessions.{id}|change-password|authorize|consents|active-users/.test(path)) continue;
      // Each takes a second, so not all of them.
      if (index % 4 !== 0 && path !== "/auth/me") continue;
      await operation.locator(".opblock-summary-control").click();
      await operation.getByRole("button", { name: "Try it out" }).click();
      for (const input of await operation.locator("tr:has(.required) input").all()) await input.fill("k0u9bWq0v8gB2m4yEJv1cX7n");
      await operation.getByRole("button", { name: "Execute" }).click();
      await operation.locator(".live-responses-table .response-col_status").last().waitFor();
      const reads = (await operation.getAttribute("class")).includes("opblock-get");
      if (reads && path === "/auth/me") {
        await operation.locator(".live-responses-table").getByText("cleo@example.com").first().waitFor();
        await page.screenshot({ path: `${PICTURES}/explorer.png` });
      }
      await operation.locator(".opblock-summary-control").click();
    }
    // Each refusal of the policy is written to the console.
    faults.length = 0;
  },
};

async function atProvider(page, name) {
  await press(page, "Continue with Google");
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("x");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

async function tokensOf(username) {
  const { CLIENT_ID: client_id, CLIENT_SECRET: client_secret } = process.env;
  const answer = await fetch(`${AUTH_URL}/auth/login-token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ client_id, client_secret, username, password: PASSWORD }),
  });
  return answer.json();
}

try {
  for (const [name, step] of Object.entries(steps)) {
    await step();
    assert.deepEqual(faults, [], name);
    console.log(`  ${name}`);
  }
} catch (fault) {
  // What the people saw last.
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [number, page] of pages.entries()) await page.screenshot({ path: `${PICTURES}/failed-${number}.png` });
  console.error(`pages at the end: ${pages.map((page) => page.url().split("?")[0]).join(", ")}; faults: ${faults.join("; ")}`);
  throw fault;
} finally {
  await browser.close();
}
