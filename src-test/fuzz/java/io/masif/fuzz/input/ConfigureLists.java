package io.masif.fuzz.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lists of packages that are approved to be configured, as the agent writes them, and mutations of them. */
public final class ConfigureLists {
    /** What dpkg has: a line of each, as in a list, and its status. */
    public static final List<String> UNPACKED =
            List.of("half 1.1 all\n", "broken 2:3.0-1+deb12u1 amd64\n", "g++ 4~rc1 i386\n");

    /** What dpkg has configured already. */
    public static final String CONFIGURED = "fine 1.0 amd64\n";

    private static final ByteMutation BYTES = new ByteMutation(List.of(
            "half 1.1 all\n",
            "half 1.2 all\n",
            "fine 1.0 amd64\n",
            "other 1 all\n",
            "--force-all 1 all\n",
            " ",
            "\n",
            ":amd64",
            "\r\n"));

    private ConfigureLists() {}

    /** A list of some of the packages. */
    public static byte[] createAccepted(Randomness random) {
        List<String> lines = new ArrayList<>(UNPACKED);
        lines.add(CONFIGURED);
        for (int removals = random.nextBelow(lines.size()); removals > 0; removals--) {
            lines.remove(random.nextBelow(lines.size()));
        }
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** The same with changes. */
    public static byte[] mutate(Randomness random, byte[] list, byte[] other) {
        return BYTES.mutate(random, list, other);
    }
}
