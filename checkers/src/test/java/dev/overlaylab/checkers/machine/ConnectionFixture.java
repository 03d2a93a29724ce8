package dev.overlaylab.checkers.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A machine with one way into it; subclasses bring the machine. */
public abstract class ConnectionFixture {
    Connection connection;

    protected abstract Door door();

    /** Where the door opens. */
    protected abstract SshAddress address();

    /** A key that the machine does not admit. */
    protected abstract java.nio.file.Path strangersKey();

    /** A host key in public form that is not the machine's. */
    protected abstract String anotherHostKey();

    /** Whether there is a pseudo-terminal, unix sockets and forwarding: not in a server that is made of Java. */
    protected boolean isWholeSystem() {
        return true;
    }

    /** Breaks the link while {@code command} runs; by default the host's own process for it is killed. */
    protected CommandResult runAndBreakTheLink(Connection open) throws MachineException {
        return open.run(Command.of("echo early; kill -9 $(awk '{print $4}' /proc/$PPID/stat); sleep 5; echo late"));
    }

    @BeforeEach
    void open() throws MachineException {
        connection = door().open(address());
    }

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
            assertThat(connection.isOpen()).isFalse();
        }
    }

    final void assumeWholeSystem() {
        assumeTrue(isWholeSystem(), "this server has no pseudo-terminals, unix sockets or forwarding");
    }

    final void assumeSocat() throws MachineException {
        assumeWholeSystem();
        assumeTrue(connection.run(Command.of("command -v socat")).succeeded(), "this server has no socat");
    }

    protected static MachineException failureOf(ThrowingCallable call) {
        var failure = catchThrowableOfType(MachineException.class, call);
        assertThat(failure).as("a MachineException").isNotNull();
        return failure;
    }

    static void expect(InputStream input, String wanted) throws IOException {
        var seen = new java.io.ByteArrayOutputStream();
        while (!seen.toString(UTF_8).contains(wanted)) {
            var one = input.read();
            assertThat(one).as("more output after: " + seen.toString(UTF_8)).isNotNegative();
            seen.write(one);
        }
    }

    static <T> void eventually(Callable<T> question, T wanted) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        T seen = null;
        do {
            try {
                seen = question.call();
                if (wanted.equals(seen)) {
                    return;
                }
                Thread.sleep(50);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        } while (System.nanoTime() < end);
        assertThat(seen).isEqualTo(wanted);
    }
}
