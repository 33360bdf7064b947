package io.masif.ui.page.overview;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.SharedRead;
import io.masif.ui.database.SharedReads;
import io.masif.ui.instance.InstanceReader;
import io.masif.ui.page.PageContext;
import io.masif.ui.sample.SampleStore;
import io.masif.ui.sample.SampledActions;
import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.instance.InstanceList;
import io.masif.ui.view.overview.ActionsExecuted;
import io.masif.ui.view.overview.CurrentRun;
import io.masif.ui.view.overview.DayPlot;
import io.masif.ui.view.overview.FleetOverview;
import io.masif.ui.view.overview.FleetSample;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Reads what the overview shows and the index does not have. All open pages share what was read: what runs after each event
 * once, and what changes by the hour, or without an event, once a minute.
 */
final class OverviewReader {
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** Hosts, as of an event. */
    private record HostsAtEvent(String eventId, List<Integer> hosts) {}

    /** A moment since which something is counted, as of an event. */
    private record MomentAtEvent(String eventId, Instant moment) {}

    /** The beginning of an hour since which samples are counted, in the hour that goes on. */
    private record SampledSince(Instant moment, Instant hour) {}

    private final SharedReads<HostsAtEvent, List<CurrentRun>> current;
    private final SharedReads<MomentAtEvent, ActionsExecuted> executed;
    private final SharedReads<SampledSince, SampledActions> sampled;
    private final SharedReads<Instant, List<FleetSample>> samples;
    private final SharedRead<InstanceList> instances;

    OverviewReader(RunStore runs, SampleStore store, InstanceReader reader) {
        this.current = new SharedReads<>(key -> runs.findCurrent(key.hosts()), KEPT);
        this.executed = new SharedReads<>(key -> store.countRunsSince(key.moment()), KEPT);
        this.sampled = new SharedReads<>(key -> store.findSampled(key.moment(), key.hour()), KEPT);
        this.samples = new SharedReads<>(store::findSince, KEPT);
        this.instances = new SharedRead<>(reader::findAll, KEPT);
    }

    /** From now on all is read again: a page that is opened shows what is stored. */
    void forget() {
        current.forgetAll();
        executed.forgetAll();
        sampled.forgetAll();
        samples.forgetAll();
        instances.forget();
    }

    /**
     * What is shown besides the state of the fleet.
     *
     * @param since the beginning of an hour, since when something counts as new
     */
    Future<OverviewData> read(PageContext page, FleetOverview overview, Instant since) {
        Instant hour = page.now().truncatedTo(ChronoUnit.HOURS);
        return current.get(new HostsAtEvent(page.eventId(), overview.running()))
                .compose(running -> sampled.get(new SampledSince(since, hour))
                        .compose(before -> executed.get(new MomentAtEvent(page.eventId(), before.end()))
                                .map(before.executed()::plus))
                        .compose(done -> readPlot(page).compose(plot -> instances
                                .get()
                                .map(all -> new OverviewData(overview, running, done, plot, all)))))
                .recover(DatabaseErrors::failRead);
    }

    /** The days of the plot, in the reader's zone. */
    Future<DayPlot> readPlot(PageContext page) {
        return samples.get(page.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(DayPlot.DAYS)))
                .map(found -> DayPlot.of(found, page.zone(), page.today()));
    }
}
