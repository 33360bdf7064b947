package io.masif.ui.page.delivery;

import io.masif.ui.page.FormValues;

/**
 * What the two forms of the page of windows show.
 *
 * @param windowProblem why the form of a window was refused; null if it was not
 * @param freezeProblem why the form of a freeze was refused; null if it was not
 */
public record DeliveryForms(FormValues window, String windowProblem, FormValues freeze, String freezeProblem) {
    static final DeliveryForms EMPTY = new DeliveryForms(FormValues.EMPTY, null, FormValues.EMPTY, null);

    static DeliveryForms ofWindow(FormValues window, String problem) {
        return new DeliveryForms(window, problem, FormValues.EMPTY, null);
    }

    static DeliveryForms ofFreeze(FormValues freeze, String problem) {
        return new DeliveryForms(FormValues.EMPTY, null, freeze, problem);
    }
}
