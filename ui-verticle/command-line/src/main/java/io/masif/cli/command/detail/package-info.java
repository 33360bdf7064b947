/**
 * Commands about one thing: a host, an approval, the connection itself.
 *
 * <p>Flow: {@code HostCommand, ApprovalCommand -> ApiClient -> Output}.
 */
package io.masif.cli.command.detail;
