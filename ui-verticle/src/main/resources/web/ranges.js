"use strict";
// A click with Shift ticks, or clears, all boxes of a list from the last one that was clicked to this one.
(() => {
  let last = null;

  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches("input[type=checkbox][name]")) return;
    const list = box.closest("[data-live], dialog, form") || document;
    const boxes = [...list.querySelectorAll("input[type=checkbox]")].filter((each) => each.name === box.name && !each.disabled);
    // the row of the last one may have been replaced since
    const from = boxes.findIndex((each) => last && each.value === last.value && each.name === last.name);
    const to = boxes.indexOf(box);
    last = { name: box.name, value: box.value };
    if (!event.shiftKey || from < 0) return;
    boxes.slice(Math.min(from, to), Math.max(from, to) + 1).filter((each) => each.checked !== box.checked).forEach((each) => {
      each.checked = box.checked;
      each.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
})();
