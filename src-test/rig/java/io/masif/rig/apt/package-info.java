/**
 * Real packages, archives and hosts: a sandbox in which the real apt and dpkg install into a folder.
 * Agents are started by {@code Host} of the package above.
 *
 * <p>DebPackage → DebFile → Archive → Sandbox.
 */
package io.masif.rig.apt;
