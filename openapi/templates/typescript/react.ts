// For React 18 or newer.
import { useSyncExternalStore } from "react";
import type { Session, SessionState } from "./index.js";

/** Renders again when somebody logs in or out, in another tab too. On a server: `loading`. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.getSnapshot, () => "loading");
}
