/**
 * What processes and a database server have used until now. What that means per report is in {@code simulator}.
 *
 * <p>{@code ResourceCounters → ProcessUsage, DatabaseClient}
 */
package io.masif.bench.usage;
