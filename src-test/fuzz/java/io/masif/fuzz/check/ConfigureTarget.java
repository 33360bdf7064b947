package io.masif.fuzz.check;

import io.masif.agent.run.PreparedGate;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.fuzz.input.ConfigureLists;
import io.masif.fuzz.input.Randomness;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lets dpkg configure packages: it reads a list of them and what dpkg has, and may start dpkg for just those. */
public final class ConfigureTarget implements Target {
    private static final Pattern LIST =
            Pattern.compile("([a-z0-9][a-z0-9+.-]+ [0-9][A-Za-z0-9.+:~-]* [a-z0-9][a-z0-9-]*\n)+");

    private final Samples samples = new Samples();
    private final Path folder;
    private final Path admin;
    private final Path recordedArguments;
    private final Path dpkg;
    private final PreparedGate run;

    /** @param folder where the run is prepared, and what dpkg has */
    public ConfigureTarget(Path folder) {
        this.folder = Folders.create(folder).toAbsolutePath();
        admin = Folders.create(this.folder.resolve("dpkg"));
        recordedArguments = this.folder.resolve("asked");
        Folders.create(admin.resolve("updates"));
        Folders.create(admin.resolve("info"));
        Folders.write(admin.resolve("available"), "");
        StringBuilder status = new StringBuilder();
        ConfigureLists.UNPACKED.forEach(line -> status.append(formatStanza(line, "install ok unpacked")));
        status.append(formatStanza(ConfigureLists.CONFIGURED, "install ok installed"));
        Folders.write(admin.resolve("status"), status.toString());
        dpkg = Folders.write(this.folder.resolve("recorder"), "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$ASKED\"\n");
        run = PreparedGate.prepareDpkg(
                this.folder.resolve("run"), List.of(Action.of("half", "all", Kind.CONFIGURE, null, "1.1")), "amd64");
    }

    private static String formatStanza(String line, String status) {
        String[] words = line.strip().split(" ", -1);
        return "Package: %s\nStatus: %s\nMaintainer: a <a@example.org>\nArchitecture: %s\nVersion: %s\nDescription: a\n\n"
                .formatted(words[0], status, words[2], words[1]);
    }

    @Override
    public String name() {
        return "configure";
    }

    @Override
    public Optional<Fault> prepare(long seed) {
        String written = Folders.read(run.approvedList());
        return samples.create(seed, name(), ConfigureLists::createAccepted, this::check)
                .or(() -> written.equals(ConfigureLists.UNPACKED.get(0))
                        ? Optional.empty()
                        : createFault("list", "the agent writes another list: " + written));
    }

    @Override
    public byte[] createInput(Randomness random) {
        return ConfigureLists.mutate(random, samples.pick(random), samples.pick(random));
    }

    @Override
    public Optional<Fault> check(byte[] input) {
        Folders.delete(recordedArguments);
        try {
            Files.write(run.approvedList(), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Command.Output output = Command.attempt(
                folder,
                Map.of("ASKED", recordedArguments.toString(), "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
                List.of(
                        "perl",
                        run.configureScript().toString(),
                        run.approvedList().getParent().toString(),
                        admin.toString(),
                        "0",
                        "sh",
                        dpkg.toString()));
        String expected = expectArguments(new String(input, StandardCharsets.ISO_8859_1));
        String found = Folders.read(recordedArguments);
        if (!found.equals(expected) || (output.code() == 0) == expected.isEmpty()) {
            return createFault("asked", "dpkg was asked \"" + found + "\" instead of \"" + expected + "\": " + output);
        }
        return expected.isEmpty() && !output.text().startsWith("masif gate: ")
                ? createFault("silent", "refused without a sentence: " + output)
                : Optional.empty();
    }

    /** The arguments of dpkg, a line each; empty if it may not be started. */
    private static String expectArguments(String list) {
        if (!LIST.matcher(list).matches()) {
            return "";
        }
        // the last line of a package counts
        Map<String, String> last = new LinkedHashMap<>();
        list.lines().forEach(line -> last.put(line.replaceFirst(" [^ ]+ ", " "), line + "\n"));
        List<String> lines = List.copyOf(last.values());
        boolean isKnown = lines.stream()
                .allMatch(line -> ConfigureLists.UNPACKED.contains(line) || line.equals(ConfigureLists.CONFIGURED));
        if (!isKnown) {
            return "";
        }
        List<String> unconfigured =
                lines.stream().filter(ConfigureLists.UNPACKED::contains).toList();
        Stream<String> names = (unconfigured.isEmpty() ? lines : unconfigured)
                .stream()
                        .map(line -> line.strip().split(" ", -1))
                        .map(words -> words[0] + (words[2].equals("all") ? "" : ":" + words[2]));
        return Stream.concat(Stream.of("--configure", "--"), names)
                .map(word -> word + "\n")
                .reduce("", String::concat);
    }

    private static Optional<Fault> createFault(String kind, String sentence) {
        return Optional.of(new Fault("configure: " + kind, sentence));
    }
}
