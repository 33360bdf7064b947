"use strict";
// Loads a page again as soon as it can be answered. Until then it stays as it is, so that it can be read.
(() => {
  const INTERVAL_MS = 2000;

  async function ask() {
    const answer = await fetch(location.href).catch(() => null);
    if (answer && answer.status !== 503) location.reload();
    else setTimeout(ask, INTERVAL_MS);
  }

  setTimeout(ask, INTERVAL_MS);
})();
