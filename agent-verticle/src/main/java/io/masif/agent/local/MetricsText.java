package io.masif.agent.local;

import io.masif.agent.message.HostInspection;
import io.masif.agent.message.RunList;
import io.masif.boot.Version;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostState;
import io.masif.domain.host.PackageLists;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The answer of {@code GET /metrics}. */
final class MetricsText {
    private static final double MILLIS_PER_SECOND = 1000;

    private MetricsText() {}

    static String write(AgentObservations observations, RunList runs, ProcessUsage process, Instant now) {
        Exposition page = new Exposition();
        page.gauge("masif_agent_build_info", "What runs here; always 1.")
                .sample(1, "version", Version.current(), "java", System.getProperty("java.version"));
        observations.inspection().ifPresent(inspection -> {
            writePlan(page, inspection);
            writeFacts(page, inspection.facts(), now);
        });
        writeWork(page, observations, runs);
        writeProcess(page, process);
        return page.toString();
    }

    private static void writePlan(Exposition page, HostInspection inspection) {
        page.gauge(
                "masif_agent_state", "The condition of this host's package management: 1 for the state that it is in.");
        for (HostState state : HostState.values()) {
            page.sample(inspection.facts().condition().state() == state ? 1 : 0, "state", state.word());
        }
        page.gauge("masif_agent_pending_actions", "What apt would do now.");
        for (Kind kind : Kind.values()) {
            for (boolean security : List.of(true, false)) {
                page.sample(
                        (double) inspection.plan().actions().stream()
                                .filter(action -> matches(action, kind, security))
                                .count(),
                        "kind",
                        kind.word(),
                        "security",
                        Boolean.toString(security));
            }
        }
    }

    private static boolean matches(Action action, Kind kind, boolean security) {
        return action.kind() == kind && action.security() == security;
    }

    private static void writeFacts(Exposition page, Facts facts, Instant now) {
        page.gauge(
                "masif_agent_lists_age_seconds", "The age of the package lists, by the dates of their release files.");
        for (PackageLists.Origin origin : facts.lists().origins()) {
            page.sample((double) Duration.between(origin.from(), now).toSeconds(), "origin", origin.name());
        }
        page.gauge("masif_agent_reboot_required", "1 if this host asks to be rebooted.")
                .sample(facts.restarts().reboot() ? 1 : 0);
        page.gauge("masif_agent_services_to_restart", "Services that still use replaced files.")
                .sample(facts.restarts().services().size());
        page.gauge("masif_agent_held_packages", "Packages that the administrator of this host holds.")
                .sample(facts.gaps().held().size());
        page.gauge("masif_agent_kept_back_packages", "Packages that could be upgraded, but are not in the plan.")
                .sample(facts.gaps().keptBack().size());
        if (facts.limits().archivesFree() != null) {
            page.gauge("masif_agent_archives_free_bytes", "Where apt keeps what it downloads, rounded down.")
                    .sample((double) facts.limits().archivesFree());
        }
    }

    private static void writeWork(Exposition page, AgentObservations observations, RunList runs) {
        int blocked = observations.approvalCounts().blocked();
        page.gauge("masif_agent_approved_actions", "Approved actions of the plan that are not executed yet.")
                .sample(observations.approvalCounts().approved() - blocked, "state", "waiting")
                .sample(blocked, "state", "blocked");
        observations.simulations().last().ifPresent(simulation -> page.gauge(
                        "masif_agent_last_look_timestamp_seconds", "When apt was last asked.")
                .sample(toSeconds(simulation.ended())));
        observations
                .reportState()
                .filter(state -> state.lastAcknowledged() != null)
                .ifPresent(state -> page.gauge(
                                "masif_agent_last_report_timestamp_seconds",
                                "When a master last acknowledged a report.")
                        .sample(toSeconds(state.lastAcknowledged())));
        page.counter("masif_agent_runs_total", "Runs that have ended, by how the worst of their actions ended.");
        for (Result result : List.of(Result.DONE, Result.FAILED, Result.SKIPPED)) {
            page.sample(observations.runs(result), "result", result.word());
        }
        page.gauge("masif_agent_running", "1 while a run goes on.").sample(runs.hasActiveRun() ? 1 : 0);
        page.counter("masif_agent_simulations_total", "How often apt was asked for the plan.")
                .sample((double) observations.simulations().count());
        page.counter("masif_agent_simulation_seconds_total", "How long apt took for that.")
                .sample(observations.simulations().totalTime().toMillis() / MILLIS_PER_SECOND);
        page.counter("masif_agent_report_failures_total", "Reports that no master acknowledged.")
                .sample((double) observations.reportFailures());
    }

    private static void writeProcess(Exposition page, ProcessUsage process) {
        page.gauge("process_resident_memory_bytes", "Resident memory.").sample(process.residentBytes());
        page.counter("process_cpu_seconds_total", "Processor time of this process, without that of apt.")
                .sample(process.cpu().toMillis() / MILLIS_PER_SECOND);
        page.gauge("process_threads", "Threads.").sample(process.threads());
        page.gauge("process_start_time_seconds", "When this process was started.")
                .sample(toSeconds(process.started()));
    }

    private static double toSeconds(Instant instant) {
        return instant.toEpochMilli() / MILLIS_PER_SECOND;
    }
}
