/**
 * The revisions under which this master writes hosts and runs, and the counter by which removals are announced. What is written
 * is in {@code io.masif.master.store}; how readers find it, in {@code io.masif.revision}.
 *
 * <p>{@link io.masif.master.store.revision.WriterLease} takes the number of a writer
 * ({@link io.masif.master.store.revision.WriterStore}), and gives each transaction the next revision of it.
 */
package io.masif.master.store.revision;
