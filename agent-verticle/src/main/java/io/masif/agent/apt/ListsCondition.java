package io.masif.agent.apt;

import io.masif.domain.Condition;
import io.masif.domain.HostState;
import io.masif.domain.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the package lists say anything, and whether they still may: to a simulation all lists are equal. Blocks. */
record ListsCondition(AptFolders folders) {
    private static final int LONGEST_DATE = 60;

    Optional<Condition> missing() {
        if (Files.isDirectory(folders.lists()) && !Files.isReadable(folders.lists())) {
            return Optional.of(new Condition(
                    HostState.LISTS_MISSING,
                    "the package lists cannot be read: this user may not read the folder " + folders.lists()));
        }
        return names("Packages").isEmpty()
                ? Optional.of(new Condition(
                        HostState.LISTS_MISSING, "the package lists are missing: run apt-get update on the host"))
                : Optional.empty();
    }

    /**
     * What the dates of the release files say.
     *
     * @param expired what apt-get update would refuse, but nothing else does
     * @param misspelt a date that apt does not understand, which it ignores
     */
    record Dates(Optional<Condition> expired, Optional<Condition> misspelt) {}

    Dates dates(Instant now) {
        List<String> exempt = folders.expiring() ? UnexpiringSources.of(folders.etc()) : List.of("");
        Optional<Condition> expired = Optional.empty();
        Optional<Condition> misspelt = Optional.empty();
        for (Path file : ReleaseFiles.files(folders.lists())) {
            String name = file.getFileName().toString();
            Map<String, String> fields = ReleaseFiles.fields(file);
            if (exempt.stream().noneMatch(name::startsWith)) {
                String text = fields.get("valid-until");
                expired = expired.or(() -> expired(name, text, now));
                misspelt = misspelt.or(() -> misspelt(name, "Valid-Until", text, "whether these lists have expired"));
            }
            misspelt = misspelt.or(() -> misspelt(name, "Date", fields.get("date"), "how old these lists are"));
        }
        return new Dates(expired, misspelt);
    }

    private static Optional<Condition> expired(String file, String text, Instant now) {
        return Optional.ofNullable(text)
                .flatMap(ReleaseDate::parse)
                .filter(now::isAfter)
                .map(until -> new Condition(
                        HostState.LISTS_EXPIRED,
                        "the package lists have expired: " + file + " was valid until " + until
                                + "; run apt-get update on the host"));
    }

    private static Optional<Condition> misspelt(String file, String field, String text, String unknown) {
        return text == null || ReleaseDate.parse(text).isPresent()
                ? Optional.empty()
                : Optional.of(new Condition(
                        HostState.APT_FAILED,
                        "apt does not understand the date of " + file + ", so it is not known " + unknown + ": it says "
                                + field + ": " + Quote.line(text, LONGEST_DATE) + ", and " + ReleaseDate.EXAMPLE
                                + " would be right"));
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
