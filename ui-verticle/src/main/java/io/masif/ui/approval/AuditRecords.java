package io.masif.ui.approval;

import io.masif.ui.csv.RowSource;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.AuditRecord;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * The records of decisions, one for each action that is asked for. Each record names all hosts of its decision, and a decision
 * may have thousands of actions and name all hosts of the fleet: a piece has only so many names.
 */
final class AuditRecords implements RowSource<AuditRecord> {
    private static final int MAX_NAMES = 50_000;

    private final RowSource<ApprovalRow> rows;
    private final ApprovalFilter filter;
    private final Function<ApprovalRow, Future<List<String>>> findHosts;
    private final Deque<ApprovalRow> waiting = new ArrayDeque<>();
    private final Deque<AuditRecord> records = new ArrayDeque<>();

    /**
     * The records of these decisions.
     *
     * @param filter which of their actions are meant
     * @param findHosts the names of all hosts of a decision
     */
    AuditRecords(
            RowSource<ApprovalRow> rows, ApprovalFilter filter, Function<ApprovalRow, Future<List<String>>> findHosts) {
        this.rows = rows;
        this.filter = filter;
        this.findHosts = findHosts;
    }

    @Override
    public Future<List<AuditRecord>> next() {
        if (!records.isEmpty()) {
            return Future.succeededFuture(takePiece());
        }
        if (!waiting.isEmpty()) {
            return readNext();
        }
        return rows.next().compose(found -> {
            if (found == null) {
                return Future.succeededFuture();
            }
            waiting.addAll(found);
            return waiting.isEmpty() ? Future.succeededFuture(List.of()) : readNext();
        });
    }

    private Future<List<AuditRecord>> readNext() {
        ApprovalRow row = waiting.remove();
        return findHosts.apply(row).map(hosts -> {
            AuditRecord.of(row, filter, hosts).forEach(records::add);
            return takePiece();
        });
    }

    private List<AuditRecord> takePiece() {
        List<AuditRecord> piece = new ArrayList<>();
        int names = 0;
        while (!records.isEmpty() && names < MAX_NAMES) {
            AuditRecord record = records.remove();
            piece.add(record);
            names += record.hosts().size() + 1;
        }
        return piece;
    }
}
