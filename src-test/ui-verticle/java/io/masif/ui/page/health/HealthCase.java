package io.masif.ui.page.health;

import io.masif.domain.Result;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A fleet whose hosts have something of each subject. */
abstract class HealthCase extends ApiCase {
    static final String STRANGE = "a/b?c#d%";
    static final String REASON = "phased: 40 % of all hosts get it now";
    static final Instant NEW = Instant.parse("2026-01-20T06:00:00Z");
    static final Instant OLD_LISTS = Instant.parse("2026-01-11T06:00:00Z");

    Browser browser;

    @BeforeEach
    void putHosts() {
        rows.putHost("web-1", facts("1.0", NEW).build(), PERL);
        rows.putHost("web-2", facts("1.0", OLD_LISTS).build());
        rows.putHost(
                STRANGE,
                facts("0.9", OLD_LISTS)
                        .condition(new HostProblem(HostState.LOCKED, "locked by 4711 unattended-upgr"))
                        .restarts(new PendingRestarts(true, List.of("linux-image"), List.of("nginx.service")))
                        .gaps(new UpgradeGaps(
                                List.of("=held, \"x\"", "mariadb"),
                                List.of(new KeptBackPackage("libc6", REASON)),
                                List.of("/etc/ssh/sshd_config.dpkg-dist")))
                        .limits(new ExecutionLimits(120_000_000L, List.of()))
                        .build());
        rows.putHost(
                "db",
                facts("0.9", NEW)
                        .gaps(new UpgradeGaps(List.of("mariadb"), List.of(), List.of()))
                        .build());
        rows.putRun("web-1", PERL, Result.FAILED, "postinst failed", "the output");
        rows.setConflict("db");
        rows.setCertificateEnds("db", 31);
        rows.setCertificateEnds("web-2", 5);
        rows.query("INSERT INTO host_clock (name, seconds, noticed_at) VALUES ('db', -7200, UTC_TIMESTAMP(3))");
        rows.setCertificateEnds("web-1", -3);
        awaitPending(1);
        // the last change: all others have been read with it
        Await.until(
                "both certificates",
                TIMEOUT,
                () -> new JsonArray(api.get("/api/v1/hosts?state=certificate-ends")
                                        .body())
                                .size()
                        == 2);
        browser = ui.logIn();
    }

    static Facts.Builder facts(String agent, Instant lists) {
        return Facts.builder()
                .platform(new Platform("Debian 12.15", "6.1", "amd64", agent))
                .limits(new ExecutionLimits(5_000_000_000L, List.of()))
                .lists(new PackageLists(lists, List.of(new PackageLists.Origin("Debian/stable", lists))));
    }
}
