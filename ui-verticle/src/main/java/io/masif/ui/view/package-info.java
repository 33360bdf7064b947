/**
 * What pages and API show, as immutable records: the key of an action, and the size of texts on a page. Each page has
 * a room below.
 *
 * <p>Not here: how it is computed (room {@code fleet}) and how it is written (templates and room {@code api}).
 *
 * <p>Flow: {@code IndexQuery -> ActionKey -> template}.
 */
package io.masif.ui.view;
