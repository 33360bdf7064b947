package io.masif.master.report;

import io.masif.domain.Run;
import java.util.List;

/** The approximate size of runs in the database. */
public final class RunSize {
    private static final int RUN_BYTES = 400;

    private RunSize() {}

    /** The bytes of one run with its log and outcomes. */
    public static int estimateBytes(Run run) {
        return RUN_BYTES + run.log().length() + run.outcomes().size() * ReportedPlan.ACTION_TEXT_BYTES;
    }

    /** The bytes of all these runs. */
    public static int estimateBytes(List<Run> runs) {
        return runs.stream().mapToInt(RunSize::estimateBytes).sum();
    }
}
