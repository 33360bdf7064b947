/**
 * The command line client {@code masif}: its process, and how it ends.
 *
 * <p>Not here: single commands (rooms of {@code command}), the HTTP API ({@code api}), what is printed ({@code output}).
 *
 * <p>Flow: {@code Main -> a command -> ApiClient -> Output}.
 */
package io.masif.cli;
