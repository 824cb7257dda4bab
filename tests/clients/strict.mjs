// The lines of the package's README in an effect, which React's StrictMode runs twice. Built for development: only there it does.
import { beginSignIn, createSession, finishSignIn, webStore } from "authentication-service-client";
import { useSession } from "authentication-service-client/react";
import { createElement, StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

const app = { baseUrl: new URLSearchParams(location.search).get("at") ?? sessionStorage.getItem("at"), clientId: "strict" };
sessionStorage.setItem("at", app.baseUrl);
const session = createSession({ ...app, store: webStore(sessionStorage) });
window.session = session;
window.effects = 0;

function App() {
  const state = useSession(session);
  const [name, setName] = useState("");
  useEffect(() => {
    window.effects += 1;
    const start = async () => {
      const tokens = await finishSignIn(app);
      if (tokens) await session.begin(tokens);
      else if (!(await session.tokens())) return location.assign(await beginSignIn(app));
      setName((await session.api.GET("/auth/me")).data.username);
    };
    start().catch((error) => setName(`${error.code}: ${error.message}`));
  }, []);
  return createElement("p", null, `${state} ${name}`);
}

createRoot(document.getElementById("root")).render(createElement(StrictMode, null, createElement(App)));
