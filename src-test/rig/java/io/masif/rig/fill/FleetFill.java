package io.masif.rig.fill;

import io.masif.domain.Action;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.fill.Catalogue.StoredAction;
import io.masif.rig.fill.Catalogue.StoredPlan;
import io.masif.rig.synthetic.Dice;
import io.masif.rig.synthetic.HostFacts;
import io.masif.rig.synthetic.HostProfile;
import io.masif.rig.synthetic.HostTrait;
import io.masif.rig.synthetic.UpdateSchedule;
import io.masif.wire.FactsJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Fills an empty database, which a master has given its tables, with a synthetic fleet. */
public final class FleetFill {
    /** All rows have the first revision. */
    static final int REVISION = 1;

    private static final int CERTIFICATE_HOURS = 825 * 24;
    private static final String NOW = "SELECT DATE_FORMAT(UTC_TIMESTAMP(3), '%Y-%m-%dT%H:%i:%s.%f')";
    private static final String RAISE_COUNTERS = "UPDATE masif.counter SET value = value + 1 WHERE name = 'approval';"
            + " UPDATE masif.writer SET revision = revision + 1, progress = progress + 1 WHERE number = 0";

    /** Of each hour in which a run ended; from weekend to weekend more is pending. */
    private static final String SAMPLES = """
            INSERT IGNORE INTO masif.fleet_sample
              (hour, hosts, pending_hosts, security_hosts, pending_actions, done, failed)
            SELECT hour, %1$d, ROUND(%1$d * (0.25 + 0.05 * WEEKDAY(hour))), ROUND(%1$d * (0.05 + 0.03 * WEEKDAY(hour))),
              400 + 60 * WEEKDAY(hour), done, failed
            FROM (
              SELECT DATE_FORMAT(r.told_at, '%%Y-%%m-%%d %%H:00:00') AS hour,
                SUM(a.result = 'done') AS done, SUM(a.result = 'failed') AS failed
              FROM masif.run r JOIN masif.run_action a ON a.run_id = r.id
              WHERE r.told_at < DATE_FORMAT(UTC_TIMESTAMP(), '%%Y-%%m-%%d %%H:00:00')
              GROUP BY hour
            ) hours""";

    private final EmbeddedDatabase database;
    private final FleetTime time;
    private final List<HostProfile> hosts;
    private final Catalogue catalogue;
    private final EventRows events;
    private final ApprovedUpdates approved;
    private final InsertStatement agents;
    private final InsertStatement clocks;

    private FleetFill(EmbeddedDatabase database, int count) {
        this.database = database;
        time = new FleetTime(LocalDateTime.parse(database.execute(NOW).get(0)).toInstant(ZoneOffset.UTC));
        hosts = HostProfile.list(count);
        catalogue = new Catalogue(database, time);
        events = new EventRows(database);
        approved = new ApprovedUpdates(catalogue, hosts);
        agents = new InsertStatement(
                database,
                "agent",
                "id, name, protocol, plan_id, facts, state, certificate_ends, first_seen, last_seen, plan_since, revision,"
                        + " conflict_at");
        clocks = new InsertStatement(database, "host_clock", "name, seconds, noticed_at");
    }

    /** Writes that many hosts, and the half year before. No UI may read the database yet. */
    public static FleetChanges fill(EmbeddedDatabase database, int hosts) {
        FleetFill fill = new FleetFill(database, hosts);
        fill.writeHosts();
        fill.writeHistory();
        return new FleetChanges(database, fill.catalogue, fill.approved, fill.hosts);
    }

    private void writeHosts() {
        hosts.forEach(this::writeHost);
        agents.flush();
        clocks.flush();
    }

    private void writeHistory() {
        RunHistory runs = new RunHistory(database, time, catalogue, events, hosts.size());
        DecisionRows decisionRows = new DecisionRows(database, events);
        DecisionHistory decisions = new DecisionHistory(time, catalogue, decisionRows, hosts);
        for (int round = UpdateSchedule.ROUNDS; round >= 0; round--) {
            decisions.writeRound(round);
            runs.writeRound(hosts, round);
        }
        decisions.writeStanding(approved);
        runs.writeApproved(hosts, approved);
        catalogue.flush();
        decisionRows.flush();
        runs.flush();
        events.flush();
        database.execute(SAMPLES.formatted(hosts.size()));
        database.execute(RAISE_COUNTERS);
    }

    private void writeHost(HostProfile host) {
        Dice dice = Dice.of("report", host.number());
        StoredPlan plan = catalogue.pending(host);
        Instant lastSeen = lastSeen(host, dice);
        Instant joined = time.joined(host).isBefore(lastSeen) ? time.joined(host) : lastSeen;
        Facts facts = HostFacts.of(host, lastSeen, findBlocked(host, plan));
        boolean duplicate = host.trait() == HostTrait.DUPLICATE;
        agents.add(
                host.number(),
                host.name(),
                host.isVersionOne() ? 1 : 2,
                plan.number(),
                host.isVersionOne() ? null : FactsJson.write(facts).encode(),
                host.isVersionOne() ? null : facts.condition().state().word(),
                certificateEnds(host, lastSeen),
                joined,
                lastSeen,
                lastSeen.minusSeconds(dice.between(3600, 190_000)),
                REVISION,
                // in the future, since no machine reports again and a master ends an old conflict
                duplicate ? time.now().plus(Duration.ofDays(365)) : null);
        events.add(joined, host.name(), "host-joined", new JsonObject().put("host", host.name()));
        if (duplicate) {
            JsonArray addresses = new JsonArray(List.of("192.0.2.44:41822", "198.51.100.7:50310"));
            JsonObject detail = new JsonObject().put("host", host.name()).put("addresses", addresses);
            events.add(time.now().minusSeconds(dice.between(600, 9000)), host.name(), "conflict-began", detail);
        }
        if (host.trait() == HostTrait.WRONG_CLOCK) {
            clocks.add(
                    host.name(), dice.percent(50) ? dice.between(90, 7000) : -dice.between(4000, 90_000), time.now());
        }
    }

    /** Of certificates of the usual validity, some of which are not yet renewed. */
    private static Instant certificateEnds(HostProfile host, Instant lastSeen) {
        return lastSeen.plus(
                Duration.ofHours(Dice.of("certificate", host.number()).between(1, CERTIFICATE_HOURS)));
    }

    private Instant lastSeen(HostProfile host, Dice dice) {
        return host.trait() == HostTrait.SILENT
                ? time.now().minusSeconds(dice.between(8000, 30 * 86_400))
                : time.now().minusMillis(dice.below(30_000));
    }

    /** The first approved action waits for the first one that is not. */
    private List<BlockedAction> findBlocked(HostProfile host, StoredPlan plan) {
        if (approved.stage(host) != ApprovedUpdates.Stage.BLOCKED) {
            return List.of();
        }
        List<StoredAction> chosen = approved.actions(host);
        Stream<Action> others =
                plan.actions().stream().filter(each -> !chosen.contains(each)).map(StoredAction::action);
        return others
                .findFirst()
                .map(other -> new BlockedAction(
                        chosen.get(0).action(),
                        List.of(other),
                        "waits for " + other.kind().word() + " " + other.packageName() + " "
                                + (other.to() == null ? other.from() : other.to())))
                .stream()
                .toList();
    }
}
