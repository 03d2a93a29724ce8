/** Verdicts and a rubric make a grade: pure, so that what was seen can be graded again a year later. */
@NullMarked
package dev.overlaylab.shell.grade.result;

import org.jspecify.annotations.NullMarked;
