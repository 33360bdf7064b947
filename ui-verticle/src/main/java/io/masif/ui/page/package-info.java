/**
 * What all pages share: for whom they are rendered, how, the format of values on them, and the answer to a form; and the login
 * page.
 *
 * <p>Not here: the pages themselves (rooms {@code page.overview}, {@code page.pending} and so on), the templates
 * (src/main/jte), and what they show (room {@code view}).
 *
 * <p>Flow: {@code PageRenderer -> PageContext -> Format -> Texts}.
 */
package io.masif.ui.page;
