package io.masif.agent.plan;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.DpkgState;
import io.masif.agent.apt.PackageNames;
import io.masif.agent.apt.SourceNames;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.PlannedAction;
import io.masif.text.Quote;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the source packages of planned actions: that of the version after, from apt's lists, and of what is only configured
 * or removed that of the installed version, from dpkg. Those of the last plan are kept, so that a plan costs at most two
 * processes, and one without new actions none. Belongs to one event loop.
 */
final class PlanSources {
    private static final Logger LOG = LoggerFactory.getLogger(PlanSources.class);
    private static final int MAX_REASON_LENGTH = 300;

    private final Apt apt;
    /** For each action of the last plan whose source was queried, also if it is the package's own name. */
    private Map<Action, String> last = Map.of();

    PlanSources(Apt apt) {
        this.apt = apt;
    }

    /** Starts with what an earlier process has found. */
    void restore(Map<Action, String> earlier) {
        last = Map.copyOf(earlier);
    }

    /** Whether the sources of all actions of the last plan were found out. */
    boolean isComplete(Plan plan) {
        return last.keySet().containsAll(plan.actions());
    }

    /** The plan with its sources; if a tool fails, it logs that, and the sources of new actions remain unknown for now. */
    Future<Plan> complete(Plan plan, AptFolders folders) {
        List<Action> unknown = plan.actions().stream()
                .filter(action -> !last.containsKey(action))
                .toList();
        return query(unknown, folders)
                .otherwise(e -> {
                    LOG.warn(
                            "the source packages could not be found out reason={}",
                            Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
                    return Map.of();
                })
                .map(found -> {
                    Map<Action, String> all = new HashMap<>(found);
                    plan.actions().stream()
                            .filter(last::containsKey)
                            .forEach(action -> all.put(action, last.get(action)));
                    last = all;
                    return Plan.ofPlanned(plan.actions().stream()
                            .map(action -> new PlannedAction(action, all.get(action)))
                            .toList());
                });
    }

    private Future<Map<Action, String>> query(List<Action> actions, AptFolders folders) {
        Map<Action, String> found = new HashMap<>();
        return apt.querySources(actions.stream()
                        .filter(PlanSources::isUnpacked)
                        .map(action -> PackageNames.forApt(action) + "=" + action.to())
                        .toList())
                .compose(names -> {
                    actions.stream().filter(PlanSources::isUnpacked).forEach(action -> find(names, action, found));
                    List<Action> remaining = actions.stream()
                            .filter(action -> !found.containsKey(action))
                            .toList();
                    return remaining.isEmpty()
                            ? Future.succeededFuture(found)
                            : apt.queryDpkgState(folders).map(dpkg -> {
                                remaining.forEach(action -> found.put(action, findInstalled(dpkg, action)));
                                return found;
                            });
                });
    }

    private static boolean isUnpacked(Action action) {
        return action.kind() == Kind.INSTALL || action.kind() == Kind.UPDATE;
    }

    private static void find(SourceNames names, Action action, Map<Action, String> found) {
        names.find(action.packageName(), action.to()).ifPresent(source -> found.put(action, source));
    }

    /** The package's own name if dpkg does not have it. */
    private static String findInstalled(DpkgState dpkg, Action action) {
        return dpkg.find(action)
                .map(DpkgState.Entry::source)
                .filter(PlannedAction::isSource)
                .orElse(action.packageName());
    }
}
