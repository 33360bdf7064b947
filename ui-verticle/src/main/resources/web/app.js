"use strict";
// Keeps the selection, search, order and open details of the page while its parts are replaced.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const ticked = new Set();
  const open = new Set();
  const last = new Map();
  let focused = null;

  const rows = () => all("#pending input[name=action]");
  const plural = (n, noun) => n.toLocaleString(document.documentElement.lang) + " " + noun + (n === 1 ? "" : "s");

  function tick(box, on) {
    box.checked = on;
    if (on) ticked.add(box.value);
    else ticked.delete(box.value);
  }

  // Selected actions that are not in the table: a search hides them, or the table is too long.
  function hidden() {
    const there = new Set(rows().map((box) => box.value));
    return [...ticked].filter((value) => !there.has(value));
  }

  function count() {
    if (!$("actions")) return;
    const boxes = rows();
    const seen = boxes.filter((box) => box.checked).length;
    const hiddenCount = hidden().length;
    $("selected").textContent = ticked.size === 0 ? "Nothing selected"
      : plural(ticked.size, "action") + " selected" + (hiddenCount ? " (" + hiddenCount + " not shown)" : "");
    $("approve").disabled = $("select-hosts").disabled = ticked.size === 0;
    $("actions").hidden = boxes.length === 0 && ticked.size === 0;
    $("actions").classList.toggle("active", ticked.size > 0);
    if ($("all")) {
      $("all").checked = boxes.length > 0 && seen === boxes.length;
      $("all").indeterminate = seen > 0 && seen < boxes.length;
    }
    boxes.forEach((box) => box.closest("tr").classList.toggle("on", box.checked));
    all("[data-group-tick]").forEach((button) => {
      const mine = all("input[name=action]", button.closest("tbody"));
      button.setAttribute("aria-pressed", String(mine.every((box) => box.checked)));
    });
  }

  function restore() {
    const table = document.querySelector("#pending table");
    if ($("pending") && (!table || table.dataset.complete === "true") && !$("nothing-found")) {
      hidden().forEach((value) => ticked.delete(value));
    }
    rows().forEach((box) => { box.checked = ticked.has(box.value); });
    all("details[id]").forEach((details) => { if (open.has(details.id)) details.open = true; });
    count();
    if (focused && $(focused)) $(focused).focus({ preventScroll: true });
    focused = null;
  }

  // The server sends the last lines of a run's output: they are appended to the lines that are shown. The box follows
  // the output, unless the operator has scrolled up.
  const LONGEST_LOG = 200000;
  let watched = null;
  const log = () => document.querySelector("pre[data-live]");

  function keepLog() {
    const box = log();
    watched = box && {
      id: box.id, text: box.textContent, top: box.scrollTop,
      atEnd: box.scrollTop + box.clientHeight >= box.scrollHeight - 4,
    };
  }

  function joined(before, tail) {
    const at = tail ? before.lastIndexOf(tail.slice(0, 400)) : -1;
    if (at >= 0 && (tail.startsWith(before.slice(at)) || before.slice(at).startsWith(tail))) {
      return (before.slice(0, at) + tail).slice(-LONGEST_LOG);
    }
    return tail;
  }

  function restoreLog() {
    const box = log();
    if (!box) return;
    const same = watched && watched.id === box.id;
    if (same) box.textContent = joined(watched.text, box.textContent);
    box.scrollTop = same && !watched.atEnd ? watched.top : box.scrollHeight;
  }

  const hostLabels = () => all("#chooser label.host[data-host]");

  function hostsChosen() {
    const labels = hostLabels();
    const on = labels.filter((label) => label.querySelector("input").checked);
    const hiddenCount = on.filter((label) => label.hidden).length;
    const visible = labels.filter((label) => !label.hidden);
    const seen = on.length - hiddenCount;
    $("selected-hosts").textContent = on.length === 0 ? "No host ticked"
      : plural(on.length, "host") + " ticked" + (hiddenCount ? " (" + hiddenCount + " not shown)" : "");
    $("approve-hosts").disabled = on.length === 0;
    $("all-hosts").checked = seen > 0 && seen === visible.length;
    $("all-hosts").indeterminate = seen > 0 && seen < visible.length;
  }

  function banner(text) {
    $("banner").textContent = text;
    $("banner").hidden = !text;
  }

  let silence;
  function notice(text) {
    // an open dialog covers the notice
    if (text && $("chooser") && $("chooser").open && $("chooser-problem")) {
      $("chooser-problem").textContent = text;
      $("chooser-problem").hidden = false;
      return;
    }
    if (text) {
      const p = document.createElement("p");
      p.className = "failed";
      p.textContent = text;
      $("notice").replaceChildren(p);
    }
    clearTimeout(silence);
    silence = setTimeout(() => $("notice").replaceChildren(), 6000);
  }

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.name === "action" && box.closest("#pending")) { tick(box, box.checked); count(); }
    else if (box.id === "all") { rows().forEach((each) => tick(each, box.checked)); count(); }
    else if (box.id === "all-hosts") {
      hostLabels().filter((label) => !label.hidden)
        .forEach((label) => { label.querySelector("input").checked = box.checked; });
      hostsChosen();
    } else if (box.name === "host") hostsChosen();
  });

  document.addEventListener("input", (event) => {
    if (event.target.id === "search-hosts") {
      const word = event.target.value.toLowerCase();
      hostLabels().forEach((label) => {
        label.hidden = !label.dataset.host.toLowerCase().includes(word);
      });
      hostsChosen();
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (!button) return;
    if (button.id === "invert") { rows().forEach((box) => tick(box, !box.checked)); count(); }
    if (button.hasAttribute("data-group-tick")) {
      const mine = all("input[name=action]", button.closest("tbody"));
      const on = !mine.every((box) => box.checked);
      mine.forEach((box) => tick(box, on));
      count();
    }
    if (button.id === "chooser-cancel" && $("chooser")) {
      event.preventDefault();
      $("chooser").close();
    }
  });

  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (details.tagName !== "DETAILS" || !details.id || !details.isConnected) return;
    if (details.open) open.add(details.id);
    else open.delete(details.id);
    // the parts of an approval are loaded when it is opened, and stay when the list is replaced
    const part = details.querySelector(":scope > [hx-get]");
    if (part && details.open && !part.dataset.loaded) {
      part.dataset.loaded = "true";
      htmx.trigger(part, "reload");
    }
  }, true);

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf-token]").content;
    const { elt, formData } = event.detail;
    // sends all selected actions and hosts, and names the hidden ones, so that the confirmation can list them
    if (elt.closest("#pending-form") && event.detail.verb === "post") {
      formData.delete("action");
      ticked.forEach((value) => formData.append("action", value));
      hidden().forEach((value) => formData.append("hidden-action", value));
    } else if (elt.id === "chooser-form") {
      hostLabels().filter((label) => label.hidden && label.querySelector("input").checked)
        .forEach((label) => formData.append("hidden-host", label.dataset.host));
    }
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    if (/^(pending|approved|summary|hosts|host|live)$/.test(target.id) && xhr.status === 200) {
      if (last.get(target.id) === xhr.responseText) event.detail.shouldSwap = false;
      last.set(target.id, xhr.responseText);
      if (target.id === "live") keepLog();
      focused = target.contains(document.activeElement) ? document.activeElement.id : null;
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const id = event.detail.target.id;
    if (id === "chooser-content") {
      if ($("chooser-form")) hostsChosen();
      if (!$("chooser").open) $("chooser").showModal();
      // not the button: a key that is still pressed would decide
      const comment = document.querySelector("#confirm-form textarea");
      if (comment) comment.focus();
    } else if (id === "notice") {
      notice();
      if ($("chooser") && $("chooser").open) $("chooser").close();
    } else if (!id.endsWith("-parts")) restore();
    if (id === "live") restoreLog();
  });

  // Approved actions are deselected at once, not with the next reload of the table.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, successful, requestConfig } = event.detail;
    if (successful) banner("");
    if (successful && requestConfig.path === "/approve" && requestConfig.formData.has("key")) {
      // actions that were selected after the click stay selected
      const sent = new Set(requestConfig.formData.getAll("action"));
      sent.forEach((value) => ticked.delete(value));
      rows().filter((box) => sent.has(box.value)).forEach((box) => tick(box, false));
      count();
    }
    if (xhr.status === 503 && requestConfig.verb !== "post") banner(xhr.responseText);
    else if (xhr.status >= 400 && xhr.status !== 401 && requestConfig.verb === "post") notice(xhr.responseText);
  });

  // Open details of approvals may have changed: reload them.
  document.addEventListener("decided", () => {
    all("details.parts[open] > [hx-get]").forEach((part) => htmx.trigger(part, "reload"));
  });

  // pages show times in the reader's zone
  document.cookie = "zone=" + Intl.DateTimeFormat().resolvedOptions().timeZone + ";path=/;max-age=34560000;samesite=strict";
  document.addEventListener("DOMContentLoaded", () => { restore(); restoreLog(); });
  // Replaces the ticks that the browser restores on a reload.
  window.addEventListener("pageshow", restore);
})();
