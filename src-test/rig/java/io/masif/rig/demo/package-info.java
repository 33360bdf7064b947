/**
 * What {@code script/demo} starts for a person. Not here: the fleets themselves, which tests start as well.
 *
 * <p>DemoOptions → Demo → ClusterWatch.
 */
package io.masif.rig.demo;
