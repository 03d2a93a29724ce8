package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.overlaylab.checkers.machine.MachineException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers that came before docker-java asked; what is not among them is asked now. */
final class AnswersAhead implements DockerHttpClient {
    private final Map<String, Supplier<Response>> answers = new ConcurrentHashMap<>();
    private final Set<String> paths;
    private final DockerHttpClient engine;
    private volatile @Nullable MachineException silence;

    AnswersAhead(Set<String> paths, DockerHttpClient engine) {
        this.paths = paths;
        this.engine = engine;
    }

    void came(String path, Supplier<Response> answer) {
        answers.put(path, answer);
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    /** The rest will not come: an engine that was waited for once is not waited for again. */
    void endsWith(MachineException why) {
        silence = why;
    }

    @Override
    public Response execute(Request request) {
        var answer = answers.get(request.path());
        if (answer != null) {
            return answer.get();
        }
        var why = silence;
        if (why != null && paths.contains(request.path())) {
            throw new EngineTransport.EngineUnavailable(why);
        }
        return engine.execute(request);
    }

    @Override
    public void close() {
        // The streams belong to whoever made the connection.
    }
}
