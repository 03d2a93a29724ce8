/**
 * Machines that are somebody's servers: taken into use, never made, never switched off, and given back as they were.
 *
 * <p>{@code AdoptedHosts -> SshDriver -> Plan (shown, agreed to) -> host}. What is ours there is a folder, labelled objects of
 * the engine, and the engine's settings for as long as the lab lasts.
 */
@NullMarked
package dev.overlaylab.labs.driver.ssh;

import org.jspecify.annotations.NullMarked;
