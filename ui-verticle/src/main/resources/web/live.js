"use strict";
// Keeps the page current: an element with data-live="pending runs" loads its hx-get again when something of these topics
// has changed. A page that nobody sees waits until it is seen again.
(() => {
  const FIRST_RETRY_MS = 1000;
  const MAX_RETRY_MS = 15000;
  let source = null;
  let retryMs = FIRST_RETRY_MS;
  let after = "";
  let isStale = false;

  const parts = () => [...document.querySelectorAll("[hx-get][data-live]")];
  const words = (element) => element.dataset.live.split(" ");

  function show(state) {
    const connection = document.getElementById("connection");
    if (!connection || connection.dataset.state === state) return;
    connection.dataset.state = state;
    connection.textContent = connection.dataset[state];
  }

  // All topics for null.
  function reload(topics) {
    if (document.hidden) {
      isStale = true;
      return;
    }
    parts().filter((element) => !topics || words(element).some((word) => topics.includes(word)))
      .forEach((element) => htmx.trigger(element, "live"));
  }

  function address() {
    const url = new URL(document.body.dataset.events, location.href);
    const elements = parts();
    url.searchParams.set("topics", [...new Set(elements.flatMap(words))].join(","));
    const hosts = new Set(elements.map((element) => element.dataset.liveHost));
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
    source = new EventSource(address());
    source.addEventListener("open", () => {
      retryMs = FIRST_RETRY_MS;
      show("live");
    });
    ["snapshot", "change", "progress"].forEach((name) => source.addEventListener(name, receive));
    source.addEventListener("error", () => {
      show("reconnecting");
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, retryMs);
      retryMs = Math.min(2 * retryMs, MAX_RETRY_MS);
      // the answer to a part leads to the login if the session has ended
      reload(null);
    });
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !isStale) return;
    isStale = false;
    reload(null);
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (parts().length) connect();
    else document.getElementById("connection")?.remove();
  });
})();
