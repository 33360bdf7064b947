/**
 * Values that many hosts share, each kept once, and the hosts that share them; and numbers of all hosts. They are kept up to date
 * as hosts change, so that a query reads them instead of all hosts.
 *
 * <p>Not here: the hosts themselves and what is pending (room {@code fleet.index}).
 *
 * <p>Flow: {@code HostParts -> HostPartition -> SharingHosts}; {@code PlanPool -> SharingHosts};
 * {@code HostCount -> HostNumbers}.
 */
package io.masif.ui.fleet.partition;
