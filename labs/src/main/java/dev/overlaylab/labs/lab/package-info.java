/** Labs as their authors wrote them, read and validated. */
@NullMarked
package dev.overlaylab.labs.lab;

import org.jspecify.annotations.NullMarked;
