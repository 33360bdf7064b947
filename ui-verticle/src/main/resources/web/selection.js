"use strict";
// Keeps which actions are ticked in the list of pending actions: while it is replaced, and on its other pages.
(() => {
  const KEY = "ticked-actions";
  const $ = (id) => document.getElementById(id);
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const rows = (within) => all("#pending input[name=action]").filter((box) => !within || within.contains(box));
  const ticked = new Set(read());
  // of selected actions that are not in the table
  let names = {};
  // how many were decided by others since the operator ticked last
  let gone = 0;

  function read() {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) || [];
    } catch {
      return [];
    }
  }

  function keep() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...ticked]));
    } catch {
      // without storage the selection ends with the page
    }
  }

  function tick(boxes, on) {
    gone = 0;
    boxes.forEach((box) => {
      box.checked = on;
      if (on) ticked.add(box.value);
      else ticked.delete(box.value);
    });
    keep();
    show();
  }

  // Selected actions that are not in the table: they are on other pages, or a search hides them.
  function hidden() {
    const there = new Set(rows().map((box) => box.value));
    return [...ticked].filter((value) => !there.has(value));
  }

  function create(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  function describe(away) {
    const texts = $("selected").dataset;
    const fill = (text, n) => text.replace("{0}", n.toLocaleString(document.documentElement.lang));
    const selected = ticked.size === 0 ? texts.none : fill(ticked.size === 1 ? texts.one : texts.other, ticked.size);
    $("selected").replaceChildren(selected);
    if (away.length) {
      const warning = create("strong", fill(texts.hidden, away.length));
      warning.className = "badge waiting";
      $("selected").append(" ", warning);
    }
    if (gone) $("selected").append(" ", fill(texts.gone, gone));
  }

  function list(away) {
    const menu = $("hidden-selection");
    menu.hidden = away.length === 0;
    if (menu.hidden) menu.open = false;
    if (!menu.open) return;
    $("hidden-actions").replaceChildren(...away.map((value) => create("li", names[value] || JSON.parse(value)[0])));
  }

  function show() {
    if (!$("actions")) return;
    const boxes = rows();
    const seen = boxes.filter((box) => box.checked).length;
    const away = hidden();
    describe(away);
    list(away);
    $("approve").disabled = $("select-hosts").disabled = $("clear").hidden = ticked.size === 0;
    $("actions").hidden = boxes.length === 0 && ticked.size === 0;
    $("actions").classList.toggle("active", ticked.size > 0);
    if ($("all")) {
      $("all").checked = boxes.length > 0 && seen === boxes.length;
      $("all").indeterminate = seen > 0 && seen < boxes.length;
    }
    boxes.forEach((box) => box.closest("tr").classList.toggle("on", box.checked));
    all("[data-group-tick]").forEach((group) => {
      const ofGroup = rows(group.closest("tbody"));
      const on = ofGroup.filter((box) => box.checked).length;
      group.checked = on === ofGroup.length;
      group.indeterminate = on > 0 && on < ofGroup.length;
    });
  }

  // What is pending nowhere any more is no longer selected. What is not in the table may only be on another page.
  async function dropDecided() {
    const away = hidden();
    if (!away.length) return;
    const answer = await fetch("/parts/selection", {
      method: "POST",
      headers: { "X-CSRF-Token": document.querySelector("meta[name=csrf-token]").content },
      body: new URLSearchParams(away.map((value) => ["action", value])),
    }).catch(() => null);
    // asked again with the next reload of the table
    if (!answer?.ok || answer.redirected) return;
    names = await answer.json();
    const decided = away.filter((value) => ticked.has(value) && !Object.hasOwn(names, value));
    decided.forEach((value) => ticked.delete(value));
    gone += decided.length;
    keep();
    show();
  }

  function restore() {
    if (!$("pending")) return;
    rows().forEach((box) => { box.checked = ticked.has(box.value); });
    keep();
    show();
  }

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.id === "all") tick(rows(), box.checked);
    else if (box.hasAttribute("data-group-tick")) tick(rows(box.closest("tbody")), box.checked);
    else if (box.name === "action" && box.closest("#pending")) tick([box], box.checked);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#clear, #clear-hidden");
    if (!button) return;
    if (button.id === "clear") ticked.clear();
    else hidden().forEach((value) => ticked.delete(value));
    gone = 0;
    restore();
    // the button that had the focus is hidden
    ($("clear").hidden ? $("all") || $("search") : $("clear")).focus({ preventScroll: true });
  });

  document.addEventListener("toggle", (event) => { if (event.target.id === "hidden-selection") show(); }, true);

  // Sends all selected actions, and names the hidden ones, so that the confirmation can list them.
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, formData, verb } = event.detail;
    if (verb !== "post" || (elt.form || elt).id !== "pending-form") return;
    formData.delete("action");
    ticked.forEach((value) => formData.append("action", value));
    hidden().forEach((value) => formData.append("hidden-action", value));
  });

  // What is decided is deselected at once, not with the next reload of the table; what was selected since stays selected. Of a
  // decision about all that match, the form does not name the actions: the whole selection ends.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { successful, requestConfig } = event.detail;
    const form = requestConfig && requestConfig.formData;
    if (!successful || requestConfig.path !== "/approve" || event.detail.xhr.getResponseHeader("HX-Trigger") !== "decided") return;
    const sent = new Set(form.has("filter") ? ticked : form.getAll("action"));
    sent.forEach((value) => ticked.delete(value));
    tick(rows().filter((box) => sent.has(box.value)), false);
  });

  function load() {
    restore();
    if ($("pending")) dropDecided();
  }

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "pending") load();
    else restore();
  });
  document.addEventListener("DOMContentLoaded", load);
  // Replaces the ticks that the browser restores on a reload.
  window.addEventListener("pageshow", restore);
})();
