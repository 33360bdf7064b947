/**
 * Requests and connections that an ordinary client cannot make, and probes of health and metrics.
 * Requests of agents and browsers are in the modules that test them.
 *
 * <p>RawRequest → MalformedRequests; Relay; Probe; NotificationReceiver.
 */
package io.masif.rig.http;
