package io.masif.agent.restart;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.process.Commands;
import io.masif.agent.process.ToolFailedException;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.HostSentence;
import io.masif.text.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the states by which it is seen that a restart is done: those of units, and the id of the boot. */
public final class RestartStates {
    private static final int MAX_REASON_LENGTH = 300;

    private final Vertx vertx;
    private final Commands commands;
    private final CompletedRestarts completed;
    private final RestartNeeds needs;

    public RestartStates(Vertx vertx, Commands commands, CompletedRestarts completed, RestartNeeds needs) {
        this.needs = needs;
        this.vertx = vertx;
        this.commands = commands;
        this.completed = completed;
    }

    /** What is there before the restarts among these actions; {@link RestartBaseline#NONE} if there are none. */
    public Future<RestartBaseline> readBaseline(List<Action> actions, AptFolders folders) {
        List<Action> restarts =
                actions.stream().filter(action -> action.kind().isRestart()).toList();
        if (restarts.isEmpty()) {
            return Future.succeededFuture(RestartBaseline.NONE);
        }
        return queryUnits(restarts, folders)
                .compose(units -> vertx.executeBlocking(() -> createBaseline(restarts, units, folders), false));
    }

    /** The states of the units among these actions, by their names. */
    public Future<Map<String, UnitState>> queryUnits(List<Action> actions, AptFolders folders) {
        List<String> units = actions.stream()
                .filter(action -> action.kind() == Kind.RESTART)
                .map(Action::packageName)
                .toList();
        if (units.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        List<String> command = new ArrayList<>(List.of(
                HostPrograms.below(folders.root()).systemctl().toString(),
                "show",
                "--property=" + UnitState.PROPERTIES,
                "--"));
        command.addAll(units);
        return commands.run(command).map(output -> {
            if (output.exitStatus() != 0) {
                throw new ToolFailedException(HostSentence.SYSTEMCTL_FAILED.format(
                        Quote.line(output.err().strip(), MAX_REASON_LENGTH)));
            }
            return parse(units, output.out());
        });
    }

    /** Remembers that a restart is done. Blocks. */
    public void complete(Action action, RestartBaseline baseline) throws IOException {
        completed.add(action, baseline.needs().getOrDefault(action.packageName(), ""));
    }

    private RestartBaseline createBaseline(List<Action> restarts, Map<String, UnitState> units, AptFolders folders) {
        Map<String, String> starts = new HashMap<>();
        Map<String, String> found = new HashMap<>();
        for (Action action : restarts) {
            String name = action.packageName();
            starts.put(
                    name,
                    action.kind() == Kind.REBOOT
                            ? BootId.read(folders.root())
                            : units.get(name).start());
            found.put(name, needs.find(action, folders).orElse(""));
        }
        return new RestartBaseline(starts, found);
    }

    /** One block of lines for each unit, in the order of the command; the name that systemd prints may be another one. */
    private static Map<String, UnitState> parse(List<String> units, String text) {
        List<String> blocks = Arrays.stream(text.strip().split("\n\n")).toList();
        if (blocks.size() != units.size()) {
            throw new ToolFailedException(HostSentence.SYSTEMCTL_INCOMPLETE.format(blocks.size(), units.size()));
        }
        Map<String, UnitState> states = new HashMap<>();
        for (int i = 0; i < units.size(); i++) {
            states.put(
                    units.get(i),
                    UnitState.of(blocks.get(i)
                            .lines()
                            .filter(line -> line.contains("="))
                            .collect(Collectors.toMap(
                                    line -> line.substring(0, line.indexOf('=')),
                                    line -> line.substring(line.indexOf('=') + 1),
                                    (first, second) -> second))));
        }
        return states;
    }
}
