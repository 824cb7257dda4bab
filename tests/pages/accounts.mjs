// What people do with their accounts, and the explorer.
import assert from "node:assert/strict";
import {
  APP_URL,
  AUTH_URL,
  MAIL_DIR,
  PASSWORD,
  PICTURES,
  authorize,
  faults,
  heading,
  look,
  person,
  press,
  says,
  signIn,
  tokensOf,
  type,
} from "./browser.mjs";
import { newMail, newNumber, secretOf } from "./helpers.mjs";

const BETTER_PASSWORD = "a better horse battery staple";

export const accounts = {
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
