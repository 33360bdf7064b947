package io.masif.ui.view;

import java.util.List;

/** Hosts, sorted by name. */
public record HostList(List<HostRow> hosts) {
    public HostList {
        hosts = List.copyOf(hosts);
    }
}
