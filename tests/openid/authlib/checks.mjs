// Python: Authlib. Everything happens in login.py; here is the person.
import assert from "node:assert/strict";
import { listen, program, signIn, world } from "../browser.mjs";

const address = world.apps.authlib;

export const checks = {
  async "sign-in, id_token by JWKS, userinfo, refresh, introspection, revocation"(page) {
    const listener = await listen(Number(new URL(address).port));
    const login = program(world.programs.python, [new URL("login.py", import.meta.url).pathname, world.issuer, `${address}/callback`], {
      CLIENT_ID: "authlib",
      CLIENT_SECRET: world.secrets.authlib,
      AUTHLIB_INSECURE_TRANSPORT: "1",
    });
    try {
      await page.goto(await login.line());
      await signIn(page);
      await page.waitForURL(`${address}/callback**`);
      login.say(page.url());
      assert.deepEqual(JSON.parse(await login.line()), {
        "same person": true,
        "given name": "Ann",
        refreshed: true,
        active: true,
        "after revocation": { active: false },
      });
    } finally {
      login.stop();
      listener.close();
    }
  },
};
