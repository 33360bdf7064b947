package io.masif.master.report;

import io.masif.domain.Digest;
import io.masif.domain.Run;
import java.util.List;
import java.util.Optional;

/**
 * A report of version 1 of the protocol: the host's tasks, and nothing else.
 *
 * @param tasks each distinct task once, in the order of the body
 * @param reportedPlan the plan that these tasks are
 */
public record VersionOneReport(List<ReportedTask> tasks, ReportedPlan reportedPlan) implements HostReport {
    public VersionOneReport {
        tasks = List.copyOf(tasks);
    }

    @Override
    public int protocol() {
        return 1;
    }

    @Override
    public Digest planDigest() {
        return reportedPlan.digest();
    }

    @Override
    public Optional<ReportedPlan> plan() {
        return Optional.of(reportedPlan);
    }

    @Override
    public Optional<ReportedFacts> facts() {
        return Optional.empty();
    }

    @Override
    public List<Run> runs() {
        return List.of();
    }

    @Override
    public List<ReportedAction> runActions() {
        return List.of();
    }

    @Override
    public boolean needsStoredActions() {
        return false;
    }

    @Override
    public boolean reliesOnEarlierReport() {
        return false;
    }

    @Override
    public int estimatedBytes() {
        return reportedPlan.estimatedActionBytes();
    }
}
