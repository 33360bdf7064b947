package io.masif.cli.command.decision;

import io.masif.cli.api.Query;
import io.masif.cli.command.ActionText;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Revokes approvals or declines, or one of them for some hosts. */
@Command(
        name = "revoke",
        description = {"Revoke approvals, or one for some hosts.", "Without --yes it says what that is, and asks."})
public final class RevokeCommand extends ApiCommand {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "The numbers of the approvals.")
    private List<Long> ids;

    @Option(names = "--decline", description = "The numbers are those of declines.")
    private boolean decline;

    @Mixin
    private HostOptions hosts;

    @Option(names = "--comment", paramLabel = "TEXT", description = "A comment, for a revocation of some hosts.")
    private String comment;

    @Mixin
    private ConfirmationOption yes;

    @Override
    protected ExitCode execute() {
        if (!hosts.isEmpty() && ids.size() > 1) {
            throw CommandFailure.usage("--hosts, --except and --selector are for one number at a time.");
        }
        if (hosts.isEmpty() && comment != null) {
            throw CommandFailure.usage("--comment is for a revocation of some hosts.");
        }
        Confirmation confirmation = yes.require(output(), client());
        if (!yes.isGiven()) {
            List<String> facts =
                    ids.stream().map(id -> describe(client().get(decision(id)))).toList();
            confirmation.ask(facts, "revoke" + (hosts.isEmpty() ? "?" : " for the hosts that were named?"));
        }
        ids.forEach(this::revoke);
        return ExitCode.OK;
    }

    private void revoke(long id) {
        if (hosts.isEmpty()) {
            client().delete(decision(id));
        } else {
            Map<String, Object> body = new LinkedHashMap<>();
            hosts.putInto(body, client());
            if (comment != null) {
                body.put("comment", comment);
            }
            client().post(Query.of(path(), Long.toString(id), "revocations"), body);
        }
        if (isJson()) {
            output().printJson(client().get(decision(id)));
        } else {
            output().println(noun() + id + " is revoked" + (hosts.isEmpty() ? "." : " for these hosts."));
        }
    }

    private Query decision(long id) {
        return Query.of(path(), Long.toString(id));
    }

    private String path() {
        return decline ? "declines" : "approvals";
    }

    private String noun() {
        return decline ? "Decline " : "Approval ";
    }

    private String describe(JsonRow decision) {
        return noun() + decision.text("id") + " for " + ActionText.hosts(decision) + ": "
                + ActionText.packages(decision) + (decision.has("revoked") ? " (revoked already)" : "");
    }
}
