/** Clocks of other machines, and how far they are from each other. */
package io.masif.clock;
