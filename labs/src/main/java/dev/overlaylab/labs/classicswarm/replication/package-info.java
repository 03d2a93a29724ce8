/** Which of several masters leads: one of them holds a lock in the key-value store, the others follow it. */
@NullMarked
package dev.overlaylab.labs.classicswarm.replication;

import org.jspecify.annotations.NullMarked;
