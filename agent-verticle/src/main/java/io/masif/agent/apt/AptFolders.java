package io.masif.agent.apt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where apt and dpkg keep their files.
 *
 * @param root the folder that apt uses as {@code /}
 * @param status dpkg's status file
 * @param lists the folder of the package lists
 * @param archives the folder of the downloaded packages
 * @param arch the native architecture
 * @param checksValidUntil whether apt refuses lists that have expired
 */
public record AptFolders(
        Path root,
        Path status,
        Path lists,
        Path archives,
        String arch,
        boolean checksValidUntil,
        AptConfigurationFiles configuration) {
    /** The arguments of {@code apt-config shell}: a variable and the name of apt's option, alternately. */
    static final List<String> CONFIG_QUERY = Stream.concat(
                    Stream.of(
                            "ROOT", "Dir/d",
                            "STATUS", "Dir::State::status/f",
                            "LISTS", "Dir::State::lists/d",
                            "ARCH", "APT::Architecture",
                            "ARCHIVES", "Dir::Cache::archives/d",
                            "EXPIRING", "Acquire::Check-Valid-Until/b"),
                    AptConfigurationFiles.CONFIG_QUERY.stream())
            .toList();

    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)='(.*)'");

    /** Reads what {@code apt-config shell} prints for {@link Apt#queryFolders()}; missing variables get apt's defaults. */
    public static AptFolders parse(String text) {
        Map<String, String> variables = text.lines()
                .map(ASSIGNMENT::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        line -> line.group(1), line -> line.group(2).replace("'\\''", "'")));
        return new AptFolders(
                Path.of(variables.getOrDefault("ROOT", "/")),
                Path.of(variables.getOrDefault("STATUS", "/var/lib/dpkg/status")),
                Path.of(variables.getOrDefault("LISTS", "/var/lib/apt/lists")),
                Path.of(variables.getOrDefault("ARCHIVES", "/var/cache/apt/archives")),
                variables.getOrDefault("ARCH", "amd64"),
                !variables.getOrDefault("EXPIRING", "true").equals("false"),
                AptConfigurationFiles.of(variables));
    }

    /** All files and folders that a plan depends on, besides the package lists and dpkg's status. */
    public List<Path> configurationPaths() {
        List<Path> all = new ArrayList<>(configuration.others());
        // the last two: foreign architectures, and the identity that decides whether the host gets a phased update
        all.addAll(List.of(
                configuration.preferences(),
                configuration.preferencesParts(),
                configuration.etc(),
                configuration.etc().resolve("keyrings"),
                adminFolder().resolve("arch"),
                root.resolve("etc/machine-id")));
        return all;
    }

    /** dpkg's folder. */
    public Path adminFolder() {
        return status.getParent();
    }
}
