/**
 * Machines with a network of their own on this one, and links between them on which packets take time and get lost. That
 * needs root, and a network namespace without a way to other hosts: the addresses here may exist elsewhere. What runs on
 * the machines is not known here.
 *
 * <p>DistantMachines → Machine, NetworkNamespace, PacketRelay.
 */
package io.masif.rig.network;
