/** Grading a class: roster -> hosts -> the learner's checks -> grades -> reports and gradebooks. */
@NullMarked
package dev.overlaylab.shell.grade;

import org.jspecify.annotations.NullMarked;
