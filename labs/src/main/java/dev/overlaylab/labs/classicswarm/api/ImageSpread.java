package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.http.Request;
import dev.overlaylab.labs.classicswarm.http.Upload;
import dev.overlaylab.labs.classicswarm.http.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Brings an image to every node at once, and tells of each how far it is. */
final class ImageSpread {
    private final Manager manager;

    ImageSpread(Manager manager) {
        this.manager = manager;
    }

    void pullOrImport(Call call) throws IOException {
        var image = call.query().first("fromImage").orElse("");
        if (image.isEmpty()) {
            send(call, "/images/create", "Importing");
            return;
        }
        var tag = call.query().first("tag").orElse("");
        var name = tag.isEmpty() ? image : image + (tag.contains(":") ? "@" : ":") + tag;
        var auth = call.exchange().request().headers().first("X-Registry-Auth");
        var story = new Story(begin(call), "Pulling " + name + "...");
        var outcomes = manager.everywhere().doing(healthy(), engine -> {
            story.tell(engine, "");
            try {
                new Pull(name, auth)
                        .on(
                                engine,
                                message -> story.tell(
                                        engine, message.path("status").asText()));
                engine.refreshImages();
                story.tell(engine, "downloaded");
                return true;
            } catch (IOException failed) {
                story.tell(engine, String.valueOf(failed.getMessage()));
                throw failed;
            }
        });
        story.end(outcomes.stream()
                .filter(it -> it.result().isEmpty())
                .map(Everywhere.Outcome::why)
                .findFirst()
                .orElse(""));
    }

    void load(Call call) throws IOException {
        send(call, "/images/load", "Loading Image...");
    }

    /** The same upload to every engine, as fast as the slowest of them takes it. */
    private void send(Call call, String path, String doing) throws IOException {
        var upload = new Upload();
        var targets = new ArrayList<Target>();
        for (var engine : healthy()) {
            var headers = Headers.NONE
                    .with("Host", engine.address().toString())
                    .with(
                            "Content-Type",
                            call.exchange()
                                    .request()
                                    .headers()
                                    .first("Content-Type")
                                    .orElse("application/x-tar"))
                    .with("Transfer-Encoding", "chunked");
            var wire = engine.dial();
            wire.send(Request.of("POST", call.version() + path + call.query().text(), headers), new byte[0]);
            upload.to(wire);
            targets.add(new Target(engine, wire));
        }
        var story = new Story(begin(call), doing);
        var reading = new ArrayList<Future<String>>();
        for (var target : targets) {
            Callable<String> one = () -> listen(target, story);
            reading.add(manager.threads().submit(one));
        }
        upload.from(call.exchange().body());
        story.end(firstFailure(reading));
    }

    private record Target(Engine engine, Wire wire) {}

    /** Hears one engine out; an empty text when it took the image. */
    private static String listen(Target target, Story story) {
        var engine = target.engine();
        try (var wire = target.wire()) {
            story.tell(engine, "");
            Progress.of(
                    wire,
                    "Failed to load image",
                    message -> story.tell(
                            engine,
                            message.path("stream")
                                    .asText(message.path("status").asText())
                                    .strip()));
            engine.refreshImages();
            return "";
        } catch (IOException failed) {
            var why = String.valueOf(failed.getMessage());
            story.tell(engine, why);
            return engine.specs().name() + ": " + why;
        }
    }

    private static String firstFailure(List<Future<String>> reading) {
        var failure = "";
        for (var each : reading) {
            try {
                var why = each.get();
                failure = failure.isEmpty() ? why : failure;
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return "interrupted";
            } catch (ExecutionException ours) {
                throw new IllegalStateException(ours.getCause());
            }
        }
        return failure;
    }

    private List<Engine> healthy() throws Refusal {
        var engines = manager.cluster().healthy();
        if (engines.isEmpty()) {
            throw new Refusal(500, "No healthy node available in the cluster");
        }
        return engines;
    }

    private static OutputStream begin(Call call) throws IOException {
        return call.exchange().stream(Answer.of(200, Headers.NONE.with("Content-Type", "application/json")));
    }

    /** What the client sees, a line for each node. */
    private record Story(OutputStream out, String doing) {
        void tell(Engine engine, String how) {
            say(Json.object()
                    .put("status", how.isEmpty() ? doing : doing + " : " + how)
                    .put("id", engine.specs().name()));
        }

        void end(String failure) throws IOException {
            if (!failure.isEmpty()) {
                ObjectNode message = Json.object().put("error", failure);
                message.putObject("errorDetail").put("code", 1).put("message", failure);
                say(message);
            }
            synchronized (out) {
                out.close();
            }
        }

        /** A client that has gone does not keep the nodes from getting the image. */
        private void say(JsonNode message) {
            synchronized (out) {
                try {
                    var line = Json.bytes(message);
                    var whole = java.util.Arrays.copyOf(line, line.length + 2);
                    whole[line.length] = '\r';
                    whole[line.length + 1] = '\n';
                    out.write(whole);
                } catch (IOException gone) {
                    // Nobody listens any more.
                }
            }
        }
    }
}
