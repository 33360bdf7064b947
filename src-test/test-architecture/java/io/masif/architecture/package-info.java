/**
 * The rules of the architecture, for the code of tests. A module of its own, since it reads the classes of all tests: it waits
 * for these, and nothing waits for it.
 *
 * <p>Not here: the rules for what is shipped, in the module {@code architecture}.
 */
package io.masif.architecture;
