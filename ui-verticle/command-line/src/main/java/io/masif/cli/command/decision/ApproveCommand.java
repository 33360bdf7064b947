package io.masif.cli.command.decision;

import io.masif.cli.command.Moments;
import io.masif.cli.command.follow.ApprovalFollower;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Approves pending actions. */
@Command(
        name = "approve",
        description = {
            "Approve pending actions, for all hosts or for some.",
            "Without --yes it says what that concerns, and asks."
        })
public final class ApproveCommand extends DecisionCommand {
    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            description = "When it ends by itself: 12h, 7d, 2027-01-04 or 2027-01-04T06:00.")
    private String expires;

    @Option(names = "--follow", description = "Show the progress until no host goes on with it.")
    private boolean follow;

    @Option(
            names = "--rollout",
            paramLabel = "PLAN",
            description = "Approve ring by ring: start a rollout by the plan of this name.")
    private String plan;

    @Override
    String path() {
        return plan == null ? "approvals" : "rollouts";
    }

    @Override
    String verb() {
        return "approve";
    }

    @Override
    void putEnd(Map<String, Object> body) {
        if (plan != null) {
            if (expires != null || follow) {
                throw CommandFailure.usage("--rollout goes with neither --expires nor --follow.");
            }
            if (isOfAnyVersion()) {
                throw CommandFailure.usage(
                        "--rollout does not go with --any-version: a rollout is about versions that are there.");
            }
            body.put("plan", plan);
        }
        if (expires != null) {
            body.put("expires", Moments.parseEnd("--expires", expires));
        }
    }

    @Override
    ExitCode finish(JsonRow approval) {
        if (plan != null && !isJson()) {
            output().println("Rollout " + approval.text("id") + " has begun.");
            return ExitCode.OK;
        }
        if (follow) {
            if (!isJson()) {
                printDecided(approval);
            }
            return new ApprovalFollower(client(), output(), isJson()).follow(approval.number("id"));
        }
        return super.finish(approval);
    }
}
