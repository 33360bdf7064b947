package io.masif.fuzz.input;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import java.util.ArrayList;
import java.util.List;

/** Names, versions and actions as Debian's policy allows them. */
final class DebianWords {
    /** Few, so that hosts have packages in common; among them those of the honest hosts. */
    private static final List<String> NAMES = List.of(
            "perl",
            "perl-base",
            "libc6",
            "g++",
            "libstdc++6",
            "0ad",
            "zlib1g",
            "python3.11",
            "honest-tool",
            "honest-late");

    private static final List<String> LABELS = List.of("Debian", "Debian-Security", "Some PPA", "Ubuntu");
    private static final List<String> SUITES = List.of("stable", "stable-security", "noble-updates", "oldstable");
    private static final String LETTERS = "abcxyz019";

    private DebianWords() {}

    static String createName(Randomness random) {
        return random.chance(60)
                ? random.pick(NAMES)
                : random.word(LETTERS, 1) + random.word(LETTERS + "+.-", random.nextBetween(1, 12));
    }

    static String createVersion(Randomness random) {
        String epoch = random.chance(20) ? random.nextBetween(0, 12) + ":" : "";
        String revision =
                random.chance(50) ? "-" + random.nextBetween(1, 9) + "+deb12u" + random.nextBetween(1, 9) : "";
        return epoch + random.nextBetween(0, 20) + "." + random.word("0189abAB.+~", random.nextBetween(1, 8))
                + revision;
    }

    static String pickArch(Randomness random) {
        return random.pick("amd64", "amd64", "all", "i386");
    }

    static List<String> createReleases(Randomness random) {
        List<String> releases = new ArrayList<>();
        for (int count = random.nextBelow(3); count > 0; count--) {
            String release = random.pick(LABELS) + ":" + random.nextBetween(1, 24) + "/" + random.pick(SUITES);
            if (!releases.contains(release)) {
                releases.add(release);
            }
        }
        return releases;
    }

    static Action createAction(Randomness random) {
        return createAction(random, random.pick(Kind.values()), createReleases(random));
    }

    static Action createAction(Randomness random, Kind kind, List<String> releases) {
        String name = createName(random);
        String arch = pickArch(random);
        boolean security = Releases.isSecurity(releases);
        return switch (kind) {
            case INSTALL, CONFIGURE -> new Action(name, arch, kind, null, createVersion(random), releases, security);
            case UPDATE ->
                new Action(name, arch, kind, createVersion(random), createVersion(random), releases, security);
            case REMOVE, PURGE ->
                new Action(
                        name, arch.equals("i386") ? arch : null, kind, createVersion(random), null, List.of(), false);
            case RESTART -> Action.restart(name.replace('+', '_') + ".service");
            case REBOOT -> Action.reboot();
        };
    }

    static List<Action> createActions(Randomness random, int max) {
        List<Action> actions = new ArrayList<>();
        for (int count = random.nextBelow(max + 1); count > 0; count--) {
            actions.add(createAction(random));
        }
        return actions;
    }
}
