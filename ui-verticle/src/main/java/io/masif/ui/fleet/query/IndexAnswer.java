package io.masif.ui.fleet.query;

/** What a query was answered; the value has the type of the query. */
public record IndexAnswer(Object value) {}
