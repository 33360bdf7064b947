/** What is shown and answered: immutable records, computed by the fleet, without a trace of how they are stored. */
package io.masif.ui.view;
