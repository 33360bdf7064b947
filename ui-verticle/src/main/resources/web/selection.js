"use strict";
// The ticks of the list of pending actions.
(() => {
  const $ = (id) => document.getElementById(id);
  const selection = selections.keep({
    key: "ticked-actions",
    list: "pending",
    bar: "actions",
    form: "pending-form",
    field: "action",
    hiddenField: "hidden-action",
    all: "all",
    check: "/parts/selection",
    nameOf: (value) => JSON.parse(value)[0],
    describe: () => null,
    show: (isActive, boxes) => {
      $("approve").disabled = $("select-hosts").disabled = !isActive;
      document.querySelectorAll("[data-group-tick]").forEach((group) => {
        const ofGroup = boxes(group.closest("tbody"));
        const on = ofGroup.filter((box) => box.checked).length;
        group.checked = on === ofGroup.length;
        group.indeterminate = on > 0 && on < ofGroup.length;
      });
    },
    // Of a decision about all that match, the form does not name the actions: the whole selection ends.
    findEnded: (path, form, ticked) => path === "/approve" ? (form.has("filter") ? ticked : form.getAll("action")) : null,
  });

  document.addEventListener("change", ({ target: box }) => {
    if (box.hasAttribute("data-group-tick")) selection.tick(selection.boxes(box.closest("tbody")), box.checked);
  });
})();
