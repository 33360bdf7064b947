/**
 * What only one of all masters and UIs may do at a time, and the table that says who does. A holder that was frozen for longer
 * than its lease lasts has lost it without knowing: so each transaction that it protects begins with {@code Lease.require}, which
 * then fails. Not here: the numbers of writers, which masters hold all the time ({@code io.masif.revision}).
 *
 * <p>LeaseName → Lease → LeaseStore; ExpiredLeaseException.
 */
package io.masif.lease;
