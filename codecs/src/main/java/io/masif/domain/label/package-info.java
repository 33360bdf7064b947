/**
 * Labels of hosts, and selectors that choose hosts by them, in the syntax of Kubernetes
 * (<a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and Selectors</a>).
 * Not here: where labels come from (agent.config, and the UI's store), and sets of hosts (the UI's fleet.label).
 * Flow: {@code Label -> Labels}; {@code SelectorParser -> LabelSelector} of {@code Requirement}s.
 */
package io.masif.domain.label;
