/**
 * The HTML pages for operators and their parts, the forms by which they decide, and the format of texts on them.
 *
 * <p>Not here: the templates (src/main/jte) and what they show (room {@code view}).
 *
 * <p>Flow: {@code FleetPages, DecisionPages -> DecisionForm -> FleetClient -> PageRenderer -> Format}.
 */
package io.masif.ui.page;
