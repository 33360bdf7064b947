package io.masif.ui.view.decline;

/**
 * What a decline would concern now.
 *
 * @param actions how many actions it has
 * @param notPlanned how many of the actions none of the hosts plans, or all of these hosts have declined already
 * @param hosts for how many hosts one of the actions would be declined that is not declined now
 * @param approved for how many of them one of these actions is approved
 * @param running how many of them execute one of these actions now; a decline does not stop them
 */
public record DeclinePreview(int actions, int notPlanned, int hosts, int approved, int running) {}
