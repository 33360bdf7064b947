/**
 * The tests of all parts together.
 *
 * <p>Not here: tests of one module, which are in the folder of that module; the rules for code, in
 * {@code io.masif.architecture}.
 *
 * <p>Flow: {@code fleet} starts all parts and approves in the browser, {@code trouble} does so for hosts that have
 * problems, {@code page} uses every page of a filled fleet, {@code process} starts single parts without a fleet.
 */
package io.masif.system;
