package io.masif.ui.view.pending;

import java.util.List;

/**
 * The pending actions of one package.
 *
 * @param name the package
 * @param hosts how many hosts await at least one of the rows
 * @param rows at least one, sorted
 */
public record PendingPackage(String name, int hosts, List<PendingRow> rows) {
    public PendingPackage {
        rows = List.copyOf(rows);
    }

    /** Whether one of the rows is a security update on all hosts that await it. */
    public boolean isSecurity() {
        return rows.stream().anyMatch(PendingRow::isSecurity);
    }
}
