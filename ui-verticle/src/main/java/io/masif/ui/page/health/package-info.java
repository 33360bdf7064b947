/**
 * The pages of the fleet's health: what is wrong or different on many hosts, and on which.
 *
 * <p>Not here: how hosts are grouped (rooms {@code fleet.health} and {@code health}).
 *
 * <p>Flow: {@code HealthPages -> HealthReader -> health/page.jte -> HealthText}.
 */
package io.masif.ui.page.health;
