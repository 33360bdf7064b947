package io.masif.fuzz.input;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What apt sends to the gate about a run in which these actions are approved, and mutations of that. */
public final class GateInputs {
    /** Where the packages lie; stands for the folder that a run has. */
    public static final String ARCHIVES = "@ARCHIVES@";

    /** What is approved: each kind of step, with every fit of architectures. */
    public static final List<Action> APPROVED = List.of(
            Action.of("foo", "all", Kind.UPDATE, "1.0", "1.1"),
            Action.of("newdep", "i386", Kind.INSTALL, null, "0.9"),
            Action.of("tool", "amd64", Kind.UPDATE, "1:2.0-1", "1:2.0-1+deb12u1"),
            Action.of("doc", "all", Kind.UPDATE, "3", "3.1~rc1"),
            Action.of("app", null, Kind.REMOVE, "2", null),
            Action.of("old", "i386", Kind.PURGE, "0.9", null));

    private static final List<String> STEPS = List.of(
            "foo 1.0 all none < 1.1 all none @ARCHIVES@/foo_1.1_all.deb\n",
            "foo 1.0 all none < 1.1 all none **CONFIGURE**\n",
            "newdep - - none < 0.9 i386 same @ARCHIVES@/newdep_0.9_i386.deb\n",
            "newdep - - none < 0.9 i386 same **CONFIGURE**\n",
            "tool 1:2.0-1 amd64 foreign < 1:2.0-1+deb12u1 amd64 foreign @ARCHIVES@/tool_1%3a2.0-1+deb12u1_amd64.deb\n",
            "tool 1:2.0-1 amd64 foreign < 1:2.0-1+deb12u1 amd64 foreign **CONFIGURE**\n",
            "doc 3 amd64 none < 3.1~rc1 all none @ARCHIVES@/doc_3.1~rc1_all.deb\n",
            "doc 3 amd64 none < 3.1~rc1 all none **CONFIGURE**\n",
            "app 2 amd64 none > - - none **REMOVE**\n",
            "old 0.9 i386 same > - - none **REMOVE**\n");
    private static final ByteMutation BYTES = new ByteMutation(List.of(
            "VERSION 3\n",
            "\n\n",
            "\nend\n",
            "**CONFIGURE**",
            "**REMOVE**",
            " < ",
            " > ",
            " - - none ",
            "foo 1.0 all none < 1.2 all none @ARCHIVES@/foo_1.1_all.deb\n",
            "evil - - none < 1 all none @ARCHIVES@/foo_1.1_all.deb\n",
            " UNPACK",
            " amd64 ",
            "/../",
            "/other.deb",
            "\\",
            "\r\n"));

    private GateInputs() {}

    /** The name of the file that an action unpacks, as apt names it in its cache. */
    public static String fileName(Action action) {
        String version = String.valueOf(action.to()).replace(":", "%3a");
        return action.packageName() + "_" + version + "_" + action.arch() + ".deb";
    }

    /** What apt sends of some of the approved steps. */
    public static byte[] createAccepted(Randomness random) {
        StringBuilder input = new StringBuilder("VERSION 3\nAPT::Architecture=amd64\n");
        if (random.chance(50)) {
            input.append("Dir::Cache=var/cache/apt\nAPT::NeverAutoRemove::=^firmware-linux.*\n");
        }
        input.append('\n');
        List<String> steps = new ArrayList<>(STEPS);
        for (int removals = random.nextBelow(steps.size()); removals > 0; removals--) {
            steps.remove(random.nextBelow(steps.size()));
        }
        while (!steps.isEmpty()) {
            input.append(steps.remove(random.nextBelow(steps.size())));
        }
        return input.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same with changes to its bytes, its words, or its lines. */
    public static byte[] mutate(Randomness random, byte[] input, byte[] other) {
        if (random.chance(50)) {
            return BYTES.mutate(random, input, other);
        }
        List<String> lines = new ArrayList<>(List.of(new String(input, StandardCharsets.UTF_8).split("\n", -1)));
        int at = random.nextBelow(lines.size());
        switch (random.nextBelow(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextBelow(lines.size())));
            default -> lines.set(at, mutateWord(random, lines));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** A line with a word changed, or replaced by one of another line. */
    private static String mutateWord(Randomness random, List<String> lines) {
        List<String> words = new ArrayList<>(List.of(random.pick(lines).split(" ", -1)));
        int at = random.nextBelow(words.size());
        words.set(
                at,
                random.chance(50)
                        ? random.pick(random.pick(lines).split(" ", -1))
                        : HostileTexts.mutate(random, words.get(at)));
        return String.join(" ", words);
    }
}
