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

    static String name(Randomness random) {
        return random.chance(60)
                ? random.pick(NAMES)
                : random.word(LETTERS, 1) + random.word(LETTERS + "+.-", random.between(1, 12));
    }

    static String version(Randomness random) {
        String epoch = random.chance(20) ? random.between(0, 12) + ":" : "";
        String revision = random.chance(50) ? "-" + random.between(1, 9) + "+deb12u" + random.between(1, 9) : "";
        return epoch + random.between(0, 20) + "." + random.word("0189abAB.+~", random.between(1, 8)) + revision;
    }

    static String arch(Randomness random) {
        return random.pick("amd64", "amd64", "all", "i386");
    }

    static List<String> releases(Randomness random) {
        List<String> releases = new ArrayList<>();
        for (int count = random.below(3); count > 0; count--) {
            String release = random.pick(LABELS) + ":" + random.between(1, 24) + "/" + random.pick(SUITES);
            if (!releases.contains(release)) {
                releases.add(release);
            }
        }
        return releases;
    }

    static Action action(Randomness random) {
        return action(random, random.pick(Kind.values()), releases(random));
    }

    static Action action(Randomness random, Kind kind, List<String> releases) {
        String name = name(random);
        String arch = arch(random);
        boolean security = Releases.security(releases);
        return switch (kind) {
            case INSTALL, CONFIGURE -> new Action(name, arch, kind, null, version(random), releases, security);
            case UPDATE -> new Action(name, arch, kind, version(random), version(random), releases, security);
            case REMOVE, PURGE ->
                new Action(name, arch.equals("i386") ? arch : null, kind, version(random), null, List.of(), false);
        };
    }

    static List<Action> actions(Randomness random, int most) {
        List<Action> actions = new ArrayList<>();
        for (int count = random.below(most + 1); count > 0; count--) {
            actions.add(action(random));
        }
        return actions;
    }
}
