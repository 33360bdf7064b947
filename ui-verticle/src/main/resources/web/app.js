"use strict";
// Keeps open details and the shown output while parts of the page are replaced; says what happens. The focus is kept by
// focus.js, the selection of actions by selection.js.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const open = new Set();
  const last = new Map();

  // As they are at this moment: the event that one was opened comes some time later.
  function keepOpen(part) {
    all("details[id]", part).forEach((details) => {
      if (details.open) open.add(details.id);
      else open.delete(details.id);
    });
  }

  function restoreOpen(part) {
    all("details[id]", part).forEach((details) => { if (open.has(details.id)) details.open = true; });
  }

  // The server sends the last lines of a run's output: they are appended to the lines that are shown. The box follows
  // the output, unless the operator has scrolled up.
  const LONGEST_LOG = 200000;
  let watched = null;
  const log = () => document.querySelector("pre[data-follow]");

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

  function banner(text) {
    $("banner").textContent = text;
    $("banner").hidden = !text;
  }

  const NOTICE_MS = 10000;
  let silence;
  function notice(text, isTyping) {
    // an open dialog covers the notice
    if (text && $("chooser") && $("chooser").open && $("chooser-problem")) {
      $("chooser-problem").textContent = text;
      $("chooser-problem").hidden = false;
      if (!isTyping) $("chooser-problem").focus();
      return;
    }
    if (text) {
      const p = document.createElement("p");
      p.className = "failed";
      p.textContent = text;
      $("notice").replaceChildren(p);
    }
    hideLater();
  }

  // A notice stays while the pointer or the focus is on it.
  function hideLater() {
    clearTimeout(silence);
    silence = setTimeout(() => {
      if ($("notice").matches(":hover, :focus-within")) hideLater();
      else $("notice").replaceChildren();
    }, NOTICE_MS);
  }

  // A form with a place of its own for it says itself why it was refused, and keeps what is filled in.
  function refused(form, text) {
    const problem = form.querySelector(":scope > .problem[role=alert]");
    if (!problem) return false;
    problem.textContent = text;
    problem.hidden = !text;
    if (text) problem.focus();
    return true;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (!button) return;
    if (button.id === "chooser-cancel" && $("chooser")) {
      event.preventDefault();
      $("chooser").close();
    }
  });

  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (details.tagName !== "DETAILS" || !details.id || !details.isConnected) return;
    // the parts of an approval are loaded when it is opened, and stay when the list is replaced
    const part = details.querySelector(":scope > [hx-get]");
    if (part && details.open && !part.dataset.loaded) {
      part.dataset.loaded = "true";
      htmx.trigger(part, "reload");
    }
  }, true);

  // What would be done with all that match waits until the list is that of the text that was typed.
  document.addEventListener("input", (event) => {
    if (!event.target.closest("form[role=search]")) return;
    all("button[data-of-filter]:enabled").forEach((button) => {
      button.disabled = true;
      button.dataset.waits = "";
    });
  });

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf-token]").content;
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    keepOpen(target);
    if (!target.matches("[data-live]")) return;
    const isShown = last.get(target.id) === xhr.responseText;
    last.set(target.id, xhr.responseText);
    if (xhr.status === 200) {
      if (isShown) {
        event.detail.shouldSwap = false;
        target.querySelectorAll("button[data-waits]").forEach((button) => {
          button.disabled = false;
          delete button.dataset.waits;
        });
      }
      if (target.id === "live") keepLog();
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const id = event.detail.target.id;
    if (id === "chooser-content") {
      if (!$("chooser").open) $("chooser").showModal();
      // the question is read from its beginning; not the button: a key that is still pressed would decide
      $("chooser").scrollTop = 0;
      $("chooser-title")?.focus();
    } else if (id === "notice") {
      notice();
      if ($("chooser") && $("chooser").open) $("chooser").close();
    } else if (!id.endsWith("-parts")) restoreOpen(event.detail.target);
    if (id === "live") restoreLog();
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, successful, requestConfig } = event.detail;
    if (successful) {
      banner("");
      if (requestConfig.verb === "post") refused(event.detail.elt, "");
      if ($("chooser-problem") && event.detail.elt.closest("#chooser-content")) $("chooser-problem").hidden = true;
    }
    if (successful && event.detail.elt.id === "add-label") event.detail.elt.reset();
    if ((xhr.status === 503 || xhr.status === 400) && requestConfig.verb !== "post") banner(xhr.responseText);
    else if (xhr.status >= 400 && xhr.status !== 401 && requestConfig.verb === "post") {
      if (!refused(event.detail.elt, xhr.responseText)) {
        notice(xhr.responseText, document.activeElement.closest(".host-search") !== null);
      }
    }
  });

  // Open details of approvals may have changed: reload them.
  document.addEventListener("decided", () => {
    all("details.parts[open] > [hx-get]").forEach((part) => htmx.trigger(part, "reload"));
  });

  // pages show times in the reader's zone
  document.cookie = "zone=" + Intl.DateTimeFormat().resolvedOptions().timeZone + ";path=/;max-age=34560000;samesite=strict";
  document.addEventListener("DOMContentLoaded", restoreLog);
})();
