/**
 * The agent's settings as typed values. How a file is read, and how errors are collected, is in {@code
 * io.masif.boot.config}.
 *
 * <p>Settings → AgentConfiguration.
 */
package io.masif.agent.config;
