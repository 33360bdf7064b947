/**
 * The process on a managed host: it reports what apt would do, and executes what is approved of it. Here are its start and the
 * verticle that answers every request about apt; each subject has its own package.
 *
 * <p>Main → AgentCommand → Agent → LocalApiVerticle, AptVerticle, ReportVerticle, CycleVerticle.
 */
package io.masif.agent;
