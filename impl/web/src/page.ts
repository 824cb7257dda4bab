// The page: sections of which one is visible, forms, and the lines for notices and errors.
import { explain } from "./messages.js";

export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`this page has no ${id}`);
  return found as T;
}

/** Shows one section and hides the others. */
export function show(id: string): void {
  for (const section of document.querySelectorAll("section")) section.hidden = section.id !== id;
  const section = element(id);
  // Screen readers announce the title.
  document.title = section.querySelector("h1")?.textContent ?? document.title;
  const first = section.querySelector<HTMLElement>("input:not([readonly])") ?? section.querySelector<HTMLElement>("h1");
  // A heading is focusable only with a tab index.
  if (first?.tagName === "H1") first.tabIndex = -1;
  // The account page is read from the top.
  if (id !== "overview") first?.focus();
}

/** Inserts the application's name into the titles of these sections. */
export function nameApplication(title: string, ...sections: string[]): void {
  for (const id of sections) {
    const heading = element(id).querySelector("h1");
    if (heading) heading.textContent = title;
  }
}

/** Runs `work` and displays an error if it fails. */
export async function reportFaults(work: () => Promise<void>): Promise<void> {
  const line = element("error");
  line.textContent = "";
  try {
    await work();
  } catch (fault) {
    line.textContent = explain(fault);
    line.scrollIntoView({ block: "nearest" });
  }
}

/** Calls `work` with the values of the form, never concurrently. */
export function onSubmit(form: HTMLFormElement, work: (typed: (name: string) => string) => Promise<void>): void {
  const button = form.querySelector("button");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = new FormData(form);
    void oneAtATime(button, () => work((name) => String(data.get(name) ?? "")));
  });
}

/** Calls `work`, never concurrently. */
export function onClick(button: HTMLElement, work: () => Promise<void>): void {
  button.addEventListener("click", () => void oneAtATime(button, work));
}

async function oneAtATime(button: HTMLElement | null, work: () => Promise<void>): Promise<void> {
  if (button?.ariaBusy === "true") return;
  if (button) button.ariaBusy = "true";
  await reportFaults(work);
  if (button) button.ariaBusy = "false";
}

export function form(section: string): HTMLFormElement {
  const found = element(section).querySelector("form");
  if (!found) throw new Error(`${section} has no form`);
  return found;
}

const PENDING = "notice";

/** A success message. */
export const notice = {
  /** Shows it on the next page. */
  leave(text: string): void {
    sessionStorage.setItem(PENDING, text);
  },
  showPending(): void {
    const text = sessionStorage.getItem(PENDING);
    sessionStorage.removeItem(PENDING);
    if (text) element("notice").textContent = text;
  },
};
