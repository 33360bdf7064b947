/**
 * What all commands share: the server, the output, and options about which actions and hosts are meant.
 *
 * <p>Not here: single commands (rooms {@code list}, {@code detail}, {@code decision}, {@code history}).
 *
 * <p>Flow: {@code ApiCommand -> ServerSelection, ApiClient, Output}.
 */
package io.masif.cli.command;
