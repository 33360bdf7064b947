/**
 * Stands between a client and a MySQL server, and says what is executed there, before and after it is; or how often the
 * client waits; or changes a word of it.
 *
 * <p>Not here: connections that fall silent or are slow whatever they are about ({@code http}).
 *
 * <p>Flow: {@code StatementRelay -> ClientPackets -> Statement -> StatementListener}; {@code RoundTripRelay};
 * {@code RewritingRelay}.
 */
package io.masif.rig.database.relay;
