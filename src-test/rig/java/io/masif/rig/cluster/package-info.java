/**
 * Several database servers that stand in for each other, on the loopback interface: a cluster of Galera, and a primary with its
 * replica. What is started on them is not known here.
 *
 * <p>GaleraLibrary → GaleraNode → GaleraCluster, which waits for a GaleraState; ReplicatedPair, which speaks a
 * ReplicationDialect.
 */
package io.masif.rig.cluster;
