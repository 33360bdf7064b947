package io.masif.ui.view.host.detail;

import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.list.ListPage;
import java.time.Instant;

/**
 * A page of the runs of a host.
 *
 * @param searchedSince when the oldest run that was searched started; null if all were searched, or none had to be
 */
public record RunPage(ListPage<HostRun> list, Instant searchedSince) {}
