/**
 * What the pages of the fleet's health show: values that hosts report, and on how many of them.
 *
 * <p>Not here: how hosts are grouped (rooms {@code fleet.health} and {@code health}).
 *
 * <p>Flow: {@code HealthSubject -> HealthLists -> HealthRow, HealthHost}.
 */
package io.masif.ui.view.health;
