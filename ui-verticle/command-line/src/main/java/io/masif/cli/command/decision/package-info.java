/**
 * Commands that decide: which actions, for which hosts, confirmed by a person or by {@code --yes}.
 *
 * <p>Flow: {@code DecisionCommand -> ActionChoice, HostOptions -> Preview -> Confirmation -> ApiClient}.
 */
package io.masif.cli.command.decision;
