/**
 * The brake "Stop all": while it holds, masters answer no approval.
 *
 * <p>Not here: the masters' part ({@code io.masif.delivery}).
 *
 * <p>Flow: {@code BrakePages, BrakeApi -> BrakeWriter -> BrakeStore}; {@code FleetLoad -> BrakeStore -> CurrentBrake}, which
 * each page shows.
 */
package io.masif.ui.brake;
