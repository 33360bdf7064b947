/**
 * When maintenance windows are open: recurrences (a subset of RFC 5545), starts by a local time, and the periods that follow from
 * them, by {@code java.time} only. A value here knows no hosts, groups or database.
 *
 * <p>Flow: {@code Recurrence -> MaintenanceWindow -> Timetable -> Period}.
 */
package io.masif.schedule;
