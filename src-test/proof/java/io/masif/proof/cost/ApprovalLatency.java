package io.masif.proof.cost;

import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.process.Service;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From an approval to the start of apt on a host that waits and has nothing else to do, one package after the other. */
final class ApprovalLatency {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Fleet fleet;
    private final Host host;
    private final List<Service> masters;
    private List<Long> sortedMillis = List.of();

    /** @param masters one of which the host has reported to */
    ApprovalLatency(Fleet fleet, Host host, List<Service> masters) {
        this.fleet = fleet;
        this.host = host;
        this.masters = List.copyOf(masters);
    }

    /** @param count how many packages are approved, which await that */
    ApprovalLatency measure(int count) {
        sortedMillis = IntStream.range(0, count)
                .mapToObj(each -> measureOne())
                .sorted()
                .toList();
        return this;
    }

    /** @param way what is between the API and the host */
    void addTo(CostTable figures, String way) {
        int count = sortedMillis.size();
        figures.add(
                "from the API's 201 to the start of apt, " + way + ", median of " + count,
                sortedMillis.get(count / 2) + " ms",
                "1500 ms");
        figures.add("the same, the longest", sortedMillis.get(count - 1) + " ms", "");
    }

    private long measureOne() {
        Await.until(
                "the agent waits",
                TIMEOUT,
                () -> masters.stream().mapToDouble(ApprovalLatency::heldReports).sum() == 1);
        JsonObject row = fleet.api().pending().get(0);
        fleet.api().approve(List.of(row));
        Instant stored = Instant.now();
        Await.until("it is done", TIMEOUT, () -> host.sandbox()
                .version(row.getString("package"))
                .equals(Optional.of("1.1")));
        return Await.value("its run", TIMEOUT, () -> fleet.api().host(host.name()).getJsonArray("runs").stream()
                .map(run -> Instant.parse(((JsonObject) run).getString("started")))
                .filter(started -> started.isAfter(stored))
                .map(started -> Duration.between(stored, started).toMillis())
                .findFirst());
    }

    private static double heldReports(Service master) {
        String management = master.awaitLog("management address=").strip();
        return new Probe(Integer.parseInt(management.substring(management.lastIndexOf(':') + 1)))
                .metric("masif_reports_held");
    }
}
