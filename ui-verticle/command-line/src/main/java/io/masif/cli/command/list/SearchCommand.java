package io.masif.cli.command.list;

import io.masif.cli.api.Query;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Prints those rows of a list that contain some words. */
abstract class SearchCommand extends ListCommand {
    @Parameters(paramLabel = "WORD", description = "Only rows that contain all of these words.", arity = "0..*")
    private List<String> words = List.of();

    /** The list of that path, searched for the words. */
    final Query search(String path) {
        return Query.of(path).with("q", words.isEmpty() ? null : String.join(" ", words));
    }
}
