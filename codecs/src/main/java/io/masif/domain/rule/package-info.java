/**
 * What a rule of an operator matches: names of packages, kinds of actions, and the archives that versions come from, as
 * immutable values that are validated when they are created. Not here: for which hosts and from when on a rule approves what it
 * matches (the UI's rooms {@code rule} and {@code fleet.rule}).
 *
 * <p>{@code ActionCriteria → PackagePatterns, ReleasePattern}; {@code InvalidCriteriaException}.
 */
package io.masif.domain.rule;
