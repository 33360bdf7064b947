package io.masif.ui.view;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import java.util.Locale;

/** The kinds of decisions. Each numbers its decisions by itself. */
public enum DecisionKind {
    APPROVAL,
    DECLINE;

    /** The path of the list of its decisions. */
    public String listPath() {
        return "/" + noun() + "s";
    }

    /** The path of the page of a decision. */
    public String pathOf(long id) {
        return listPath() + "/" + id;
    }

    /** The path of the form that revokes a decision, or a part of it. */
    public String revocationPathOf(long id) {
        return revocationPath() + id;
    }

    /** The beginning of the paths of such forms. */
    public String revocationPath() {
        return switch (this) {
            case APPROVAL -> "/revoke/";
            case DECLINE -> "/revoke-decline/";
        };
    }

    /** Its name in sentences and in the API. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a decision of the kind does with its actions, with an end by itself or without one. */
    public String participle(boolean hasEnd) {
        return switch (this) {
            case APPROVAL -> "approved";
            case DECLINE -> hasEnd ? "deferred" : "declined";
        };
    }

    /**
     * The number of a decision in an address.
     *
     * @throws Failure as not found if the text is no number
     */
    public long parseId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw createNotFound(text);
        }
    }

    /** There is no decision of that number. */
    public Failure createNotFound(Object id) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-" + noun(), id.toString()));
    }
}
