/**
 * HTTP/1.1 as Docker's clients and engines speak it: bodies that never end, connections that are taken over.
 *
 * <p>A request or an answer is a head and a stream. Reading and writing block, so whoever reads slowly slows the other
 * end down, and nothing is ever held in memory to wait for it. {@code Server} hears clients, {@code Dialler} calls
 * engines, both over the same {@code Wire}.
 */
@NullMarked
package dev.overlaylab.labs.classicswarm.http;

import org.jspecify.annotations.NullMarked;
