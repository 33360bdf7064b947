/**
 * The agent as its package installs it, and the run that records which classes the installed parts load.
 *
 * <p>{@code Training → InstalledAgent}
 */
package io.masif.proof.install;
