"use strict";
// Keeps the page current: an element with data-live="pending runs" loads its hx-get again when something of these topics
// has changed. A page that nobody sees has no stream: browsers open six connections to a server, for all tabs together.
// When it is seen again, it is told what it missed. Nothing is replaced while a mouse button, a finger or the space bar is down: a
// click counts only if it ends on the element on which it began.
(() => {
  const FIRST_RETRY_MS = 1000;
  const MAX_RETRY_MS = 15000;
  let source = null;
  let retryMs = FIRST_RETRY_MS;
  let after = "";
  let retry;
  let isPressed = false;
  let isLeaving = false;
  const heldBack = new Set();

  const parts = () => [...document.querySelectorAll("[hx-get][data-live]")];
  const words = (element) => element.dataset.live.split(" ");

  function show(state) {
    const connection = document.getElementById("connection");
    if (connection.dataset.state === state) return;
    connection.dataset.state = state;
    connection.textContent = connection.dataset[state];
  }

  // All topics for null.
  function reload(topics) {
    parts().filter((element) => !topics || words(element).some((word) => topics.includes(word)))
      .forEach((element) => htmx.trigger(element, "live"));
  }

  function address() {
    const url = new URL(document.body.dataset.events, location.href);
    const elements = parts();
    url.searchParams.set("topics", [...new Set(elements.flatMap(words))].join(","));
    // the brake concerns all hosts: an event about it names none, and is sent also to a page of one host
    const hosts = new Set(elements.filter((element) => element.id !== "brake").map((element) => element.dataset.liveHost));
    if (hosts.size === 1 && !hosts.has(undefined)) url.searchParams.set("host", [...hosts][0]);
    if (after) url.searchParams.set("after", after);
    return url;
  }

  function receive(event) {
    after = event.lastEventId;
    const { topics } = JSON.parse(event.data);
    reload(event.type === "snapshot" || !topics ? null : topics);
  }

  // A browser reconnects by itself, but not after an answer that is no stream, such as that of a balancer.
  function connect() {
    const stream = new EventSource(address());
    source = stream;
    stream.addEventListener("open", () => {
      retryMs = FIRST_RETRY_MS;
      show("live");
    });
    ["snapshot", "change", "progress"].forEach((name) => stream.addEventListener(name, receive));
    stream.addEventListener("error", () => {
      show("reconnecting");
      if (stream.readyState !== EventSource.CLOSED) return;
      // all pages of a UI lose their streams at once, and do not come back at once
      retry = setTimeout(connect, retryMs * (0.5 + Math.random() / 2));
      retryMs = Math.min(2 * retryMs, MAX_RETRY_MS);
      // the answer to a part leads to the login if the session has ended
      reload(null);
    });
  }

  function disconnect() {
    clearTimeout(retry);
    source?.close();
    source = null;
    show("connecting");
  }

  function connectIfSeen() {
    if (document.hidden) disconnect();
    else if (!source) connect();
  }

  function press({ target }) {
    isPressed = target.closest("[data-live]") !== null;
  }

  function release() {
    isPressed = false;
    heldBack.forEach((element) => htmx.trigger(element, "live"));
    heldBack.clear();
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, requestConfig } = event.detail;
    if (!isPressed || requestConfig.elt !== target || !target.matches("[data-live]")) return;
    heldBack.add(target);
    event.preventDefault();
    event.stopImmediatePropagation();
  });

  // When the session has ended, each part is answered so. The page is left once: where one navigation replaces another,
  // Chromium's tab crashes now and then.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { elt, xhr } = event.detail;
    const path = xhr.getResponseHeader("HX-Redirect");
    if (!path || !elt.matches("[data-live]")) return;
    event.preventDefault();
    if (isLeaving) return;
    isLeaving = true;
    disconnect();
    location.assign(path);
  });
  window.addEventListener("pageshow", () => { isLeaving = false; });

  document.addEventListener("pointerdown", (event) => { if (event.button === 0) press(event); });
  // a menu of the browser has swallowed the end of the press
  document.addEventListener("pointermove", (event) => { if (isPressed && event.buttons === 0) release(); });
  document.addEventListener("keydown", (event) => { if (event.key === " ") press(event); });
  document.addEventListener("keyup", (event) => { if (event.key === " ") release(); });
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, release));
  window.addEventListener("blur", release);

  document.addEventListener("DOMContentLoaded", () => {
    if (!parts().length) return;
    // the bar at the top is live on each page: that says nothing of what the page is about
    document.getElementById("connection").hidden = !document.querySelector("main [data-live]");
    connectIfSeen();
    document.addEventListener("visibilitychange", connectIfSeen);
  });
})();
