package io.masif.master.write;

import io.masif.master.store.AgentRow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@link HostWriter} wrote.
 *
 * @param rows of the hosts afterwards; hosts are left out whose reports rely on a row that does not exist
 * @param runBytes the approximate size of the runs that were written, by host
 * @param unanswered hosts of which the database has no answer, as far as the writer found out
 */
record WrittenHosts(List<AgentRow> rows, Map<String, Integer> runBytes, Set<String> unanswered) {
    /** Nothing was to be written. */
    static final WrittenHosts NONE = new WrittenHosts(List.of(), Map.of(), Set.of());
}
