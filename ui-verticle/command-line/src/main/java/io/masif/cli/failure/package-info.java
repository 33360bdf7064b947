/**
 * Failures that end the program with a sentence and an exit code.
 *
 * <p>Flow: {@code CommandFailure -> ExitCode}.
 */
package io.masif.cli.failure;
