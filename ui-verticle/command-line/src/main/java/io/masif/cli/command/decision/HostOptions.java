package io.masif.cli.command.decision;

import io.masif.cli.api.ApiClient;
import io.masif.cli.api.Query;
import io.masif.cli.command.Patterns;
import io.masif.cli.failure.CommandFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that choose hosts: these, all but these, those with labels, or groups. Without any, all hosts. */
final class HostOptions {
    @Option(names = "--hosts", paramLabel = "NAMES", description = "Only for these hosts, such as web-1,'db-*'.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--except", paramLabel = "NAMES", description = "For all hosts but these.")
    private List<String> except = new ArrayList<>();

    @Option(
            names = "--selector",
            paramLabel = "SELECTOR",
            description = "Only for hosts with these labels now, such as env=prod,role!=db.")
    private String selector;

    @Option(
            names = "--group",
            paramLabel = "NAMES",
            description = "For the members of these groups, also later ones, such as web,db.")
    private List<String> groups = new ArrayList<>();

    boolean isEmpty() {
        return only.isEmpty() && except.isEmpty() && selector == null && groups.isEmpty();
    }

    /**
     * As below, where actions may be chosen by the class of their hosts: without other options only those hosts are meant.
     *
     * @param hostClass the class; null for any
     */
    void putInto(Map<String, Object> body, ApiClient client, String hostClass) {
        if (isEmpty() && hostClass != null) {
            body.put("hosts", requireSome(list(client, Query.of("hosts").with("class", hostClass)), hostClass));
        } else {
            putInto(body, client);
        }
    }

    /**
     * Adds the member {@code hosts}, {@code except} or {@code groups} to a request; none of them for all hosts.
     *
     * @throws CommandFailure if no host matches
     */
    void putInto(Map<String, Object> body, ApiClient client) {
        long given = Stream.of(!only.isEmpty(), !except.isEmpty(), selector != null, !groups.isEmpty())
                .filter(isGiven -> isGiven)
                .count();
        if (given > 1) {
            throw CommandFailure.usage("Give only one of --hosts, --except, --selector and --group.");
        }
        if (!only.isEmpty()) {
            body.put("hosts", findNamed(client, only));
        } else if (!except.isEmpty()) {
            body.put("except", findNamed(client, except));
        } else if (!groups.isEmpty()) {
            body.put("groups", Patterns.split(groups));
        } else if (selector != null) {
            body.put("hosts", requireSome(list(client, Query.of("hosts").with("selector", selector)), selector));
        }
    }

    /** Names are passed on as they are: the server says whether there are such hosts. */
    private static List<String> findNamed(ApiClient client, List<String> values) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : Patterns.split(values)) {
            if (Patterns.isPattern(name)) {
                List<String> matching =
                        list(client, Query.of("hosts").with("q", Patterns.longestLiteral(name))).stream()
                                .filter(host -> Patterns.matches(name, host))
                                .toList();
                found.addAll(requireSome(matching, name));
            } else {
                found.add(name);
            }
        }
        return requireSome(List.copyOf(found), String.join(",", values));
    }

    private static List<String> requireSome(List<String> hosts, String what) {
        if (hosts.isEmpty()) {
            throw CommandFailure.nothing("No host matches " + what + ".");
        }
        return hosts;
    }

    private static List<String> list(ApiClient client, Query query) {
        List<String> names = new ArrayList<>();
        client.forEach(query, Integer.MAX_VALUE, row -> names.add(row.text("name")));
        return names;
    }
}
