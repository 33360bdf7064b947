package io.masif.domain;

import io.masif.text.Quote;
import io.masif.text.TextRules;
import io.masif.text.VisibleText;
import java.util.List;

/**
 * An action that a host proposes: what apt would do with a package, the restart of a service, or a reboot.
 *
 * @param packageName the package, without its architecture; for a restart the unit, such as {@code nginx.service}; for a reboot
 *     {@link #REBOOT_NAME}; at most 255 characters
 * @param arch the architecture, such as {@code amd64} or {@code all}; null if the host did not report it
 * @param kind what would be done
 * @param from the version before; required for update, remove and purge, null for install, restart and reboot
 * @param to the version after; required for install and update, null for restart and reboot; a configure has exactly one of the
 *     two
 * @param releases where the version comes from, each {@code Label:Version/Suite} as apt prints it; may be empty
 * @param security whether one of the releases is a security archive
 */
public record Action(
        String packageName, String arch, Kind kind, String from, String to, List<String> releases, boolean security)
        implements Comparable<Action> {
    /** What a reboot has instead of a package: the host is rebooted whatever the reasons. */
    public static final String REBOOT_NAME = "reboot";

    private static final int MAX_WORD_LENGTH = 255;
    private static final int MAX_ARCH_LENGTH = 64;
    private static final int MAX_RELEASES_LENGTH = 2000;

    /** @throws IllegalArgumentException with a sentence, if a member is missing, too long or does not fit the kind */
    public Action {
        releases = List.copyOf(releases);
        TextRules.requireWord("package", packageName, MAX_WORD_LENGTH);
        TextRules.checkWord("arch", arch, MAX_ARCH_LENGTH);
        TextRules.checkWord("from", from, MAX_WORD_LENGTH);
        TextRules.checkWord("to", to, MAX_WORD_LENGTH);
        checkReleases(releases);
        checkVersions(kind, from, to);
        checkRestart(kind, packageName, arch, releases, security);
    }

    /** The restart of a service. */
    public static Action restart(String unit) {
        return of(unit, null, Kind.RESTART, null, null);
    }

    /** The reboot of the host. */
    public static Action reboot() {
        return of(REBOOT_NAME, null, Kind.REBOOT, null, null);
    }

    /** An action without releases, such as a removal. */
    public static Action of(String packageName, String arch, Kind kind, String from, String to) {
        return new Action(packageName, arch, kind, from, to, List.of(), false);
    }

    /** The identity of this action in a fleet: equal actions have equal digests, on every host and every master. */
    public Digest digest() {
        return Digest.ofText(String.join(
                "\n",
                kind.word(),
                packageName,
                blankIfNull(arch),
                blankIfNull(from),
                blankIfNull(to),
                Boolean.toString(security),
                String.join(", ", releases)));
    }

    /** Whether it would replace a version by an older one, which an agent never executes. */
    public boolean isStepBack() {
        return kind == Kind.UPDATE && DebianVersion.compare(from, to) > 0;
    }

    /**
     * The configuration of an installation or update, as version 1 of the agents' protocol reports it; null for other
     * actions.
     */
    public Action configuration() {
        return kind == Kind.INSTALL || kind == Kind.UPDATE ? of(packageName, arch, Kind.CONFIGURE, null, to) : null;
    }

    /** Ordered by package, then by digest. */
    @Override
    public int compareTo(Action other) {
        int byName = packageName.compareTo(other.packageName);
        return byName != 0 ? byName : digest().compareTo(other.digest());
    }

    /** For logs and messages: {@code update bar 1.0 -> 1.1}. */
    @Override
    public String toString() {
        return VisibleText.escapeInvisible(describe());
    }

    private String describe() {
        String name = arch == null ? packageName : packageName + ":" + arch;
        return switch (kind) {
            case INSTALL -> "install " + name + " " + to;
            case UPDATE -> "update " + name + " " + from + " -> " + to;
            case CONFIGURE -> "configure " + name + " " + (to == null ? from : to);
            case REMOVE, PURGE -> kind.word() + " " + name + " " + from;
            case RESTART -> kind.word() + " " + name;
            case REBOOT -> kind.word();
        };
    }

    /** They are stored as apt prints them: reading that list must give the same releases. */
    private static void checkReleases(List<String> releases) {
        releases.forEach(release -> TextRules.requireWord("releases", release, MAX_RELEASES_LENGTH));
        TextRules.checkText("releases", releases.isEmpty() ? null : Releases.format(releases), MAX_RELEASES_LENGTH);
        require(
                releases.stream().noneMatch(release -> release.contains(Releases.SEPARATOR)),
                "releases must be an array with each release by itself");
    }

    private static void checkVersions(Kind kind, String from, String to) {
        switch (kind) {
            case INSTALL -> {
                require(from == null, "install has no version before");
                require(to != null, "install needs the version after");
            }
            case UPDATE -> require(from != null && to != null, "update needs the version before and the version after");
            case CONFIGURE ->
                require(
                        (from == null) != (to == null),
                        "configure needs exactly one of version before and version after");
            case REMOVE, PURGE -> require(from != null, kind.word() + " needs the version before");
            case RESTART, REBOOT -> require(from == null && to == null, kind.word() + " has no versions");
        }
    }

    private static void checkRestart(Kind kind, String name, String arch, List<String> releases, boolean security) {
        if (!kind.isRestart()) {
            return;
        }
        require(
                arch == null && releases.isEmpty() && !security,
                kind.word() + " has no arch and no releases, and is no security update");
        boolean hasName = kind == Kind.REBOOT ? name.equals(REBOOT_NAME) : SystemdUnit.isService(name);
        require(
                hasName,
                "package of a " + kind.word() + " must be "
                        + (kind == Kind.REBOOT ? REBOOT_NAME : "the name of a service, such as nginx.service")
                        + ", but is " + Quote.of(name));
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static String blankIfNull(String text) {
        return text == null ? "" : text;
    }
}
