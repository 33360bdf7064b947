/**
 * The command that shows rollouts and has them do something.
 *
 * <p>Not here: starting one (room {@code command.decision}).
 *
 * <p>Flow: {@code RolloutsCommand -> RolloutAction, RolloutText}.
 */
package io.masif.cli.command.rollout;
