// What people do at the service, and what applications do with the addresses that the browser brings them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { chromium } = createRequire(new URL("../../scripts/node/package.json", import.meta.url))("playwright-core");

export const world = JSON.parse(process.env.OPENID_WORLD);

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

/** A person with a browser of their own. */
export async function person(browser) {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** Fills the sign-in page, to which something has led. */
export async function signIn(page) {
  await page.waitForURL(`${world.issuer}/sign-in**`);
  await page.getByLabel("Username").fill(world.username);
  await page.getByLabel("Password").fill(world.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Opens an address that must lead to `back` without a question: the browser is signed in. */
export async function passThrough(page, address, back) {
  const asked = [];
  const note = (frame) => frame === page.mainFrame() && frame.url().startsWith(`${world.issuer}/sign-in`) && asked.push(frame.url());
  page.on("framenavigated", note);
  await page.goto(address);
  await page.waitForURL(back);
  page.off("framenavigated", note);
  if (asked.length > 0) throw new Error(`the person was asked at ${asked[0]}`);
}

/** Where an application's answers arrive; `requests` has what was posted there. */
export async function listen(port) {
  const requests = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    if (request.method === "POST") requests.push(new URLSearchParams(body));
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>An application</title><p>Welcome");
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return { requests, close: () => server.close() };
}

/** A program that asks and is answered line by line. */
export function program(command, args, env = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${command} ended without an answer`);
      return value;
    },
    say: (text) => child.stdin.write(`${text}\n`),
    stop: () => child.kill(),
  };
}

/** Calls until the answer is good, for what arrives a moment later. */
export async function eventually(what, attempt) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await attempt()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`in vain: ${what}`);
}

/** Connects a device: the code if the address does not bring it, sign-in if nobody is signed in, consent. */
export async function confirmDevice(page, address, code) {
  // By role, since labels find hidden fields too.
  const [username, entry] = ["Username", "Code shown on the device"].map((name) => page.getByRole("textbox", { name }));
  const allow = page.getByRole("button", { name: "Approve" });
  const done = page.getByRole("heading", { name: "connected" });
  await page.goto(address);
  for (let steps = 0; steps < 6; steps += 1) {
    await username.or(entry).or(allow).or(done).first().waitFor();
    if (await done.isVisible()) return;
    const before = await place(page);
    if (await username.isVisible()) await signIn(page);
    else if (await allow.isVisible()) await allow.click();
    else {
      await entry.fill(code);
      await page.getByRole("button", { name: "Continue" }).click();
    }
    await eventually("another page", async () => (await place(page)) !== before);
  }
  throw new Error("no end of questions");
}

/** Which page it is; undefined between two. */
const place = (page) => {
  const shown = () => [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility());
  return page.evaluate(`(${shown})().reduce((text, heading) => text + heading.innerText, location.href)`).catch(() => undefined);
};
