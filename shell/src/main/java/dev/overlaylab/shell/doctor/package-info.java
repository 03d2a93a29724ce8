/**
 * What this computer can do: {@code Surroundings -> Facts -> Diagnosis}.
 *
 * <p>Facts are gathered by trying, diagnosing them is pure.
 */
@NullMarked
package dev.overlaylab.shell.doctor;

import org.jspecify.annotations.NullMarked;
