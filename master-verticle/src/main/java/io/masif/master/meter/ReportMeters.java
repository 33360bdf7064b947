package io.masif.master.meter;

import io.masif.failure.Failure;
import io.masif.management.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts reports by the protocol's version and by their outcome, and measures how long answering them took. */
public final class ReportMeters {
    private static final int PROTOCOLS = 2;
    private static final String HELD = "masif.reports.held";

    private final Map<Kind, Counter[]> byKind = new EnumMap<>(Kind.class);
    private final Timer[] durations = new Timer[PROTOCOLS + 1];
    private final Counter shed;
    private final Counter unheld;

    private ReportMeters(Meters meters) {
        for (Kind kind : Kind.values()) {
            Counter[] counters = new Counter[PROTOCOLS + 1];
            for (int protocol = 1; protocol <= PROTOCOLS; protocol++) {
                counters[protocol] = Counter.builder("masif.reports")
                        .description("Reports by the protocol's version and by what came of them.")
                        .tag("protocol", Integer.toString(protocol))
                        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                        .register(meters.registry());
            }
            byKind.put(kind, counters);
        }
        for (int protocol = 1; protocol <= PROTOCOLS; protocol++) {
            durations[protocol] = meters.createTimer(
                    "masif.report.duration",
                    "From a report's headers to its answer; without what a refusal for want of capacity is held back.",
                    "protocol",
                    Integer.toString(protocol));
        }
        shed = Counter.builder("masif.reports.shed")
                .description("Reports whose agents were asked to retry, since there are too many reports.")
                .register(meters.registry());
        unheld = Counter.builder("masif.reports.unheld")
                .description(
                        "Reports that were answered at once, since there is no room for the plans of more held ones.")
                .register(meters.registry());
    }

    /** The outcome of a report. */
    public enum Kind {
        /** The first one of a host. */
        FIRST,
        /** Nothing new in it. */
        UNCHANGED,
        /** Something new in it. */
        CHANGED,
        /** The client's fault, including a digest that is not known here. */
        REFUSED,
        /** The database was unavailable, or there were too many reports. */
        UNAVAILABLE,
        /** Our fault. */
        FAILED
    }

    /** The meters of this Vert.x. Looking them up is slow: keep them. */
    public static ReportMeters of(Vertx vertx) {
        return new ReportMeters(Meters.of(vertx));
    }

    /** How many reports are held back, on all event loops of this Vert.x. */
    public static AtomicInteger heldCount(Vertx vertx) {
        return vertx.sharedData()
                .<String, HeldCount>getLocalMap(HELD)
                .computeIfAbsent(HELD, key -> HeldCount.create(vertx))
                .count();
    }

    private record HeldCount(AtomicInteger count) implements Shareable {
        static HeldCount create(Vertx vertx) {
            HeldCount held = new HeldCount(new AtomicInteger());
            Meters.of(vertx)
                    .addGauge(
                            "masif.reports.held",
                            "Reports whose answers are held back until they tell something new.",
                            held.count()::get);
            return held;
        }
    }

    /** One more report. */
    public void count(int protocol, Kind kind) {
        byKind.get(kind)[protocol].increment();
    }

    /** A report was not accepted. */
    public void countFailure(int protocol, Failure failure) {
        count(
                protocol,
                switch (failure.code()) {
                    case UNAVAILABLE -> Kind.UNAVAILABLE;
                    case INTERNAL -> Kind.FAILED;
                    case BAD_INPUT,
                            UNAUTHENTICATED,
                            FORBIDDEN,
                            NOT_FOUND,
                            WRONG_METHOD,
                            NOT_ACCEPTABLE,
                            CONFLICT,
                            TOO_LARGE,
                            UNSUPPORTED_TYPE,
                            TOO_MANY -> Kind.REFUSED;
                });
    }

    /** How long a report took, whatever its outcome. */
    public void recordDuration(int protocol, long nanos) {
        durations[protocol].record(nanos, TimeUnit.NANOSECONDS);
    }

    /** One more report was refused for want of capacity. */
    public void countShed() {
        shed.increment();
    }

    /** One more report was to be held back, and could not be. */
    public void countUnheld() {
        unheld.increment();
    }
}
