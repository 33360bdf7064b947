package io.masif.agent.apt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * @param arch the native architecture
 * @param archives the folder of what apt downloads
 * @param preferences the file of the administrator's pins; may be missing
 * @param preferencesParts the folder of more such files; may be missing
 * @param etc the folder of apt's own configuration
 * @param checksValidUntil whether lists may be too old to be used
 * @param inputs what else apt reads: files, and folders of files; they may be missing
 */
public record AptFolders(
        Path root,
        Path status,
        Path lists,
        String arch,
        Path archives,
        Path preferences,
        Path preferencesParts,
        Path etc,
        boolean checksValidUntil,
        List<Path> inputs) {
    /** What {@code apt-config shell} is asked for: names of our own, and apt's, by turns. */
    static final List<String> CONFIG_QUERY = List.of(
            "ROOT", "Dir/d",
            "STATUS", "Dir::State::status/f",
            "LISTS", "Dir::State::lists/d",
            "ARCH", "APT::Architecture",
            "ARCHIVES", "Dir::Cache::archives/d",
            "PREFERENCES", "Dir::Etc::preferences/f",
            "PREFERENCES_PARTS", "Dir::Etc::preferencesparts/d",
            "ETC", "Dir::Etc/d",
            "EXPIRING", "Acquire::Check-Valid-Until/b",
            "INPUT_MAIN", "Dir::Etc::main/f",
            "INPUT_PARTS", "Dir::Etc::parts/d",
            "INPUT_SOURCES", "Dir::Etc::sourcelist/f",
            "INPUT_SOURCES_PARTS", "Dir::Etc::sourceparts/d",
            "INPUT_TRUSTED", "Dir::Etc::trusted/f",
            "INPUT_TRUSTED_PARTS", "Dir::Etc::trustedparts/d",
            "INPUT_LOGINS", "Dir::Etc::netrc/f",
            "INPUT_LOGINS_PARTS", "Dir::Etc::netrcparts/d",
            "INPUT_MARKS", "Dir::State::extended_states/f");

    private static final String INPUT_PREFIX = "INPUT_";
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)='(.*)'");

    /** What apt does not name lies where it lies by default. */
    AptFolders(Path root, Path status, Path lists, String arch) {
        this(
                root,
                status,
                lists,
                arch,
                root.resolve("var/cache/apt/archives"),
                root.resolve("etc/apt/preferences"),
                root.resolve("etc/apt/preferences.d"),
                root.resolve("etc/apt"),
                true,
                List.of());
    }

    /** Reads what {@code apt-config shell} prints for {@link Apt#queryFolders()}. */
    public static AptFolders parse(String text) {
        Map<String, String> values = text.lines()
                .map(ASSIGNMENT::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        line -> line.group(1), line -> line.group(2).replace("'\\''", "'")));
        return new AptFolders(
                Path.of(values.getOrDefault("ROOT", "/")),
                Path.of(values.getOrDefault("STATUS", "/var/lib/dpkg/status")),
                Path.of(values.getOrDefault("LISTS", "/var/lib/apt/lists")),
                values.getOrDefault("ARCH", "amd64"),
                Path.of(values.getOrDefault("ARCHIVES", "/var/cache/apt/archives")),
                Path.of(values.getOrDefault("PREFERENCES", "/etc/apt/preferences")),
                Path.of(values.getOrDefault("PREFERENCES_PARTS", "/etc/apt/preferences.d")),
                Path.of(values.getOrDefault("ETC", "/etc/apt")),
                !values.getOrDefault("EXPIRING", "true").equals("false"),
                values.keySet().stream()
                        .filter(name -> name.startsWith(INPUT_PREFIX))
                        .sorted()
                        .map(name -> Path.of(values.get(name)))
                        .toList());
    }

    /** All that apt's plan depends on besides the lists. */
    public List<Path> configurationPaths() {
        List<Path> all = new ArrayList<>(inputs);
        // foreign architectures, and what tells whether a phased update is for this host
        all.addAll(List.of(
                preferences,
                preferencesParts,
                etc,
                etc.resolve("keyrings"),
                adminFolder().resolve("arch"),
                root.resolve("etc/machine-id")));
        return all;
    }

    /** dpkg's folder. */
    public Path adminFolder() {
        return status.getParent();
    }
}
