/**
 * What the engines have in common that do by themselves what operators have said: when they run, and that of several UIs one
 * does it.
 *
 * <p>Not here: what they do (rooms {@code rollout.engine}, {@code rule.engine}, {@code notification.engine}), and the table of
 * leases ({@code io.masif.lease}).
 *
 * <p>Flow: {@code FleetChange -> EngineLoop -> an engine -> LeaseHolder -> ShortTransaction}.
 */
package io.masif.ui.engine;
