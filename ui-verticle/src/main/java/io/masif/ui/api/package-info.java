/** The interface for programs: JSON under {@code /api/v1}. */
package io.masif.ui.api;
