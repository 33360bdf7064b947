"use strict";
// Keeps which actions are ticked in the list of pending actions: while it is replaced, and on its other pages.
(() => {
  const KEY = "ticked-actions";
  const $ = (id) => document.getElementById(id);
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const rows = (within) => all("#pending input[name=action]").filter((box) => !within || within.contains(box));
  const ticked = new Set(read());

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

  function describe() {
    const texts = $("selected").dataset;
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    if (ticked.size === 0) return texts.none;
    const selected = (ticked.size === 1 ? texts.one : texts.other).replace("{0}", number(ticked.size));
    const more = hidden().length;
    return more ? selected + " " + texts.hidden.replace("{0}", number(more)) : selected;
  }

  function show() {
    if (!$("actions")) return;
    const boxes = rows();
    const seen = boxes.filter((box) => box.checked).length;
    $("selected").textContent = describe();
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

  function restore() {
    if (!$("pending")) return;
    const table = document.querySelector("#pending table.pending");
    // what is pending nowhere any more is no longer selected
    if ((table && table.dataset.complete === "true") || $("nothing-pending")) hidden().forEach((value) => ticked.delete(value));
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
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "clear") {
      ticked.clear();
      tick(rows(), false);
    }
  });

  // Sends all selected actions, and names the hidden ones, so that the confirmation can list them.
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, formData, verb } = event.detail;
    if (verb !== "post" || (elt.form || elt).id !== "pending-form") return;
    formData.delete("action");
    ticked.forEach((value) => formData.append("action", value));
    hidden().forEach((value) => formData.append("hidden-action", value));
  });

  // Approved actions are deselected at once, not with the next reload of the table; those selected since stay selected.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { successful, requestConfig } = event.detail;
    const form = requestConfig && requestConfig.formData;
    if (!successful || requestConfig.path !== "/approve" || event.detail.xhr.getResponseHeader("HX-Trigger") !== "decided") return;
    const sent = new Set(form.getAll("action"));
    sent.forEach((value) => ticked.delete(value));
    tick(rows().filter((box) => sent.has(box.value)), false);
  });

  document.addEventListener("htmx:afterSwap", restore);
  document.addEventListener("DOMContentLoaded", restore);
  // Replaces the ticks that the browser restores on a reload.
  window.addEventListener("pageshow", restore);
})();
