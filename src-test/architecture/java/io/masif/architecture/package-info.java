/**
 * The rules of the architecture, for all that is shipped: who may import whom. A module of its own, since nothing else needs all
 * parts at once.
 *
 * <p>Not here: the rules for the code of tests, in the module {@code test-architecture}.
 */
package io.masif.architecture;
