"use strict";
// What the page keeps while its parts are replaced: what is ticked, searched, sorted and open.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const ticked = new Set();
  const open = new Set();
  const last = new Map();
  let focused = null;

  const rows = () => all("#pending input[name=action]");
  const shown = () => rows().filter((box) => !box.closest("tbody").hidden);
  const plural = (n, noun) => n + " " + noun + (n === 1 ? "" : "s");

  function tick(box, on) {
    box.checked = on;
    if (on) ticked.add(box.value);
    else ticked.delete(box.value);
  }

  function count() {
    if (!$("actions")) return;
    const boxes = rows();
    const on = boxes.filter((box) => box.checked);
    const hidden = on.filter((box) => box.closest("tbody").hidden).length;
    const visible = shown();
    const seen = visible.filter((box) => box.checked).length;
    $("selected").textContent = on.length === 0 ? "Nothing selected"
      : plural(on.length, "action") + " selected" + (hidden ? " (" + hidden + " not shown)" : "");
    $("approve").disabled = $("select-hosts").disabled = on.length === 0;
    $("actions").hidden = boxes.length === 0;
    $("actions").classList.toggle("active", on.length > 0);
    if ($("all")) {
      $("all").checked = visible.length > 0 && seen === visible.length;
      $("all").indeterminate = seen > 0 && seen < visible.length;
    }
    boxes.forEach((box) => box.closest("tr").classList.toggle("on", box.checked));
    all("[data-group-tick]").forEach((button) => {
      const mine = all("input[name=action]", button.closest("tbody"));
      button.setAttribute("aria-pressed", String(mine.every((box) => box.checked)));
    });
  }

  function arrange() {
    const table = document.querySelector("#pending table");
    if (table) {
      const words = ($("search") ? $("search").value : "").toLowerCase().split(/\s+/).filter(Boolean);
      const security = $("only-security") && $("only-security").checked;
      const bodies = all("tbody", table);
      bodies.forEach((body) => {
        const text = body.textContent.toLowerCase();
        body.hidden = !words.every((word) => text.includes(word)) || (security && body.dataset.security !== "true");
      });
      if ($("sort")) {
        const by = {
          name: () => 0,
          security: (a, b) => (b.dataset.security === "true") - (a.dataset.security === "true"),
          hosts: (a, b) => b.dataset.hosts - a.dataset.hosts,
        }[$("sort").value];
        const order = (a, b) => by(a, b) || (a.dataset.group < b.dataset.group ? -1 : 1);
        const sorted = [...bodies].sort(order);
        if (sorted.some((body, i) => body !== bodies[i])) table.append(...sorted);
      }
      $("nothing-found").hidden = bodies.some((body) => !body.hidden);
    } else if ($("nothing-found")) {
      $("nothing-found").hidden = true;
    }
    count();
  }

  function restore() {
    const there = new Set(rows().map((box) => box.value));
    ticked.forEach((value) => there.has(value) || ticked.delete(value));
    rows().forEach((box) => { box.checked = ticked.has(box.value); });
    all("details[id]").forEach((details) => { if (open.has(details.id)) details.open = true; });
    arrange();
    if (focused && $(focused)) $(focused).focus({ preventScroll: true });
    focused = null;
  }

  // The output of a run that goes on comes as its last lines: they are put to those that are there already. Whoever has
  // scrolled up stays where they are; at the end, the box follows.
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

  function hostsChosen() {
    const boxes = all("#chooser input[name=host]");
    const on = boxes.filter((box) => box.checked).length;
    $("selected-hosts").textContent = on === 0 ? "No host selected" : plural(on, "host") + " selected";
    $("approve-hosts").disabled = on === 0;
    $("all-hosts").checked = on > 0 && on === boxes.length;
    $("all-hosts").indeterminate = on > 0 && on < boxes.length;
  }

  function connection(state, text) {
    if (!$("connection") || $("connection").dataset.state === state) return;
    $("connection").dataset.state = state;
    $("connection").textContent = text;
  }

  function banner(text) {
    $("banner").textContent = text;
    $("banner").hidden = !text;
  }

  let silence;
  function notice(text) {
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
    else if (box.id === "all") { shown().forEach((each) => tick(each, box.checked)); count(); }
    else if (box.id === "all-hosts") {
      all("#chooser label.host[data-host]").filter((label) => !label.hidden)
        .forEach((label) => { label.querySelector("input").checked = box.checked; });
      hostsChosen();
    } else if (box.name === "host") hostsChosen();
    else if (box.id === "only-security" || box.id === "sort") arrange();
  });

  document.addEventListener("input", (event) => {
    if (event.target.id === "search") arrange();
    if (event.target.id === "search-hosts") {
      const word = event.target.value.toLowerCase();
      all("#chooser label.host[data-host]").forEach((label) => {
        label.hidden = !label.dataset.host.toLowerCase().includes(word);
      });
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "invert") { shown().forEach((box) => tick(box, !box.checked)); count(); }
    if (button.hasAttribute("data-group-tick")) {
      const mine = all("input[name=action]", button.closest("tbody"));
      const on = !mine.every((box) => box.checked);
      mine.forEach((box) => tick(box, on));
      count();
    }
    if (button.id === "chooser-cancel") $("chooser").close();
  });

  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (details.tagName !== "DETAILS" || !details.id || !details.isConnected) return;
    if (details.open) open.add(details.id);
    else open.delete(details.id);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && ($("search") || $("search-fleet")) && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      ($("search") || $("search-fleet")).focus();
    }
  });

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf-token]").content;
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
      hostsChosen();
      $("chooser").showModal();
    } else if (id === "notice") {
      notice();
      if ($("chooser") && $("chooser").open) $("chooser").close();
    } else restore();
    if (id === "live") restoreLog();
  });

  // What was approved is no longer to be approved: its ticks go at once, not with the next look at the table.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, successful, requestConfig } = event.detail;
    if (successful) banner("");
    if (successful && requestConfig.path === "/approve") {
      // what was ticked since the click stays ticked
      const sent = new Set(requestConfig.formData.getAll("action"));
      sent.forEach((value) => ticked.delete(value));
      rows().filter((box) => sent.has(box.value)).forEach((box) => tick(box, false));
      count();
    }
    if (xhr.status === 503) banner(xhr.responseText);
    else if (xhr.status >= 400 && xhr.status !== 401 && requestConfig.verb === "post") notice(xhr.responseText);
  });

  document.addEventListener("htmx:sendError", () => connection("away", "Reconnecting"));
  document.addEventListener("htmx:sseOpen", () => connection("live", "Live"));
  document.addEventListener("htmx:sseError", () => connection("away", "Reconnecting"));
  document.addEventListener("DOMContentLoaded", () => { restore(); restoreLog(); });
  // Ticks that the browser restores by itself on a reload are not ours.
  window.addEventListener("pageshow", restore);
})();
