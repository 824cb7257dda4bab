// The application: it shows who is signed in, and its buttons do what the checks ask for.
import { signOut, signedIn, users } from "./session.js";

const user = await signedIn();
if (user) {
  document.querySelector("#name").textContent = `Signed in as ${user.profile.name}`;
  Object.assign(window, { users, signOut });
}
