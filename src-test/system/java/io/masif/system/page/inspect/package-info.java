/**
 * What a browser says about a page: violations of accessibility, texts that overlap, and what it moves over the network.
 *
 * <p>Violations -> Axe; Overlaps; Transfer.
 */
package io.masif.system.page.inspect;
