"use strict";
// Keeps which hosts are ticked in the list of hosts while its rows are replaced.
(() => {
  const $ = (id) => document.getElementById(id);
  const boxes = () => [...document.querySelectorAll("#hosts input[name=host]")];
  const ticked = new Set();
  let isAll = false;

  function show() {
    if (!$("host-actions")) return;
    const rows = boxes();
    const count = isAll ? Number.MAX_SAFE_INTEGER : ticked.size;
    const texts = $("selected-rows").dataset;
    $("selected-rows").textContent = isAll ? $("all-matching").closest("label").textContent.trim()
      : count === 0 ? texts.none : count === 1 ? texts.one
        : texts.other.replace("{0}", count.toLocaleString(document.documentElement.lang));
    $("host-actions").querySelectorAll("button").forEach((button) => { button.disabled = count === 0; });
    $("host-actions").classList.toggle("active", count > 0);
    if ($("tick-hosts")) {
      const seen = rows.filter((box) => box.checked).length;
      $("tick-hosts").checked = rows.length > 0 && seen === rows.length;
      $("tick-hosts").indeterminate = seen > 0 && seen < rows.length;
    }
    rows.forEach((box) => box.closest("tr").classList.toggle("on", box.checked));
  }

  function tick(box, on) {
    box.checked = on;
    if (on) ticked.add(box.value);
    else ticked.delete(box.value);
  }

  // What is no longer in the list is no longer ticked: nothing is done with hosts that nobody sees.
  function restore() {
    if (!$("hosts")) return;
    const seen = new Set(boxes().map((box) => box.value));
    ticked.forEach((name) => { if (!seen.has(name)) ticked.delete(name); });
    boxes().forEach((box) => { box.checked = ticked.has(box.value); });
    isAll = isAll && $("all-matching") !== null;
    if ($("all-matching")) $("all-matching").checked = isAll;
    show();
  }

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.closest("#hosts")) return;
    if (box.id === "tick-hosts") boxes().forEach((each) => tick(each, box.checked));
    else if (box.id === "all-matching") isAll = box.checked;
    else if (box.name === "host") tick(box, box.checked);
    show();
  });

  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target.id === "hosts") restore(); });
  document.addEventListener("DOMContentLoaded", restore);
  // replaces the ticks that the browser restores on a reload
  window.addEventListener("pageshow", restore);
})();
