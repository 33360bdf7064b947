package io.masif.fuzz.input;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code apt-get -s} prints of a plan, and mutations of that. */
public final class AptLines {
    private static final ByteMutation BYTES = new ByteMutation(List.of(
            "Inst ",
            "Conf ",
            "Remv ",
            "Purg ",
            " [1.0]",
            " (1.1 Debian:12/stable [amd64])",
            " [amd64])",
            " []",
            "])",
            ":i386",
            ":",
            ", ",
            "\n",
            " broken\n Depends:x"));
    private static final List<String> LABELS = List.of(
            "Debian",
            "Debian-Security",
            "Some PPA (JDK) 8 (OLD)",
            "Label [amd64] of mine",
            "a (b [c]) d",
            "Backports, mine",
            "LP-PPA-ü");
    private static final List<Kind> PACKAGE_KINDS = List.copyOf(Kind.OF_PACKAGES);
    private static final List<String> TAILS = List.of("", " []", " [a:amd64 on b:amd64] [a:amd64 ]", " [x:i386 ]");

    private AptLines() {}

    /** Lines, and the actions that they stand for. */
    public record Sample(String text, List<Action> actions) {
        public Sample {
            actions = List.copyOf(actions);
        }
    }

    /** Lines as apt prints them: what is unpacked is configured as well, which is no action of its own. */
    public static Sample createSample(Randomness random) {
        List<Action> actions = new ArrayList<>();
        StringBuilder text = new StringBuilder("NOTE: This is only a simulation!\n");
        for (int count = random.nextBetween(1, 6); count > 0; count--) {
            Action action = DebianWords.createAction(random, random.pick(PACKAGE_KINDS), createReleases(random));
            if (actions.stream().anyMatch(other -> other.packageName().equals(action.packageName()))) {
                continue;
            }
            actions.add(action);
            text.append(format(action)).append(random.pick(TAILS)).append('\n');
            if (action.kind() == Kind.INSTALL || action.kind() == Kind.UPDATE) {
                text.append(format(new Action(
                                action.packageName(),
                                action.arch(),
                                Kind.CONFIGURE,
                                null,
                                action.to(),
                                action.releases(),
                                action.security())))
                        .append('\n');
            }
        }
        return new Sample(text.toString(), actions);
    }

    /** Lines of which some are changed. */
    public static byte[] mutate(Randomness random, byte[] text, byte[] other) {
        if (random.chance(60)) {
            return BYTES.mutate(random, text, other);
        }
        List<String> lines =
                new ArrayList<>(new String(text, StandardCharsets.UTF_8).lines().toList());
        int at = random.nextBelow(lines.size());
        switch (random.nextBelow(3)) {
            case 0 -> lines.set(at, HostileTexts.mutate(random, lines.get(at)));
            case 1 -> lines.add(random.nextBelow(lines.size()), lines.get(at));
            default -> lines.set(at, mutateWord(random, lines.get(at)));
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String mutateWord(Randomness random, String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        int at = random.nextBelow(words.size());
        words.set(at, HostileTexts.mutate(random, words.get(at)));
        return String.join(" ", words);
    }

    private static List<String> createReleases(Randomness random) {
        List<String> releases = new ArrayList<>();
        for (int count = random.nextBelow(3); count > 0; count--) {
            releases.add(random.pick(LABELS) + ":" + random.nextBetween(1, 24) + "/"
                    + random.pick("stable", "stable-security"));
        }
        return Releases.parse(releases.stream().distinct().collect(Collectors.joining(", ")));
    }

    /** The line of an action, without a tail. */
    public static String format(Action action) {
        String name = "i386".equals(action.arch()) ? action.packageName() + ":i386" : action.packageName();
        String releases = action.releases().isEmpty() ? "" : " " + Releases.format(action.releases());
        String after = " (" + action.to() + releases + " [" + action.arch() + "])";
        String before = " [" + action.from() + "]";
        return switch (action.kind()) {
            case INSTALL -> "Inst " + name + after;
            case UPDATE -> "Inst " + name + before + after;
            case CONFIGURE -> "Conf " + name + after;
            case REMOVE -> "Remv " + formatName(action) + before;
            case PURGE -> "Purg " + formatName(action) + before;
            case RESTART, REBOOT -> throw new IllegalArgumentException("apt does not print it: " + action);
        };
    }

    /** A removal has no other place for the architecture. */
    private static String formatName(Action action) {
        return action.arch() == null ? action.packageName() : action.packageName() + ":" + action.arch();
    }
}
