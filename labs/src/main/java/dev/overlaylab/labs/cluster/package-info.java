/** The named machines of one running lab, and the docker-machine that makes them. */
@NullMarked
package dev.overlaylab.labs.cluster;

import org.jspecify.annotations.NullMarked;
