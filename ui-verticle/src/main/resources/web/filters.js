"use strict";
// A list whose filter is refused shows why, and no rows: those of the filter before would seem to match. The field that was
// edited last is marked. A menu of filters counts those that are set.
(() => {
  const FORM = "form[role=search]";
  let edited = null;

  // A part that is loaded again has its filter from the form that replaces it.
  const filterOf = (element) => (element.matches(FORM) ? element
    : element.id && document.querySelector(`${FORM}[hx-target="#${CSS.escape(element.id)}"]`));

  function explain(sentence) {
    const p = document.createElement("p");
    p.className = "refused";
    p.setAttribute("role", "alert");
    p.textContent = sentence;
    return p.outerHTML;
  }

  // How many filters of a menu are set is said also while it is closed.
  function count(menu) {
    const badge = menu.querySelector("[data-count-of-filters]");
    if (!badge) return;
    const set = [...menu.querySelectorAll("select, input")]
      .filter((field) => (field.type === "checkbox" ? field.checked : field.value)).length;
    badge.textContent = set.toLocaleString(document.documentElement.lang);
    badge.hidden = set === 0;
  }

  document.addEventListener("input", (event) => {
    if (!event.target.closest(FORM)) return;
    edited = event.target;
    const menu = event.target.closest("details.menu");
    if (menu) count(menu);
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event;
    const { elt, verb } = detail.requestConfig;
    const form = verb === "get" && filterOf(elt);
    if (!form) return;
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    if (detail.xhr.status !== 400) return;
    if (edited && form.contains(edited)) edited.setAttribute("aria-invalid", "true");
    detail.serverResponse = explain(detail.xhr.responseText);
    detail.shouldSwap = true;
    detail.isError = false;
  });
})();
