/**
 * What of the fleet's health only the database has: failed runs and wrong clocks.
 *
 * <p>Not here: what hosts report (room {@code fleet.health}).
 *
 * <p>Flow: {@code HealthStore -> HostValue}.
 */
package io.masif.ui.health;
