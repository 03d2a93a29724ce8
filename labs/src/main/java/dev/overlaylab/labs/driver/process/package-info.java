/** Processes, ports and waits of the computer the machines run on. */
@NullMarked
package dev.overlaylab.labs.driver.process;

import org.jspecify.annotations.NullMarked;
