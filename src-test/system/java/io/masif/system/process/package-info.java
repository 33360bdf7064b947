/**
 * Tests of the programs as processes: launcher, ports, what is left in folders, the command line of the UI.
 *
 * <p>Not here: what the parts do together ({@code fleet}).
 *
 * <p>Flow: {@code UnconnectedParts -> Service -> log}.
 */
package io.masif.system.process;
