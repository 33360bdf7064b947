/** The commands that answer a person or a monitoring system on the host, and end. */
package io.masif.agent.command;
