package dev.overlaylab.checkers.machine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Seconds;
import dev.overlaylab.checkers.machine.WaitingThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs calls to an engine with a time limit, and says in our words why one gave no answer. */
final class EngineCalls implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLOSED = "the connection is closed";

    /** What docker-java and we stumble over where an answer lacks what every engine tells, or has something else there. */
    private static final List<Class<? extends RuntimeException>> MISSING_OR_ODD =
            List.of(NullPointerException.class, IllegalArgumentException.class, ClassCastException.class);

    /** For all engines: a call waits for one engine only, so that there are as many as are needed. */
    private static final ExecutorService THREADS = WaitingThreads.named("engine");

    private final Connection connection;
    private final Set<FutureTask<?>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EngineCalls(Connection connection) {
        this.connection = connection;
    }

    /** The call's answer; a call that takes too long, or whose caller is interrupted, is interrupted itself. */
    <T> T within(Duration timeout, Callable<T> call) throws MachineException {
        var answer = new FutureTask<>(call);
        running.add(answer);
        try {
            if (closed) {
                throw failure(Cause.LOST, CLOSED, null);
            }
            THREADS.execute(answer);
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException e) {
            throw failure(Cause.LOST, CLOSED, e);
        } catch (ExecutionException e) {
            throw translated(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure(Cause.TIMED_OUT, "the engine gave no answer within " + Seconds.of(timeout), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(Cause.LOST, "interrupted", e);
        } finally {
            running.remove(answer);
        }
    }

    private MachineException translated(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            var e = cause;
            if (e instanceof MachineException known) {
                return known.why() == Cause.UNREACHABLE ? failure(Cause.ENGINE_DOWN, reason(known), problem) : known;
            }
            if (e instanceof DockerException refused) {
                return failure(Cause.ENGINE_ERROR, messageOf(refused), problem);
            }
            if (e instanceof JsonProcessingException || MISSING_OR_ODD.stream().anyMatch(it -> it.isInstance(e))) {
                return failure(Cause.ENGINE_ERROR, "an answer of a form that no engine gives", problem);
            }
            if (e instanceof IOException || e instanceof DockerClientException) {
                return failure(
                        connection.isOpen() ? Cause.ENGINE_DOWN : Cause.LOST, String.valueOf(e.getMessage()), problem);
            }
        }
        throw new IllegalStateException("a call to the engine failed by our own fault", problem);
    }

    private static String reason(MachineException unreachable) {
        return unreachable.getMessage() == null ? "no engine listens" : unreachable.getMessage();
    }

    /** The engine wraps its message in JSON, and docker-java puts a status before it. */
    String messageOf(DockerException refused) {
        var text = String.valueOf(refused.getMessage());
        var start = text.indexOf('{');
        if (start >= 0) {
            try {
                var message = JSON.readTree(text.substring(start)).path("message");
                if (message.isTextual()) {
                    return message.asText().strip();
                }
            } catch (JsonProcessingException e) {
                return text.strip();
            }
        }
        return text.strip();
    }

    private MachineException failure(Cause why, String message, @Nullable Throwable cause) {
        return new MachineException(connection.name(), why, message, cause);
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(it -> it.cancel(true));
    }
}
