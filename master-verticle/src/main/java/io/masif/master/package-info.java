/**
 * The process of a master: its command line, its configuration, and the order in which its parts are started. What a report
 * goes through is in the packages below.
 *
 * <p>The start: Main → MasterConfiguration → MasterService → AgentApiVerticle, TrustVerticle, SchemaMigration →
 * ReportVerticle, ApprovalVerticle, HostClockVerticle, HousekeepingVerticle → InstanceVerticle.
 */
package io.masif.master;
