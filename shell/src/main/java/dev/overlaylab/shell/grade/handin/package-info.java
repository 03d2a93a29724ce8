/**
 * What learners hand in instead of machines: made on their side, read and compared on the grader's. Nothing in a hand-in is
 * run, unpacked or taken for a path.
 *
 * <pre>{@code journal + observations + identities -> HandIn -> one file -> HandInReader -> HandIn or refusal}</pre>
 */
@NullMarked
package dev.overlaylab.shell.grade.handin;

import org.jspecify.annotations.NullMarked;
