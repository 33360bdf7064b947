package io.masif.bench.testbed;

import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parts as they are shipped: packages that are unpacked, each started by its launcher, with its archive of classes.
 *
 * @param packages the folder in which a folder of each package is
 * @param java the home of the Java that they run on
 */
public record InstalledPackages(Path packages, Path java) {
    private static final String MASTER = "masif-master";

    /** Those of which archives of classes were made for this Java, as at their installation. */
    public static InstalledPackages of(Path packages, Path java) {
        InstalledPackages installed = new InstalledPackages(packages.toAbsolutePath(), java);
        for (String part : List.of(MASTER, "masif-ui")) {
            Command.run(
                    Folders.root(), installed.environment(part, ""), List.of(installed.launcher(part), "--archive"));
        }
        return installed;
    }

    /**
     * A service that is not started yet.
     *
     * @param part such as {@code masif-master}
     * @param options for its JVM after those that are shipped
     */
    Service service(String name, String part, String options, Path config) {
        return Service.of(
                name,
                List.of(launcher(part), "--config", config.toString()),
                config.resolveSibling(name + ".log"),
                environment(part, options));
    }

    /** The command of the master for a class of ours, without what only the launcher adds. */
    List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.add("@" + packages.resolve(MASTER).resolve("usr/share/masif/masif-master.jvm"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** The version that this Java prints. */
    public String javaVersion() {
        String program = java.resolve("bin/java").toString();
        String output = Command.run(Folders.root(), Map.of(), List.of(program, "--version"));
        return output.lines()
                .filter(line -> line.contains("Runtime Environment"))
                .findFirst()
                .orElse(output.strip());
    }

    private String launcher(String part) {
        return packages.resolve(part).resolve("usr/bin").resolve(part).toString();
    }

    private Map<String, String> environment(String part, String options) {
        return Map.of(
                "MASIF_ROOT", packages.resolve(part).toString(), "JAVA_HOME", java.toString(), "JAVA_OPTS", options);
    }
}
