"use strict";
// The ticks of the list of hosts, and the one for all that match its filters.
(() => {
  const $ = (id) => document.getElementById(id);
  // ends with the page
  let isAll = false;
  const selection = selections.keep({
    key: "ticked-hosts",
    list: "hosts",
    bar: "host-actions",
    form: "hosts-form",
    field: "host",
    all: "tick-hosts",
    check: "/parts/selected-hosts",
    nameOf: (value) => value,
    describe: () => isAll && $("all-matching") ? $("all-matching").closest("label").textContent.trim() : null,
    show: (isActive) => {
      isAll = isAll && $("all-matching") !== null;
      if ($("all-matching")) $("all-matching").checked = isAll;
      $("host-actions").querySelectorAll("[type=submit]").forEach((button) => { button.disabled = !isActive; });
    },
    // labels are given and taken one after the other
    findEnded: (path, form, ticked) => {
      if (path !== "/approve" && path !== "/hosts/remove") return null;
      return form.has("all") || form.has("listed") ? ticked : form.getAll("host");
    },
  });

  document.addEventListener("change", ({ target: box }) => {
    if (box.id !== "all-matching") return;
    isAll = box.checked;
    selection.update();
  });
})();
