/**
 * Tests of the pages in a browser, over a filled fleet: that everybody can read them, and how they are worked with.
 *
 * <p>Not here: how a page is examined ({@code page.inspect}), what becomes of an approval on hosts ({@code fleet}), and what
 * is in a page (tests of the UI).
 *
 * <p>Flow: {@code FleetPages -> Chromium -> Axe}.
 */
package io.masif.system.page;
