"use strict";
// Works pages by keyboard; the dialog that ? opens names the keys that do something on the page.
(() => {
  const $ = (id) => document.getElementById(id);
  const find = (selector) => document.querySelector(selector);
  const rows = window.listRows;
  const SEARCH = "main input[type=search]";
  const DECIDES = ":is(.deciding, .actions) button";

  function move(step) {
    const all = rows.all();
    if (!all.length) return;
    const at = all.indexOf(rows.current());
    rows.focus(at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))]);
  }

  // To what decides about the ticked rows or in the open dialog, or else to the first button beside it.
  function decide() {
    const buttons = [...(find("dialog[open]") || find("main")).querySelectorAll(DECIDES)]
      .filter((button) => !button.disabled && button.checkVisibility());
    (buttons.find((button) => button.matches(".first")) || buttons[0])?.focus();
  }

  // What each key does, and what it needs on the page.
  const actions = {
    "/": { name: "search", needs: SEARCH, run: () => find(SEARCH).focus() },
    Escape: { name: "leave", needs: SEARCH },
    j: { name: "down", needs: "main tbody tr, main [data-approval]", run: () => move(1) },
    k: { name: "up", needs: "main tbody tr, main [data-approval]", run: () => move(-1) },
    x: { name: "tick", needs: "main tbody input[type=checkbox], main [data-approval] > .what input[type=checkbox]", run: () => rows.current()?.querySelector("input[type=checkbox]")?.click() },
    X: { name: "all", needs: "main thead input[type=checkbox]", run: () => find("main thead input[type=checkbox]").click() },
    d: { name: "decide", needs: `:is(main, dialog[open]) ${DECIDES}`, run: decide },
    a: { name: "approve", needs: "main [data-approves]", run: () => find("main [data-approves]").click() },
    n: { name: "next", needs: "main a[rel=next]", run: () => find("main a[rel=next]").click() },
    p: { name: "previous", needs: "main a[rel=prev]", run: () => find("main a[rel=prev]").click() },
    Enter: { name: "open", needs: "main tbody tr, main [data-approval]", run: () => rows.current()?.querySelector("a")?.click() },
    "?": { name: "help", needs: "#help", run: help },
  };

  function help() {
    Object.values(actions).forEach(({ name, needs }) => {
      find(`#help [data-key="${name}"]`).hidden = !find(needs);
    });
    $("help").showModal();
  }

  const isTyping = (element) => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && !/^(checkbox|radio)$/.test(element.type);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const element = document.activeElement;
    const action = actions[event.key];
    if (find("dialog[open]") && action !== actions.d) return;
    if (!action?.run || isTyping(element) || !find(action.needs)) return;
    if (event.key === "Enter" && element.closest("a, button, summary")) return;
    event.preventDefault();
    action.run();
  });

  // From the search to the rows: Escape leaves it, and a second one erases its text; Enter and the arrow lead to the first row,
  // also to that of what is still being looked for, unless something else is done meanwhile.
  let left = null;
  let awaited = null;

  // What is looked for may come by a request of the form, or by one of the list itself that took its place in the queue. An answer
  // that is shown already replaces nothing.
  function awaitFirst(field) {
    const list = field.form.getAttribute("hx-target");
    if (!list) return;
    awaited = new AbortController();
    document.addEventListener("htmx:afterRequest", ({ detail: { successful, target, requestConfig } }) => {
      if (!successful || !target.matches(list) || (requestConfig.parameters[field.name] ?? "") !== field.value) return;
      awaited.abort();
      const first = rows.all()[0];
      if (first) rows.focus(first);
    }, { signal: awaited.signal });
  }

  document.addEventListener("pointerdown", () => awaited?.abort());
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    const erased = event.key === "Escape" && left;
    left = null;
    awaited?.abort();
    if (find("dialog[open]")) return;
    if (erased) {
      erased.value = "";
      erased.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (field.matches(SEARCH) && event.key === "Escape") {
      event.preventDefault();
      field.blur();
      left = field;
    } else if (field.matches(SEARCH) && event.key === "ArrowDown") {
      event.preventDefault();
      move(0);
      awaitFirst(field);
    } else if (field.matches(SEARCH) && event.key === "Enter") {
      awaitFirst(field);
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-opens=help]")) help();
    // a menu closes when something else is clicked
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
})();
