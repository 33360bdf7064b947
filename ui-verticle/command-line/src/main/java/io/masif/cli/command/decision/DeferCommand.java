package io.masif.cli.command.decision;

import io.masif.cli.command.Moments;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Defers pending actions: declines them until a moment. */
@Command(
        name = "defer",
        description = {"Decline pending actions until a moment.", "Without --yes it says what that concerns, and asks."
        })
public final class DeferCommand extends DecisionCommand {
    @Option(
            names = "--until",
            required = true,
            paramLabel = "WHEN",
            description = "Until when: 12h, 7d, 2027-01-04 or 2027-01-04T06:00.")
    private String until;

    @Override
    String path() {
        return "declines";
    }

    @Override
    String verb() {
        return "defer";
    }

    @Override
    void putEnd(Map<String, Object> body) {
        body.put("until", Moments.parseEnd("--until", until));
    }
}
