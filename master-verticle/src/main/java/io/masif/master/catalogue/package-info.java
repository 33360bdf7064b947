/**
 * The plans and actions of the whole fleet: each is stored once, however many hosts report it. Rows are read and written by
 * {@code io.masif.master.store}; the hosts themselves are in {@code io.masif.master.host}.
 *
 * <p>{@link io.masif.master.catalogue.PlanCatalogue} finds or adds the plans of reports, and by
 * {@link io.masif.master.catalogue.ActionCatalogue} their actions; {@link io.masif.master.catalogue.ActionSources} completes
 * actions whose source package was unknown; {@link io.masif.master.catalogue.FleetCatalogue} joins them with the quotas of
 * hosts.
 */
package io.masif.master.catalogue;
