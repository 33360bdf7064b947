/**
 * The masters and UIs that run, as the table {@code instance} has them: each process writes its own row, and a UI shows all.
 *
 * <p>Not here: what a process knows about itself, such as its certificate.
 *
 * <p>Flow: {@code InstanceVerticle -> Instance -> InstanceStore -> RunningInstance}.
 */
package io.masif.instance;
