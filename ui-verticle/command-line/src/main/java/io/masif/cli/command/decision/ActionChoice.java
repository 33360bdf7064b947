package io.masif.cli.command.decision;

import io.masif.cli.api.ApiClient;
import io.masif.cli.api.Query;
import io.masif.cli.command.Patterns;
import io.masif.cli.command.PendingFilter;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.json.JsonRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options that choose pending actions: by names of packages, by filters, or all. */
final class ActionChoice {
    /** The most that the API takes in one decision. */
    private static final int MAX_ACTIONS = 5000;

    @Parameters(
            paramLabel = "PACKAGE",
            arity = "0..*",
            description = "Packages or source packages, such as openssl or 'linux-image-*'.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private PendingFilter filter;

    @Option(names = "--all", description = "All pending actions, where neither packages nor filters are given.")
    private boolean all;

    @Option(names = "--any-version", description = "Every version of these packages, also those to come.")
    private boolean anyVersion;

    /**
     * The actions as the API takes them.
     *
     * @throws CommandFailure if there are none, too many, or it is not said which
     */
    List<Map<String, Object>> find(ApiClient client) {
        if (names.isEmpty() && filter.isEmpty() && !all) {
            throw CommandFailure.usage("Name packages, give a filter such as --security, or --all.");
        }
        Set<Map<String, Object>> found = new LinkedHashSet<>();
        if (names.isEmpty()) {
            collect(client, "", "*", found);
        }
        for (String name : names) {
            int before = found.size();
            collect(client, Patterns.longestLiteral(name), name, found);
            if (found.size() == before) {
                throw CommandFailure.nothing("Nothing about " + name + " awaits a decision.");
            }
        }
        if (found.isEmpty()) {
            throw CommandFailure.nothing("Nothing matches.");
        }
        return List.copyOf(found);
    }

    /** Whether versions that are still to come are meant as well. */
    boolean isOfAnyVersion() {
        return anyVersion;
    }

    /** The class of hosts on which the actions are pending; null for any. */
    String hostClass() {
        return filter.hostClass();
    }

    private void collect(ApiClient client, String search, String pattern, Set<Map<String, Object>> found) {
        Query query = filter.applyTo(Query.of("pending").with("q", search));
        client.forEach(query, Integer.MAX_VALUE, row -> {
            if (Patterns.matches(pattern, row.text("package")) || Patterns.matches(pattern, row.text("source"))) {
                found.add(toAction(row));
                if (found.size() > MAX_ACTIONS) {
                    throw CommandFailure.usage("More than 5,000 actions match, which is too much for one decision:"
                            + " give filters, such as --security or --class.");
                }
            }
        });
    }

    private Map<String, Object> toAction(JsonRow row) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("package", row.text("package"));
        action.put("action", row.text("action"));
        if (row.has("from_version") && !anyVersion) {
            action.put("from_version", row.text("from_version"));
        }
        action.put("to_version", anyVersion ? null : row.text("to_version"));
        return action;
    }
}
