/**
 * Why apt keeps packages back. Approved actions that are blocked are in {@code select}.
 *
 * <p>Flow: {@link KeptBackNames} → {@link KeptBackReasons} ({@link UnmetDependencies}).
 */
package io.masif.agent.keptback;
