package io.masif.agent.retry;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.InputFingerprint;
import io.masif.agent.plan.HostCondition;
import io.masif.domain.Digest;
import io.masif.domain.host.HostState;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run depends on besides its plan and its approval, found out without asking apt.
 *
 * @param inputs changes with the package lists and with apt's configuration
 * @param obstacles the states that would keep a run from going well
 * @param free bytes that are free in each of the folders that a run writes to
 */
record RunConditions(String inputs, Set<HostState> obstacles, Map<String, Long> free) {
    private static final long LEAST_GROWTH = 1 << 20;
    private static final int PART_OF_GROWTH = 20;

    RunConditions {
        obstacles = Set.copyOf(obstacles);
        free = Map.copyOf(free);
    }

    /**
     * Blocks: not to be used on an event loop.
     *
     * @param configuration the file that {@code APT_CONFIG} names
     * @param state the agent's folder
     * @param refresh how the last refresh of the lists ended
     */
    static RunConditions of(AptFolders folders, Optional<Path> configuration, Path state, HostState refresh) {
        HostCondition host = new HostCondition(folders, state);
        Set<HostState> obstacles = EnumSet.of(host.findProblem().state(), refresh);
        // another cause is not gone because this one is
        obstacles.removeAll(EnumSet.of(HostState.OK, HostState.APT_FAILED));
        List<Path> files = new ArrayList<>(folders.configurationPaths());
        configuration.ifPresent(files::add);
        Map<String, Long> free = new TreeMap<>();
        host.folders()
                .values()
                .forEach(folder -> free.put(folder.toString(), folder.toFile().getFreeSpace()));
        return new RunConditions(
                Digest.ofText(InputFingerprint.compute(files) + lists(folders.lists()))
                        .toString(),
                obstacles,
                free);
    }

    /** A refresh that finds nothing new leaves these files as they are, but not their folder. */
    private static String lists(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("Release") || name.contains("_Packages")) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    text.append(name).append(' ').append(attributes.size());
                    text.append(' ').append(attributes.lastModifiedTime()).append('\n');
                }
            }
            return text.toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether what a cause stands for was met under these conditions and is gone under the later ones. */
    boolean isOver(RefusalCause cause, RunConditions later) {
        return !inputs.equals(later.inputs)
                || (obstacles.contains(cause.state()) && !later.obstacles.contains(cause.state()))
                || (cause.state() == HostState.DISK_FULL && later.hasMoreRoomThan(this));
    }

    /** Room that comes and goes by a little is no reason to try again. */
    private boolean hasMoreRoomThan(RunConditions earlier) {
        return earlier.free.entrySet().stream()
                .anyMatch(entry -> free.getOrDefault(entry.getKey(), 0L)
                        > entry.getValue() + Math.max(LEAST_GROWTH, entry.getValue() / PART_OF_GROWTH));
    }

    /** The later conditions, with the most room at which a run was refused. */
    RunConditions mergedWith(RunConditions later) {
        Map<String, Long> most = new TreeMap<>(later.free);
        free.forEach((folder, bytes) -> most.merge(folder, bytes, Math::max));
        return new RunConditions(later.inputs, later.obstacles, most);
    }

    JsonObject toJson() {
        JsonObject bytes = new JsonObject();
        free.forEach(bytes::put);
        return new JsonObject()
                .put("inputs", inputs)
                .put(
                        "obstacles",
                        obstacles.stream().map(HostState::word).sorted().toList())
                .put("free", bytes);
    }

    static RunConditions read(JsonObject json) {
        Set<HostState> obstacles = EnumSet.noneOf(HostState.class);
        json.getJsonArray("obstacles")
                .forEach(word -> obstacles.add(HostState.of((String) word).orElseThrow()));
        Map<String, Long> free = new TreeMap<>();
        json.getJsonObject("free").forEach(entry -> free.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
        return new RunConditions(json.getString("inputs"), obstacles, free);
    }
}
