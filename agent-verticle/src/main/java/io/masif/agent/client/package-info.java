/**
 * The connection to the master: certificates, the checks of the TLS handshake, and the HTTP client. What a report
 * contains and how a failure is explained is in {@code report}.
 *
 * <p>MasterConnection → TlsMaterial → MasterTrust; MasterConnection → MasterClient → MasterReply.
 */
package io.masif.agent.client;
