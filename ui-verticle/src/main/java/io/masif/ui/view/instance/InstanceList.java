package io.masif.ui.view.instance;

import io.masif.instance.Instance;
import io.masif.instance.InstanceKind;
import io.masif.instance.Retention;
import io.masif.instance.RunningInstance;
import io.masif.ui.view.Expiry;
import io.masif.ui.view.instance.InstanceExpiry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The masters and UIs of the database, masters first. */
public record InstanceList(List<RunningInstance> all) {
    /** On which a master listens for agents, unless it is configured otherwise. */
    public static final int MASTER_PORT = 8150;

    public InstanceList {
        all = List.copyOf(all);
    }

    /**
     * The days that masters which are alive keep something; several if they are configured differently, none if no master is
     * alive.
     */
    public List<Integer> retentionDays(ToIntFunction<Retention> days) {
        return alive().map(Instance::retention)
                .filter(Objects::nonNull)
                .map(days::applyAsInt)
                .distinct()
                .sorted()
                .toList();
    }

    /** The names of the machines on which a master is alive. */
    public List<String> masters() {
        return alive().filter(each -> each.kind() == InstanceKind.MASTER)
                .map(Instance::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** What has to be replaced soon, by those that are alive; the most urgent first. */
    public List<InstanceExpiry> expiries(Instant now) {
        List<InstanceExpiry> found = new ArrayList<>();
        alive().forEach(each -> {
            if (Expiry.isNear(each.certificateEnds(), now)) {
                found.add(new InstanceExpiry(each.name(), Kind.CERTIFICATE, each.certificateEnds()));
            }
            if (each.areListsNear(now)) {
                found.add(new InstanceExpiry(each.name(), Kind.LISTS, each.listsDue()));
            }
        });
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(InstanceExpiry::end))
                .toList();
    }

    private Stream<Instance> alive() {
        return all.stream().filter(RunningInstance::isAlive).map(RunningInstance::instance);
    }
}
