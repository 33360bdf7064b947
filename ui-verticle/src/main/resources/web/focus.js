"use strict";
// Keeps the focus where it is while parts of the page are replaced, and puts it where the work goes on when what had it is
// gone: to the row that is in its place then, or to the page's heading.
(() => {
  const ROWS = "main tbody tr, main li[data-approval]";
  const rows = () => [...document.querySelectorAll(ROWS)].filter((row) => row.querySelector("a, input, button, summary"));
  const rowOf = (element) => element.closest(ROWS);
  let replaced = null;
  let opener = null;

  // Finds an element again in the part that replaces the one that it is in: by its id, or else as the link or the field
  // that it is, and that of a summary by its details.
  function describe(element) {
    if (element.id) return "#" + CSS.escape(element.id);
    if (element.tagName === "SUMMARY" && element.parentElement.id) return "#" + CSS.escape(element.parentElement.id) + " > summary";
    const name = ["href", "name", "aria-label"].find((each) => element.hasAttribute(each));
    if (!name) return null;
    return element.tagName + [name, "value"].filter((each) => element.hasAttribute(each))
      .map((each) => `[${each}="${CSS.escape(element.getAttribute(each))}"]`).join("");
  }

  function locate(element) {
    const row = rowOf(element);
    return { selector: describe(element), row: row ? rows().indexOf(row) : -1 };
  }

  function focusRow(row) {
    const target = row.querySelector("input[type=checkbox]:not(:disabled)") || row.querySelector("a, button, summary");
    target.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function focusHeading() {
    const heading = document.querySelector("main h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function restore({ selector, row }) {
    const same = selector && document.querySelector(selector);
    if (same && !same.disabled) {
      same.focus({ preventScroll: true });
      return;
    }
    const all = rows();
    if (row >= 0 && all.length) focusRow(all[Math.min(row, all.length - 1)]);
    else focusHeading();
  }

  // The focus goes back to where the dialog was asked for: it may have been moved until the dialog came, and the browser would give
  // it back to where it was then.
  document.addEventListener("htmx:beforeRequest", ({ detail: { target } }) => {
    if (target.id !== "chooser-content" || document.getElementById("chooser").open) return;
    const active = document.activeElement;
    opener = active.closest("main") ? { element: active, place: locate(active) } : null;
  });

  document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
    const active = document.activeElement;
    replaced = target.matches("main *") && target.contains(active) ? locate(active) : null;
  });

  document.addEventListener("htmx:afterSwap", () => {
    if (replaced && document.activeElement === document.body) restore(replaced);
    replaced = null;
  });

  function giveBack({ element, place }) {
    if (element.isConnected && !element.disabled) element.focus({ preventScroll: true });
    else restore(place);
  }

  document.addEventListener("DOMContentLoaded", () => document.getElementById("chooser").addEventListener("close", () => {
    if (opener) giveBack(opener);
    opener = null;
  }));

  window.listRows = { all: rows, current: () => document.activeElement && rowOf(document.activeElement), focus: focusRow };
})();
