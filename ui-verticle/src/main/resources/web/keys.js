"use strict";
// Works pages by keyboard: / searches, j and k move along the rows of a table, x ticks, a ticks all, Enter opens, ? helps.
(() => {
  const help = () => document.getElementById("help");
  const rows = () => [...document.querySelectorAll("main table tbody tr")].filter((row) => row.querySelector("a, input"));
  let current = null;

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(current) + step))];
    if (current) current.classList.remove("current");
    current = next;
    current.classList.add("current");
    (current.querySelector("input[type=checkbox]") || current.querySelector("a, button")).focus();
    current.scrollIntoView({ block: "nearest" });
  }

  function tick() {
    const box = current && current.querySelector("input[type=checkbox]");
    if (box) box.click();
  }

  const actions = {
    "/": () => document.querySelector("main input[type=search]")?.focus(),
    j: () => move(1),
    k: () => move(current ? -1 : 1),
    x: tick,
    a: () => document.querySelector("main thead input[type=checkbox]")?.click(),
    Enter: () => current?.querySelector("a")?.click(),
    "?": () => help().showModal(),
  };

  const isTyping = (element) => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && element.type !== "checkbox";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const element = document.activeElement;
    const action = actions[event.key];
    if (!action || isTyping(element) || (event.key === "Enter" && element !== current && element.closest("a, button"))) return;
    event.preventDefault();
    action();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-opens=help]")) help().showModal();
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
