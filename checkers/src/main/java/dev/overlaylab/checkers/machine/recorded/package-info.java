/** Machines that answer as real ones once did: for judging evidence again, and for tests. */
@NullMarked
package dev.overlaylab.checkers.machine.recorded;

import org.jspecify.annotations.NullMarked;
