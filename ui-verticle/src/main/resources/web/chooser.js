"use strict";
// Shows which hosts or groups are chosen in the form of hosts: how many, and that all rows are when all that match are chosen.
(() => {
  const $ = (id) => document.getElementById(id);
  const boxes = () => [...document.querySelectorAll("#hosts-list input[name=host]")];
  const match = () => document.querySelector("#hosts-list input[name=match]");

  const groups = () => [...document.querySelectorAll("#chooser-form input[name=group]")];
  const scope = (word) => document.querySelector(`#chooser-form input[name=for][value=${word}]`);

  // A name that is ticked and typed counts once.
  function countNamed() {
    const typed = document.querySelector("#chooser-form textarea[name=names]").value.split(/[\s,]+/).filter((name) => name);
    const ticked = boxes().filter((box) => box.checked && !box.disabled).map((box) => box.value);
    return new Set([...ticked, ...typed]).size;
  }

  function describe() {
    const texts = $("chosen-hosts").dataset;
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    if (scope("groups")?.checked) return texts.groups.replace("{0}", number(groups().filter((box) => box.checked).length));
    const named = countNamed();
    const all = match().checked && texts.match.replace("{0}", number(Number($("hosts-list").dataset.matching)));
    if (all) return named ? all + " + " + number(named) : all;
    return named === 0 ? texts.none : named === 1 ? texts.one : texts.other.replace("{0}", number(named));
  }

  // Rows that are chosen because they match cannot be left out one by one, and are not sent by name.
  function showMatch() {
    boxes().filter((box) => box.hasAttribute("data-matches")).forEach((box) => {
      if (match().checked && !box.disabled && !box.checked) box.checked = box.disabled = true;
      else if (!match().checked && box.disabled) box.checked = box.disabled = false;
    });
  }

  function show() {
    if (!$("hosts-list")) return;
    showMatch();
    $("chosen-hosts").textContent = describe();
  }

  // What the server ticked because it matches is not chosen by name.
  function load() {
    if (!$("hosts-list")) return;
    if (match().checked) boxes().filter((box) => box.hasAttribute("data-matches")).forEach((box) => { box.disabled = true; });
    $("chosen-hosts").textContent = describe();
  }

  // Who ticks a group means the groups.
  document.addEventListener("change", (event) => {
    if (!event.target.closest("#chooser-form")) return;
    if (event.target.name === "group" && event.target.checked) scope("groups").checked = true;
    show();
  });

  // Until the list is that of the search, nobody can choose all that match.
  document.addEventListener("input", (event) => {
    if (event.target.closest(".host-search") && match()) match().disabled = !match().checked;
    else if (event.target.name === "names" && $("hosts-list")) show();
  });

  document.addEventListener("htmx:afterSwap", load);
  document.addEventListener("DOMContentLoaded", load);
})();
