// openapi-generator's typescript-fetch client logs in, asks who it is, refreshes and logs out.
import { Configuration, LoginControllerApi, LogoutControllerApi } from "./index.js";

declare const process: { argv: string[]; exitCode: number };
const [basePath = "", clientId = "", clientSecret = "", password = ""] = process.argv.slice(2);

let bearer = "";
const configuration = new Configuration({ basePath, accessToken: () => bearer });
const login = new LoginControllerApi(configuration);
const logout = new LogoutControllerApi(configuration);

const first = await login.loginControllerLoginWithClientUser({ loginRequest: { clientId, clientSecret, username: "ann", password } });
bearer = first.accessToken;
const me = await login.loginControllerMe();
const second = await login.loginControllerExchangeToken({ authRefreshTokenRequest: { refreshToken: first.refreshToken } });
bearer = second.accessToken;
const gone = await logout.logoutControllerLogout({ refreshTokenRequestPartial: { refreshToken: second.refreshToken } });
if (me.username !== "ann" || second.refreshToken === first.refreshToken || gone.success !== true) process.exitCode = 1;
