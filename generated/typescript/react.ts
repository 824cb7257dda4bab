// A hook for React 18 or newer.
import { useSyncExternalStore } from "react";
import type { Session, SessionState } from "./session.js";

/** Renders again when the user logs in or out, in another tab as well. On a server: `loading`. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.getSnapshot, () => "loading");
}
