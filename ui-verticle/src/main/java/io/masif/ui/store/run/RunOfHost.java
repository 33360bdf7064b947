package io.masif.ui.store.run;

import io.masif.ui.view.host.HostRun;

/**
 * A run of some host.
 *
 * @param host the host's name
 * @param run the run, in a list without its output
 */
public record RunOfHost(String host, HostRun run) {}
