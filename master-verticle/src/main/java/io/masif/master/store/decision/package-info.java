/**
 * The SQL of what operators decided and requested: decisions, revocations, retries, and groups. It reads only: the UI writes
 * them.
 *
 * <p>Not here: what follows from them ({@code io.masif.master.approval}).
 */
package io.masif.master.store.decision;
