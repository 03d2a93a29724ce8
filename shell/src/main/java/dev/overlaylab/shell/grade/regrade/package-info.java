/** Kept evidence is judged again, with newer checks or another rubric: what changes, for whom, and why. */
@NullMarked
package dev.overlaylab.shell.grade.regrade;

import org.jspecify.annotations.NullMarked;
