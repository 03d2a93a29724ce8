/**
 * The Docker Engine of a machine, spoken to over the machine's own connection; docker-java stays in here.
 *
 * <p>{@code DockerEngine -> docker-java -> EngineTransport -> EngineStream -> Connection.openUnixSocket}
 */
@NullMarked
package dev.overlaylab.checkers.machine.docker;

import org.jspecify.annotations.NullMarked;
