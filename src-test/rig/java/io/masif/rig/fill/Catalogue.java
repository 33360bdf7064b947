package io.masif.rig.fill;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Releases;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.synthetic.CatalogueAction;
import io.masif.rig.synthetic.HostProfile;
import io.masif.rig.synthetic.PatchLevel;
import io.masif.rig.synthetic.UpdateSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes each action and each plan once, and gives them their numbers. */
final class Catalogue {
    private static final String HAS_SOURCE = """
            SELECT CAST(COUNT(*) AS CHAR) FROM information_schema.columns
            WHERE table_schema = 'masif' AND table_name = 'action' AND column_name = 'source'""";
    private static final String ACTION_COLUMNS =
            "id, digest, package, arch, kind, from_version, to_version, releases, security, first_seen";

    private final FleetTime time;
    private final boolean hasSource;
    private final InsertStatement actionRows;
    private final InsertStatement planRows;
    private final Map<Digest, StoredAction> actions = new HashMap<>();
    private final Map<Digest, Integer> planNumbers = new HashMap<>();
    private final Map<List<Object>, StoredPlan> pending = new HashMap<>();
    private final Map<List<Object>, List<StoredAction>> executed = new HashMap<>();

    Catalogue(EmbeddedDatabase database, FleetTime time) {
        this.time = time;
        hasSource = database.execute(HAS_SOURCE).get(0).equals("1");
        actionRows = new InsertStatement(database, "action", hasSource ? ACTION_COLUMNS + ", source" : ACTION_COLUMNS);
        planRows = new InsertStatement(database, "plan", "id, digest, actions, first_seen");
    }

    /** An action with its number. */
    record StoredAction(int number, Action action) {}

    /** A plan with its number. */
    record StoredPlan(int number, List<StoredAction> actions) {
        StoredPlan {
            actions = List.copyOf(actions);
        }
    }

    /** The plan of a host now. */
    StoredPlan pending(HostProfile host) {
        return pending(host, host.level());
    }

    /** The plan that a host would have at that level. */
    StoredPlan pending(HostProfile host, PatchLevel level) {
        List<Object> key = List.of(host.role(), host.release(), host.arch(), level, host.isVersionOne());
        return pending.computeIfAbsent(key, absent -> {
            List<CatalogueAction> all = UpdateSchedule.pending(host.role(), host.release(), host.arch(), level);
            return storePlan(host.isVersionOne() ? asVersionOne(all) : all);
        });
    }

    /** What a host executes in a round. */
    List<StoredAction> executed(HostProfile host, int round) {
        List<Object> key = List.of(host.role(), host.release(), host.arch(), round);
        return executed.computeIfAbsent(
                key, absent -> UpdateSchedule.executed(host.role(), host.release(), host.arch(), round).stream()
                        .map(action -> storeAction(action, round))
                        .toList());
    }

    void flush() {
        actionRows.flush();
        planRows.flush();
    }

    /** An agent of version 1 reports no architecture, and the configuration of an update as an action of its own. */
    private static List<CatalogueAction> asVersionOne(List<CatalogueAction> actions) {
        return actions.stream()
                .flatMap(each -> {
                    Action action = each.action();
                    Action plain = Action.of(action.packageName(), null, action.kind(), action.from(), action.to());
                    return action.to() == null
                            ? Stream.of(plain)
                            : Stream.of(
                                    plain, Action.of(action.packageName(), null, Kind.CONFIGURE, null, action.to()));
                })
                .map(action -> new CatalogueAction(action, null))
                .toList();
    }

    private StoredPlan storePlan(List<CatalogueAction> planned) {
        List<StoredAction> stored =
                planned.stream().map(action -> storeAction(action, 0)).toList();
        Digest digest =
                Plan.of(planned.stream().map(CatalogueAction::action).toList()).digest();
        Integer number = planNumbers.get(digest);
        if (number == null) {
            number = planNumbers.size() + 1;
            planNumbers.put(digest, number);
            String ids = stored.stream()
                    .map(StoredAction::number)
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", "[", "]"));
            planRows.add(number, digest, ids, time.firstSeen(digest, 0));
        }
        return new StoredPlan(number, stored);
    }

    private StoredAction storeAction(CatalogueAction each, int round) {
        Action action = each.action();
        Digest digest = action.digest();
        StoredAction stored = actions.get(digest);
        if (stored == null) {
            stored = new StoredAction(actions.size() + 1, action);
            actions.put(digest, stored);
            write(stored, digest, each.source(), time.firstSeen(digest, round));
        }
        return stored;
    }

    private void write(StoredAction stored, Digest digest, String source, Instant firstSeen) {
        Action action = stored.action();
        String releases = Releases.format(action.releases());
        boolean security = Releases.isSecurity(action.releases());
        List<Object> values = new ArrayList<>(Arrays.asList(
                stored.number(),
                digest,
                action.packageName(),
                action.arch(),
                action.kind().word(),
                action.from(),
                action.to(),
                releases,
                security,
                firstSeen));
        if (hasSource) {
            values.add(source);
        }
        actionRows.add(values.toArray());
    }
}
