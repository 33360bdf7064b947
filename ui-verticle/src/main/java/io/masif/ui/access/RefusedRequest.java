package io.masif.ui.access;

import io.masif.ui.view.operator.Role;

/**
 * Sent when a request was refused since it needs another role.
 *
 * @param route its method and the path of its route, such as {@code POST /revoke/:id}
 * @param needed the role that it needs
 */
public record RefusedRequest(String operator, String address, String route, Role needed) {
    /** The address on the event bus. */
    public static final String ADDRESS = "ui.request.refused";
}
