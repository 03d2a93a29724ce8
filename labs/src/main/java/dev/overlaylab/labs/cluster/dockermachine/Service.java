package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Serves the streams on which the workstation's docker-machine script asks. */
public final class Service implements Connection.Acceptor {
    private final DockerMachine dockerMachine;
    private final String token;

    /** @param token what a caller has to say first; others are hung up on */
    public Service(DockerMachine dockerMachine, String token) {
        this.dockerMachine = dockerMachine;
        this.token = token;
    }

    @Override
    public void serve(ByteStream stream) throws IOException {
        var words = new NulWords(stream.input());
        if (!MessageDigest.isEqual(
                words.next().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            return;
        }
        var call = StreamCall.read(words, stream.output());
        try (var caller = new Caller(words, Thread.currentThread())) {
            call.answersFrom(caller);
            call.end(dockerMachine.run(call));
        } finally {
            stream.close();
            Thread.interrupted();
        }
    }
}
