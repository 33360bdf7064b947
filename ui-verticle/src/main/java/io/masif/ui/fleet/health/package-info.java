/**
 * Groups the hosts of the index by what they report: equal values, and on how many hosts they are.
 *
 * <p>Not here: what only the database has (room {@code health}), and the pages (room {@code page.health}).
 *
 * <p>Flow: {@code GroupHosts, FindHealthHosts -> SubjectValues -> HostParts}.
 */
package io.masif.ui.fleet.health;
