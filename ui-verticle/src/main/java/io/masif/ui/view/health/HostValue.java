package io.masif.ui.view.health;

/** That a host has a value of a subject; a host may have several. */
public record HostValue(String host, HealthKey key) {}
