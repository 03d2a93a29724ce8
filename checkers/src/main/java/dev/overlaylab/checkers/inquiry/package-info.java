/** How a judgement reads cluster: what it has to ask follows from what it reads. */
@NullMarked
package dev.overlaylab.checkers.inquiry;

import org.jspecify.annotations.NullMarked;
