// Go: a web application with coreos/go-oidc and golang.org/x/oauth2, and the page's command line tool.
import assert from "node:assert/strict";
import { confirmDevice, program, signIn, world } from "../browser.mjs";

const app = world.apps.go;
const shown = async (page) => JSON.parse(await page.evaluate(() => document.body.innerText));

export const checks = {
  async "web application: sign-in, id_token and userinfo"(page) {
    await page.goto(`${app}/sign-in`);
    await signIn(page);
    await page.waitForURL(`${app}/`);
    const person = await shown(page);
    assert.deepEqual([person.signedIn, person.email], [true, `${world.username}@example.com`]);
  },

  async "web application: refresh"(page) {
    await page.goto(`${app}/refresh`);
    assert.deepEqual(await shown(page), { changed: true });
    await page.goto(`${app}/`);
    assert.equal((await shown(page)).signedIn, true);
  },

  async "web application: sign-out"(page) {
    await page.goto(`${app}/sign-out`);
    await page.waitForURL(`${app}/`);
    assert.deepEqual(await shown(page), { signedIn: false });
    await page.goto(`${app}/sign-in`);
    await page.waitForURL(`${world.issuer}/sign-in**`);
  },

  async "command line tool: device flow, nobody signed in"(page) {
    const tool = program(world.programs.cli, []);
    try {
      const [, address, code] = (await tool.line()).match(/^Open (\S+) and enter (\S+)$/);
      await confirmDevice(page, address, code);
      assert.match(await tool.line(), /^Signed in as Ann \(\S+\)$/);
    } finally {
      tool.stop();
    }
  },
};
