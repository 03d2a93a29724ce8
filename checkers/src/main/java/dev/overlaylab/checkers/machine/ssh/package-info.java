/** The door by SSH: {@code SshAddress -> SshLogin -> SshSessions -> SshConnection}; JSch stays in here. */
@NullMarked
package dev.overlaylab.checkers.machine.ssh;

import org.jspecify.annotations.NullMarked;
