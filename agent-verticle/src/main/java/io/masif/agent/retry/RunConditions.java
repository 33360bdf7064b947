package io.masif.agent.retry;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.InputFingerprint;
import io.masif.agent.plan.HostCondition;
import io.masif.domain.Digest;
import io.masif.domain.host.HostProblem;
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
 * The conditions that the success of a run depends on besides its plan and approval, read without running apt.
 *
 * @param inputFingerprint changes with the package lists and with apt's configuration
 * @param obstacles the states of the host that would make a run fail
 * @param freeBytes the free space of each folder that a run writes to
 */
record RunConditions(String inputFingerprint, Set<HostState> obstacles, Map<String, Long> freeBytes) {
    private static final long MIN_GROWTH_BYTES = 1 << 20;
    private static final int GROWTH_DIVISOR = 20;

    RunConditions {
        obstacles = Set.copyOf(obstacles);
        freeBytes = Map.copyOf(freeBytes);
    }

    /**
     * Blocks: not to be used on an event loop.
     *
     * @param configuration the file that {@code APT_CONFIG} names
     * @param state the agent's folder
     * @param refreshState how the last refresh of the lists ended
     */
    static RunConditions read(AptFolders folders, Optional<Path> configuration, Path state, HostState refreshState) {
        HostCondition host = new HostCondition(folders, state);
        Set<HostState> obstacles = EnumSet.of(host.findProblem().state(), refreshState);
        host.findObstacle().map(HostProblem::state).ifPresent(obstacles::add);
        // these two do not identify a cause, so their end resolves none
        obstacles.removeAll(EnumSet.of(HostState.OK, HostState.APT_FAILED));
        List<Path> files = new ArrayList<>(folders.configurationPaths());
        configuration.ifPresent(files::add);
        Map<String, Long> freeBytes = new TreeMap<>();
        host.writtenFolders()
                .values()
                .forEach(folder ->
                        freeBytes.put(folder.toString(), folder.toFile().getFreeSpace()));
        return new RunConditions(
                Digest.ofText(InputFingerprint.compute(files) + describeLists(folders.lists()))
                        .toString(),
                obstacles,
                freeBytes);
    }

    /** A refresh without news leaves these files unchanged, but not their folder. */
    private static String describeLists(Path folder) {
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

    /** Whether the cause of a refusal under these conditions no longer exists under the later ones. */
    boolean isResolved(RefusalCause cause, RunConditions later) {
        return !inputFingerprint.equals(later.inputFingerprint)
                || (obstacles.contains(cause.state()) && !later.obstacles.contains(cause.state()))
                || (cause.state() == HostState.DISK_FULL && later.hasMoreSpaceThan(this));
    }

    /** A little more space is no reason to try again. */
    private boolean hasMoreSpaceThan(RunConditions earlier) {
        return earlier.freeBytes.entrySet().stream()
                .anyMatch(entry -> freeBytes.getOrDefault(entry.getKey(), 0L)
                        > entry.getValue() + Math.max(MIN_GROWTH_BYTES, entry.getValue() / GROWTH_DIVISOR));
    }

    /** The later conditions, with the most space with which a run was refused. */
    RunConditions mergeWith(RunConditions later) {
        Map<String, Long> maxFreeBytes = new TreeMap<>(later.freeBytes);
        freeBytes.forEach((folder, bytes) -> maxFreeBytes.merge(folder, bytes, Math::max));
        return new RunConditions(later.inputFingerprint, later.obstacles, maxFreeBytes);
    }

    JsonObject toJson() {
        JsonObject bytes = new JsonObject();
        freeBytes.forEach(bytes::put);
        return new JsonObject()
                .put("inputs", inputFingerprint)
                .put(
                        "obstacles",
                        obstacles.stream().map(HostState::word).sorted().toList())
                .put("free", bytes);
    }

    static RunConditions fromJson(JsonObject json) {
        Set<HostState> obstacles = EnumSet.noneOf(HostState.class);
        json.getJsonArray("obstacles")
                .forEach(word -> obstacles.add(HostState.of((String) word).orElseThrow()));
        Map<String, Long> freeBytes = new TreeMap<>();
        json.getJsonObject("free")
                .forEach(entry -> freeBytes.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
        return new RunConditions(json.getString("inputs"), obstacles, freeBytes);
    }
}
