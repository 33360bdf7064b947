package io.masif.fuzz.check;

import io.masif.agent.apt.PreparedGate;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.fuzz.input.ConfigureLists;
import io.masif.fuzz.input.Randomness;
import io.masif.rig.Command;
import io.masif.rig.Folders;
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
    private final Path asked;
    private final Path dpkg;
    private final PreparedGate run;

    /** @param folder where the run is prepared, and what dpkg has */
    public ConfigureTarget(Path folder) {
        this.folder = Folders.make(folder).toAbsolutePath();
        admin = Folders.make(this.folder.resolve("dpkg"));
        asked = this.folder.resolve("asked");
        Folders.make(admin.resolve("updates"));
        Folders.make(admin.resolve("info"));
        Folders.write(admin.resolve("available"), "");
        StringBuilder status = new StringBuilder();
        ConfigureLists.UNPACKED.forEach(line -> status.append(stanza(line, "install ok unpacked")));
        status.append(stanza(ConfigureLists.CONFIGURED, "install ok installed"));
        Folders.write(admin.resolve("status"), status.toString());
        dpkg = Folders.write(this.folder.resolve("recorder"), "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$ASKED\"\n");
        run = PreparedGate.ofDpkg(
                this.folder.resolve("run"), List.of(Action.of("half", "all", Kind.CONFIGURE, null, "1.1")), "amd64");
    }

    private static String stanza(String line, String status) {
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
        String written = Folders.read(run.list());
        return samples.make(seed, name(), ConfigureLists::accepted, this::check)
                .or(() -> written.equals(ConfigureLists.UNPACKED.get(0))
                        ? Optional.empty()
                        : fault("list", "the agent writes another list: " + written));
    }

    @Override
    public byte[] input(Randomness random) {
        return ConfigureLists.mutated(random, samples.pick(random), samples.pick(random));
    }

    @Override
    public Optional<Fault> check(byte[] input) {
        Folders.delete(asked);
        try {
            Files.write(run.list(), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Command.Output output = Command.attempt(
                folder,
                Map.of("ASKED", asked.toString(), "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
                List.of(
                        "perl",
                        run.configuring().toString(),
                        run.list().getParent().toString(),
                        admin.toString(),
                        "0",
                        "sh",
                        dpkg.toString()));
        String expected = expected(new String(input, StandardCharsets.ISO_8859_1));
        String found = Folders.read(asked);
        if (!found.equals(expected) || (output.code() == 0) == expected.isEmpty()) {
            return fault("asked", "dpkg was asked \"" + found + "\" instead of \"" + expected + "\": " + output);
        }
        return expected.isEmpty() && !output.text().startsWith("masif gate: ")
                ? fault("silent", "refused without a sentence: " + output)
                : Optional.empty();
    }

    /** The arguments of dpkg, a line each; empty if it may not be started. */
    private static String expected(String list) {
        if (!LIST.matcher(list).matches()) {
            return "";
        }
        // the last line of a package counts
        Map<String, String> last = new LinkedHashMap<>();
        list.lines().forEach(line -> last.put(line.replaceFirst(" [^ ]+ ", " "), line + "\n"));
        List<String> lines = List.copyOf(last.values());
        boolean known = lines.stream()
                .allMatch(line -> ConfigureLists.UNPACKED.contains(line) || line.equals(ConfigureLists.CONFIGURED));
        if (!known) {
            return "";
        }
        List<String> open =
                lines.stream().filter(ConfigureLists.UNPACKED::contains).toList();
        Stream<String> names = (open.isEmpty() ? lines : open)
                .stream()
                        .map(line -> line.strip().split(" ", -1))
                        .map(words -> words[0] + (words[2].equals("all") ? "" : ":" + words[2]));
        return Stream.concat(Stream.of("--configure", "--"), names)
                .map(word -> word + "\n")
                .reduce("", String::concat);
    }

    private static Optional<Fault> fault(String kind, String sentence) {
        return Optional.of(new Fault("configure: " + kind, sentence));
    }
}
