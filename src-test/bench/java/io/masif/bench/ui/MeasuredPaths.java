package io.masif.bench.ui;

import io.masif.bench.testbed.BenchUi;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The paths of pages and lists that are measured: those that are there always, and one of each kind that is there now. */
final class MeasuredPaths {
    private static final String HOST = "/hosts/host-77.example.org";

    private static final List<String> ALWAYS = List.of(
            "/",
            "/search?q=library",
            "/pending",
            "/pending?security=on",
            "/pending?group=class",
            "/pending?group=release",
            "/plans",
            "/approvals",
            "/approvals?state=all",
            "/declines",
            "/rollouts",
            "/rules",
            "/hosts",
            "/hosts?q=host-99",
            "/hosts?sort=-pending",
            "/hosts?state=security",
            "/hosts?page=500",
            HOST,
            HOST + "/plan",
            HOST + "/runs",
            "/groups",
            "/windows",
            "/packages/library7",
            "/packages/library7/hosts",
            "/health",
            "/health/failed-runs",
            "/health/failed-runs/hosts",
            "/health/systems",
            "/health/systems/hosts",
            "/activity",
            "/runs",
            "/settings",
            "/api/v1/pending?limit=1000",
            "/api/v1/approvals",
            "/api/v1/declines",
            "/api/v1/plans?limit=1000",
            "/api/v1/health",
            "/api/v1/health/systems/hosts?limit=1000",
            "/api/v1/runs",
            "/api/v1/history",
            "/api/v1/groups",
            "/api/v1/packages/library7",
            "/api/v1/packages/library7/hosts?limit=1000",
            "/api/v1/hosts?limit=1000",
            "/api/v1/hosts?limit=1000&sort=-last-seen",
            "/api/v1" + HOST);

    /** Kinds whose first page is measured if there is one: lists of the API, below which the pages of the UI are as well. */
    private static final List<String> KINDS = List.of("/approvals", "/plans", "/runs", "/rollouts", "/rules");

    private MeasuredPaths() {}

    static List<String> find(BenchUi ui, String cookie) {
        List<String> paths = new ArrayList<>(ALWAYS);
        KINDS.forEach(kind -> firstOf(ui, cookie, kind).forEach(id -> {
            if (!kind.equals("/runs")) {
                paths.add(kind + "/" + id);
            }
            paths.add("/api/v1" + kind + "/" + id);
        }));
        return paths;
    }

    private static Stream<Long> firstOf(BenchUi ui, String cookie, String kind) {
        JsonArray found =
                new JsonArray(ui.get("/api/v1" + kind + "?limit=1", cookie).body());
        return found.isEmpty()
                ? Stream.empty()
                : Stream.of(found.getJsonObject(0).getLong("id"));
    }
}
