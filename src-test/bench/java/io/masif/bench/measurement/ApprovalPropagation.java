package io.masif.bench.measurement;

import io.masif.bench.testbed.MeasuredMaster;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.TestBed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long it takes until what was approved is in the answers of two masters over one database. */
final class ApprovalPropagation {
    private static final int REPETITIONS = 10;
    /** Bytes of an answer in which nothing is approved; one in which everything is has thousands. */
    private static final int EMPTY_ANSWER_BYTES = 2;

    private final TestBed bed;

    ApprovalPropagation(TestBed bed) {
        this.bed = bed;
    }

    void measure() {
        MeasuredMaster second = bed.masters().create("second-master");
        second.start();
        try (ProbeHost one = new ProbeHost(bed, bed.master(), "approval", 1);
                ProbeHost other = new ProbeHost(bed, second, "approved", 1)) {
            List<Double> millis = new ArrayList<>();
            for (int time = 0; time < REPETITIONS; time++) {
                millis.addAll(measureOnce(List.of(one, other)));
            }
            Collections.sort(millis);
            String what = "a new approval is in both masters' answers, " + REPETITIONS + " times: ms, ";
            bed.report().checkAtMost(what + "longest", 2000, millis.get(millis.size() - 1));
            bed.report().checkAtMost(what + "median", 100, millis.get(millis.size() / 2));
        } finally {
            second.terminate();
        }
        bed.decisions().removeAll();
    }

    private List<Double> measureOnce(List<ProbeHost> hosts) {
        bed.decisions().removeAll();
        hosts.forEach(host -> {
            while (host.answerLength() > EMPTY_ANSWER_BYTES) {
                Pauses.sleep(Duration.ofMillis(1));
            }
        });
        bed.decisions().approveEverything();
        long beganAtNanos = System.nanoTime();
        List<ProbeHost> waiting = new ArrayList<>(hosts);
        List<Double> millis = new ArrayList<>();
        while (!waiting.isEmpty()) {
            waiting.removeIf(host -> {
                boolean isApproved = host.answerLength() > EMPTY_ANSWER_BYTES;
                if (isApproved) {
                    millis.add((System.nanoTime() - beganAtNanos) / (double) TimeUnit.MILLISECONDS.toNanos(1));
                }
                return isApproved;
            });
            Pauses.sleep(Duration.ofMillis(1));
        }
        return millis;
    }
}
