package io.masif.agent.apt;

import io.masif.domain.Condition;
import io.masif.domain.HostState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the package lists say anything, and whether they still may: to a simulation all lists are equal. Blocks. */
record ListsCondition(AptFolders folders) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy H:mm:ss z", Locale.ENGLISH);
    private static final String UNTIL = "Valid-Until: ";
    private static final int HEAD = 4096;

    Optional<Condition> missing() {
        return names("Packages").isEmpty()
                ? Optional.of(new Condition(
                        HostState.LISTS_MISSING, "the package lists are missing: run apt-get update on the host"))
                : Optional.empty();
    }

    /** What apt-get update would refuse, but nothing else does. */
    Optional<Condition> expired(Instant now) {
        if (!folders.expiring()) {
            return Optional.empty();
        }
        List<String> exempt = UnexpiringSources.of(folders.etc());
        return Stream.of("InRelease", "_Release")
                .flatMap(part -> names(part).stream())
                .filter(file -> exempt.stream()
                        .noneMatch(prefix -> file.getFileName().toString().startsWith(prefix)))
                .flatMap(file -> until(file)
                        .filter(now::isAfter)
                        .map(until -> new Condition(
                                HostState.LISTS_EXPIRED,
                                "the package lists have expired: " + file.getFileName() + " was valid until " + until
                                        + "; run apt-get update on the host"))
                        .stream())
                .findFirst();
    }

    private static Optional<Instant> until(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(UNTIL))
                    .findFirst()
                    .map(line -> DATE.parse(line.substring(UNTIL.length()).strip(), Instant::from));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<Path> names(String part) {
        try (Stream<Path> files = Files.list(folders.lists())) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
