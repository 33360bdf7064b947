/** What a master counts and measures, one class per concern; each is had by {@code of(vertx)}. */
package io.masif.master.meter;
