package io.masif.cli.command.decision;

import java.util.Map;
import picocli.CommandLine.Command;

/** Declines pending actions. */
@Command(
        name = "decline",
        description = {
            "Decline pending actions, which beats every approval of them.",
            "Without --yes it says what that concerns, and asks."
        })
public final class DeclineCommand extends DecisionCommand {
    @Override
    String path() {
        return "declines";
    }

    @Override
    String verb() {
        return "decline";
    }

    @Override
    void putEnd(Map<String, Object> body) {
        // until it is revoked, or a newer version comes
    }
}
