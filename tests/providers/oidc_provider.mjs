// npm oidc-provider in one of four dresses.
// usage: oidc_provider.mjs PORT plain|apple|facebook|instagram CALLBACK [PUBLIC_KEY.pem]
// plain      OpenID Connect as certified: PKCE and nonce required, claims from userinfo only
// apple      form_post, a client secret that is an ES256 assertion, claims in the id_token, no userinfo
// facebook   OAuth 2.0 with a graph endpoint that wants appsecret_proof; no id_token
// instagram  likewise without the proof; answers inside {"data":[...]}, without token_type, the id a 64-bit number
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [port, dress, callback, publicKey] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const CLIENT = 'auth-service';
const SECRET = 'our-secret-at-oidc-provider-which-is-long';
const KEY_ID = 'key-1';
const TEAM = 'team-1';

// From scripts/node, where the pinned tools are.
const tools = createRequire(new URL('../../scripts/node/package.json', import.meta.url));
const { Provider } = await import(pathToFileURL(tools.resolve('oidc-provider')));
const jose = await import(pathToFileURL(createRequire(tools.resolve('oidc-provider')).resolve('jose')));

const openid = dress === 'plain' || dress === 'apple';
const provider = new Provider(issuer, {
  clients: [{
    client_id: CLIENT,
    client_secret: SECRET,
    redirect_uris: [callback],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  scopes: ['openid', 'email', 'profile', 'name', 'public_profile', 'instagram_business_basic'],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
  conformIdTokenClaims: dress === 'plain',
  pkce: { required: () => dress === 'plain' },
  features: { userinfo: { enabled: dress === 'plain' } },
  cookies: { keys: ['of the tests'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.com`, email_verified: dress === 'apple' ? 'true' : true, given_name: 'Ola', family_name: 'Nord' }),
  }),
});

const refuse = (ctx, error) => Object.assign(ctx, { status: 400, body: { error } });

async function form(ctx) {
  const parts = [];
  for await (const part of ctx.req) parts.push(part);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
}

async function checkStart(ctx, next) {
  if (ctx.path === '/auth') {
    const { nonce, scope, response_mode: mode } = ctx.query;
    if (openid && !nonce) return refuse(ctx, 'nonce is missing');
    if (dress === 'apple' && mode !== 'form_post') return refuse(ctx, 'form_post is missing');
    if (!openid && /openid/.test(scope)) return refuse(ctx, 'openid is not known here');
  }
  return next();
}

async function checkAssertion(ctx, next) {
  if (ctx.path === '/token' && dress === 'apple') {
    const body = await form(ctx);
    const key = await jose.importSPKI(readFileSync(publicKey, 'utf8'), 'ES256');
    try {
      const expected = { issuer: TEAM, subject: CLIENT, audience: issuer, algorithms: ['ES256'], maxTokenAge: '5m' };
      const { protectedHeader, payload } = await jose.jwtVerify(body.client_secret, key, expected);
      if (protectedHeader.kid !== KEY_ID || payload.exp - payload.iat > 300) return refuse(ctx, 'invalid_client');
    } catch {
      return refuse(ctx, 'invalid_client');
    }
    // What it verifies itself is a secret.
    ctx.req.body = { ...body, client_secret: SECRET };
  }
  return next();
}

async function wrapTokens(ctx, next) {
  await next();
  if (ctx.path === '/token' && dress === 'instagram' && ctx.status === 200) {
    ctx.body = { data: [{ access_token: ctx.body.access_token, user_id: 1, permissions: 'instagram_business_basic' }] };
  }
}

async function graph(ctx, next) {
  if (ctx.path !== '/me' || openid) return next();
  const { access_token: value, appsecret_proof: proof, fields } = ctx.query;
  const token = await provider.AccessToken.find(String(value));
  if (!token) return refuse(ctx, 'no such token');
  const { accountId } = token;
  ctx.type = 'text/javascript; charset=UTF-8';
  if (dress === 'facebook') {
    const expected = createHmac('sha256', SECRET).update(value).digest('hex');
    if (proof !== expected || fields !== 'id,name,first_name,last_name,email') return refuse(ctx, 'no proof');
    ctx.body = JSON.stringify({ id: accountId, name: 'Ola Nord', first_name: 'Ola', last_name: 'Nord', email: `${accountId}@example.com` });
  } else {
    ctx.body = `{"data":[{"user_id":17841405309211844,"username":"${accountId}","name":"Ola Nord"}]}`;
  }
}

for (const middleware of [checkStart, checkAssertion, wrapTokens, graph]) provider.use(middleware);
provider.listen(Number(port), '127.0.0.1');
