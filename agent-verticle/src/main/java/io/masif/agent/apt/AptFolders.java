package io.masif.agent.apt;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where apt and dpkg keep what they know.
 *
 * @param root what stands for {@code /}
 * @param status dpkg's status file
 * @param lists the folder of the package lists
 * @param archives the folder of the downloaded packages
 * @param etc the folder of apt's own configuration
 * @param expiring whether lists may be too old to be used
 * @param arch the native architecture
 */
record AptFolders(Path root, Path status, Path lists, Path archives, Path etc, boolean expiring, String arch) {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)='(.*)'");

    /** Reads what {@code apt-config shell} prints for {@link Apt#folders()}. */
    static AptFolders parse(String text) {
        Map<String, String> values = text.lines()
                .map(ASSIGNMENT::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        line -> line.group(1), line -> line.group(2).replace("'\\''", "'")));
        return new AptFolders(
                Path.of(values.getOrDefault("ROOT", "/")),
                Path.of(values.getOrDefault("STATUS", "/var/lib/dpkg/status")),
                Path.of(values.getOrDefault("LISTS", "/var/lib/apt/lists")),
                Path.of(values.getOrDefault("ARCHIVES", "/var/cache/apt/archives")),
                Path.of(values.getOrDefault("ETC", "/etc/apt")),
                !values.getOrDefault("EXPIRING", "true").equals("false"),
                values.getOrDefault("ARCH", "amd64"));
    }

    /** dpkg's folder. */
    Path admin() {
        return status.getParent();
    }
}
