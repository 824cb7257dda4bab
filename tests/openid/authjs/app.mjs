// Auth.js without Next.js around it: its core answers the same addresses by the same configuration.
import { createServer } from "node:http";
import { Auth } from "@auth/core";
import config from "./auth.config.js";

const own = process.env.OWN_ADDRESS;
const options = { ...config, basePath: "/api/auth", trustHost: true, secret: process.env.AUTH_SECRET };

createServer(async (request, response) => {
  if (!request.url.startsWith("/api/auth/")) return response.end("A blog");
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = parts.length > 0 ? Buffer.concat(parts) : undefined;
  const asked = new Request(own + request.url, { method: request.method, headers: request.headers, body });
  const answer = await Auth(asked, options);
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  response.setHeader("Set-Cookie", answer.headers.getSetCookie());
  response.end(Buffer.from(await answer.arrayBuffer()));
}).listen(Number(new URL(own).port), "127.0.0.1");
