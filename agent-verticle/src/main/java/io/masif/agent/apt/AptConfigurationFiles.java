package io.masif.agent.apt;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files and folders that hold apt's configuration; any of them may be missing.
 *
 * @param etc the folder of apt's own configuration
 * @param preferences the file of the administrator's pins
 * @param preferencesParts the folder of more such files
 * @param others files, and folders of files, that apt reads besides
 */
public record AptConfigurationFiles(Path etc, Path preferences, Path preferencesParts, List<Path> others) {
    private static final String OTHERS_PREFIX = "INPUT_";

    /** The arguments of {@code apt-config shell}: a variable and the name of apt's option, alternately. */
    static final List<String> CONFIG_QUERY = List.of(
            "PREFERENCES", "Dir::Etc::preferences/f",
            "PREFERENCES_PARTS", "Dir::Etc::preferencesparts/d",
            "ETC", "Dir::Etc/d",
            "INPUT_MAIN", "Dir::Etc::main/f",
            "INPUT_PARTS", "Dir::Etc::parts/d",
            "INPUT_SOURCES", "Dir::Etc::sourcelist/f",
            "INPUT_SOURCES_PARTS", "Dir::Etc::sourceparts/d",
            "INPUT_TRUSTED", "Dir::Etc::trusted/f",
            "INPUT_TRUSTED_PARTS", "Dir::Etc::trustedparts/d",
            "INPUT_LOGINS", "Dir::Etc::netrc/f",
            "INPUT_LOGINS_PARTS", "Dir::Etc::netrcparts/d",
            "INPUT_MARKS", "Dir::State::extended_states/f");

    public AptConfigurationFiles {
        others = List.copyOf(others);
    }

    /** @param variables what {@code apt-config shell} set */
    static AptConfigurationFiles of(Map<String, String> variables) {
        return new AptConfigurationFiles(
                Path.of(variables.getOrDefault("ETC", "/etc/apt")),
                Path.of(variables.getOrDefault("PREFERENCES", "/etc/apt/preferences")),
                Path.of(variables.getOrDefault("PREFERENCES_PARTS", "/etc/apt/preferences.d")),
                variables.keySet().stream()
                        .filter(name -> name.startsWith(OTHERS_PREFIX))
                        .sorted()
                        .map(name -> Path.of(variables.get(name)))
                        .toList());
    }
}
