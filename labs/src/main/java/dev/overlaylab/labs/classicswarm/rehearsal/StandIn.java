package dev.overlaylab.labs.classicswarm.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Exchange;
import dev.overlaylab.labs.classicswarm.http.Headers;
import java.io.IOException;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers as an engine with one container would, and as a Consul that knows this engine. */
final class StandIn {
    private static final String CONTAINER =
            "'Id':'aaa111','Names':['/web'],'Image':'nginx','ImageID':'sha256:b','Created':1700000000,'State':'running',"
                    + "'Status':'Up','Labels':{},'Ports':[{'IP':'0.0.0.0','PublicPort':80,'PrivatePort':80,'Type':'tcp'}]";
    private static final String INSPECTED =
            "{'Id':'aaa111','Name':'/web','State':{'Running':true,'StartedAt':'2026-01-01T00:00:00Z','ExitCode':0},"
                    + "'Config':{'Labels':{}},'HostConfig':{'Memory':1,'CpuShares':0},'NetworkSettings':{'Ports':{}}}";
    private static final String INFO =
            "{'ID':'A','Name':'node','NCPU':2,'MemTotal':2147483648,'Driver':'overlay2','OSType':'linux',"
                    + "'SystemTime':'2026-01-01T00:00:00Z','Labels':['provider=rehearsal']}";
    private static final String NETWORK = "[{'Id':'net1','Name':'bridge','Scope':'local','Driver':'bridge'},"
            + "{'Id':'net2','Name':'my-net','Scope':'global','Driver':'overlay'}]";
    private static final String IMAGE = "[{'Id':'sha256:b','RepoTags':['nginx:latest'],'Created':1700000000}]";

    private final CountDownLatch over = new CountDownLatch(1);

    void engine(Exchange exchange) throws IOException {
        var path = exchange.request().path().replaceFirst("^/v[0-9.]+", "");
        switch (path) {
            case "/info" -> json(exchange, INFO);
            case "/version" -> json(exchange, "{'Version':'20.10.5','ApiVersion':'1.41','MinAPIVersion':'1.12'}");
            case "/containers/json" -> json(exchange, "[{" + CONTAINER + "}]");
            case "/containers/create" -> json(exchange, "{'Id':'aaa111','Warnings':[]}");
            case "/containers/aaa111/json" -> json(exchange, INSPECTED);
            case "/networks" -> json(exchange, NETWORK);
            case "/images/json" -> json(exchange, IMAGE);
            case "/volumes" -> json(exchange, "{'Volumes':[]}");
            case "/events" -> tellNothing(exchange);
            default -> json(exchange, "{}");
        }
    }

    private void tellNothing(Exchange exchange) throws IOException {
        try (var out = exchange.stream(Answer.of(200, Headers.NONE))) {
            out.write("{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"aaa111\"}}\n".getBytes(UTF_8));
            await(60);
        }
    }

    /** Consul holds a question back until there is something new. */
    void store(Exchange exchange, String engine) throws IOException {
        var request = exchange.request();
        if (request.method().equals("PUT")) {
            json(exchange, request.path().equals("/v1/session/create") ? "{'ID':'session'}" : "true");
            return;
        }
        if (request.query().first("index").isPresent()) {
            await(60);
        }
        var value = Base64.getEncoder().encodeToString(engine.getBytes(UTF_8));
        exchange.send(
                Answer.of(200, Headers.NONE.with("X-Consul-Index", "7")),
                ("[{\"Key\":\"docker/swarm/nodes\",\"Value\":\"" + value + "\"}]").getBytes(UTF_8));
    }

    void end() {
        over.countDown();
    }

    private void await(int seconds) throws IOException {
        try {
            if (!over.await(seconds, TimeUnit.SECONDS)) {
                throw new IOException("the rehearsal does not end");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void json(Exchange exchange, String content) throws IOException {
        exchange.send(
                Answer.of(200, Headers.NONE.with("Content-Type", "application/json")),
                content.replace('\'', '"').getBytes(UTF_8));
    }
}
