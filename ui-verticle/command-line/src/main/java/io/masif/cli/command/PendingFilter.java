package io.masif.cli.command;

import io.masif.cli.api.Query;
import picocli.CommandLine.Option;

/** Options that select pending actions, as the page's filters do. */
public final class PendingFilter {
    @Option(names = "--security", description = "Only security updates.")
    private boolean security;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only install, update, configure, remove, purge, restart or reboot.")
    private String kind;

    @Option(names = "--source", paramLabel = "PACKAGE", description = "Only of this source package.")
    private String source;

    @Option(
            names = "--release",
            paramLabel = "ARCHIVE",
            description = "Only from this archive, such as Debian-Security:12/stable-security.")
    private String release;

    @Option(names = "--arch", paramLabel = "ARCH", description = "Only of this architecture.")
    private String arch;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description =
                    "Only what awaits a decision on such hosts, such as 'Debian 12 amd64'; a decision is for these"
                            + " hosts, as they are now, unless others are chosen.")
    private String hostClass;

    @Option(
            names = "--age",
            paramLabel = "AGE",
            description = "First seen a day, week, month or quarter ago, or before.")
    private String age;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "First seen then or later: such as 12h or 7d ago, 2027-01-04 or 2027-01-04T06:00.")
    private String since;

    /** The query with these filters. */
    public Query applyTo(Query query) {
        return query.with("security", security ? "on" : null)
                .with("kind", kind)
                .with("source", source)
                .with("release", release)
                .with("arch", arch)
                .with("class", hostClass)
                .with("age", age)
                .with("since", since == null ? null : Moments.parseBegin("--since", since));
    }

    /** The class of hosts; null for any. */
    public String hostClass() {
        return hostClass;
    }

    /** Whether none is given. */
    public boolean isEmpty() {
        return applyTo(Query.of("pending")).parameters().isEmpty();
    }
}
