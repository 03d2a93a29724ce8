/**
 * The program {@code swarm manage}: the endpoint of a classic Swarm, as docker-machine starts it on the master.
 *
 * <p>It is a program of ours in the image {@code swarm}, run on the machine as the real one was, so that the documented
 * commands find what they expect: the container {@code swarm-agent-master} in docker ps, its log in docker logs, and
 * {@code --swarm-image} for whoever has a real image, through the same options. In the learner's own shell it would
 * have been one program less, but gone with the shell, and no container to look at. It says that it is ours in its
 * Server Version.
 *
 * <p>Of Java it uses nothing but the JDK and Jackson: a connection is a thread that blocks, so whoever reads slowly
 * slows the other end down by itself, and a connection that is taken over is two loops that copy.
 */
@NullMarked
package dev.overlaylab.labs.classicswarm.manage;

import org.jspecify.annotations.NullMarked;
