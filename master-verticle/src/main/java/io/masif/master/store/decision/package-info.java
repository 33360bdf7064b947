/**
 * The SQL of what operators decided and requested: decisions, revocations, and retries. It reads only: the UI writes them.
 *
 * <p>Not here: what follows from them ({@code io.masif.master.approval}).
 */
package io.masif.master.store.decision;
