// How people sign in, to the service and to applications.
import assert from "node:assert/strict";
import { APP_URL, AUTH_URL, PASSWORD, atProvider, authorize, heading, look, person, press, says, signIn, type } from "./browser.mjs";

export const signingIn = {
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
    // Somebody else's login sets nothing up, and ends what the user had in this browser.
    await page.getByRole("link", { name: "Back" }).click();
    await press(page, "Set up an app");
    await page.context().clearCookies({ domain: "127.0.0.1" });
    await atProvider(page, "otto");
    await says(page, "status", "somebody else has signed in here");
    await heading(page, "Sign in");
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
};
