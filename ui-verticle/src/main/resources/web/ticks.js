"use strict";
// Selections of rows of a list: what is ticked is kept while the list is replaced, and on its other pages. A bar says how much is
// selected, and what of it the page does not show.
const selections = (() => {
  const $ = (id) => document.getElementById(id);
  // The storage of a tab outlives a session: each operator has other ticks.
  const ownKey = (key) => key + " " + document.body.dataset.operator;

  function read(key) {
    try {
      return JSON.parse(sessionStorage.getItem(ownKey(key))) || [];
    } catch {
      return [];
    }
  }

  function create(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  // key: of the storage; list, bar, form: ids; field: the name of the ticks; hiddenField: the name under which the form sends
  // those that the page does not show, if it does; all: the id of the tick of all rows; check: the path that
  // answers which of the values it is sent are still there, with their names; nameOf: the name of a value before that is known; describe:
  // what is selected instead of the ticks, or null; show: shows what only that list has; findEnded: the values with which a request that
  // succeeded has done something, or null.
  function keep({ key, list, bar, form, field, hiddenField, all, check, nameOf, describe, show, findEnded }) {
    const boxes = (within) =>
      [...document.querySelectorAll(`#${list} input[name=${field}]`)].filter((box) => !within || within.contains(box));
    const ticked = new Set(read(key));
    // of selected values that are not in the list
    let names = {};
    // how many are not there any more since the operator ticked last
    let gone = 0;

    function store() {
      try {
        sessionStorage.setItem(ownKey(key), JSON.stringify([...ticked]));
      } catch {
        // without storage the selection ends with the page
      }
    }

    function tick(some, on) {
      gone = 0;
      some.forEach((box) => {
        box.checked = on;
        if (on) ticked.add(box.value);
        else ticked.delete(box.value);
      });
      store();
      update();
    }

    // Selected values that are not in the list: they are on other pages, or a search hides them.
    function hidden() {
      const there = new Set(boxes().map((box) => box.value));
      return [...ticked].filter((value) => !there.has(value));
    }

    function describeAll(away) {
      const texts = $("selected").dataset;
      const fill = (text, n) => text.replace("{0}", n.toLocaleString(document.documentElement.lang));
      const instead = describe();
      $("selected").replaceChildren(
        instead ?? (ticked.size === 0 ? texts.none : fill(ticked.size === 1 ? texts.one : texts.other, ticked.size)));
      if (away.length && instead === null) {
        const warning = create("strong", fill(texts.hidden, away.length));
        warning.className = "badge waiting";
        $("selected").append(" ", warning);
      }
      if (gone) $("selected").append(" ", fill(texts.gone, gone));
    }

    function listHidden(away) {
      const menu = $("hidden-selection");
      menu.hidden = away.length === 0;
      if (menu.hidden) menu.open = false;
      if (!menu.open) return;
      menu.querySelector("ul").replaceChildren(...away.map((value) => create("li", names[value] || nameOf(value))));
    }

    function update() {
      if (!$(bar)) return;
      const rows = boxes();
      const seen = rows.filter((box) => box.checked).length;
      const away = hidden();
      const isActive = ticked.size > 0 || describe() !== null;
      describeAll(away);
      listHidden(away);
      $("clear").hidden = ticked.size === 0;
      $(bar).hidden = rows.length === 0 && ticked.size === 0;
      $(bar).classList.toggle("active", isActive);
      if ($(all)) {
        $(all).checked = rows.length > 0 && seen === rows.length;
        $(all).indeterminate = seen > 0 && seen < rows.length;
      }
      rows.forEach((box) => box.closest("tr").classList.toggle("on", box.checked));
      show(isActive, boxes);
    }

    // What is nowhere any more is no longer selected. What is not in the list may only be on another page.
    async function dropGone() {
      const away = hidden();
      if (!away.length) return;
      const answer = await fetch(check, {
        method: "POST",
        headers: { "X-CSRF-Token": document.querySelector("meta[name=csrf-token]").content },
        body: new URLSearchParams(away.map((value) => [field, value])),
      }).catch(() => null);
      // asked again with the next reload of the list
      if (!answer?.ok || answer.redirected) return;
      names = await answer.json();
      const dropped = away.filter((value) => ticked.has(value) && !Object.hasOwn(names, value));
      dropped.forEach((value) => ticked.delete(value));
      gone += dropped.length;
      store();
      update();
    }

    function restore() {
      if (!$(list)) return;
      boxes().forEach((box) => { box.checked = ticked.has(box.value); });
      store();
      update();
    }

    function load() {
      restore();
      if ($(bar)) dropGone();
    }

    document.addEventListener("change", (event) => {
      const box = event.target;
      if (box.id === all) tick(boxes(), box.checked);
      else if (box.name === field && box.closest(`#${list}`)) tick([box], box.checked);
    });

    document.addEventListener("click", (event) => {
      const button = event.target.closest("#clear, #clear-hidden");
      if (!button || !$(bar)) return;
      if (button.id === "clear") ticked.clear();
      else hidden().forEach((value) => ticked.delete(value));
      gone = 0;
      restore();
      // the button that had the focus is hidden
      ($("clear").hidden ? $(all) || document.querySelector("main [type=search]") : $("clear")).focus({ preventScroll: true });
    });

    document.addEventListener("toggle", (event) => { if (event.target.id === "hidden-selection" && $(bar)) update(); }, true);

    // Sends all selected values, and which of them are hidden, so that a question can list them.
    document.addEventListener("htmx:configRequest", (event) => {
      const { elt, formData, verb } = event.detail;
      if (verb !== "post" || (elt.form || elt).id !== form) return;
      formData.delete(field);
      ticked.forEach((value) => formData.append(field, value));
      if (hiddenField) hidden().forEach((value) => formData.append(hiddenField, value));
    });

    // With what something was done is deselected at once, not with the next reload of the list; what was selected since stays.
    document.addEventListener("htmx:afterRequest", (event) => {
      const { successful, requestConfig, xhr } = event.detail;
      if (!$(list) || !successful || !requestConfig || xhr.getResponseHeader("HX-Trigger") !== "decided") return;
      const ended = findEnded(requestConfig.path, requestConfig.formData, ticked);
      if (!ended) return;
      const sent = new Set(ended);
      sent.forEach((value) => ticked.delete(value));
      tick(boxes().filter((box) => sent.has(box.value)), false);
    });

    document.addEventListener("htmx:afterSwap", (event) => {
      if (event.detail.target.id === list) load();
      else restore();
    });
    document.addEventListener("DOMContentLoaded", load);
    // Replaces the ticks that the browser restores on a reload.
    window.addEventListener("pageshow", restore);
    return { tick, boxes, update };
  }

  return { keep };
})();
