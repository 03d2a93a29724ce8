package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.ClusterEvent;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.http.Query;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Tells what happens on all nodes, each time with the node on which. */
final class EventCall {
    private static final int WAITING = 10_000;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Manager manager;

    EventCall(Manager manager) {
        this.manager = manager;
    }

    void answer(Call call) throws IOException {
        var filters = Filters.of(call.query());
        long until = millis(call.query(), "until").orElse(FOR_EVER);
        var since = millis(call.query(), "since");
        var waiting = new ArrayBlockingQueue<ClusterEvent>(WAITING);
        var over = new AtomicBoolean();
        var stop = manager.cluster().listen(event -> {
            if (!waiting.offer(event)) {
                over.set(true);
            }
        });
        try {
            var out = call.exchange().stream(Answer.of(200, Headers.NONE.with("Content-Type", "application/json")));
            call.exchange().whenClientLeaves(() -> over.set(true));
            var past = since.isPresent()
                    ? history(call.query(), Math.min(until, System.currentTimeMillis()))
                    : List.<ClusterEvent>of();
            for (var event : past) {
                write(out, filters, event);
            }
            // What happened while the engines were asked is both remembered and waiting.
            var told = Set.copyOf(past);
            follow(waiting, over, until, event -> {
                if (!told.contains(event)) {
                    write(out, filters, event);
                }
            });
            out.close();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            stop.run();
        }
    }

    /** What is done with each. */
    @FunctionalInterface
    private interface Use {
        void of(ClusterEvent event) throws IOException;
    }

    private static void follow(ArrayBlockingQueue<ClusterEvent> waiting, AtomicBoolean over, long until, Use use)
            throws IOException, InterruptedException {
        while (!over.get()) {
            long left = until == FOR_EVER ? 1000 : Math.min(1000, until - System.currentTimeMillis());
            if (left <= 0 && waiting.isEmpty()) {
                return;
            }
            var event = waiting.poll(Math.max(0, left), TimeUnit.MILLISECONDS);
            if (event != null) {
                use.of(event);
            }
        }
    }

    /** What the engines remember, in the order in which it happened. */
    private List<ClusterEvent> history(Query query, long until) {
        var parameters = new Query(List.of())
                .with("since", query.first("since").orElse("0"))
                .with("until", BigDecimal.valueOf(until, 3).toPlainString());
        return manager
                .everywhere()
                .doing(manager.cluster().healthy(), engine -> engine.list("/events" + parameters.text()))
                .stream()
                .flatMap(it -> it.result().orElse(List.of()).stream().map(told -> new ClusterEvent(it.engine(), told)))
                .sorted(Comparator.comparingLong(
                        it -> it.told().path("timeNano").asLong()))
                .toList();
    }

    private static void write(OutputStream out, Filters filters, ClusterEvent event) throws IOException {
        if (fits(filters, event)) {
            var line = Json.bytes(withNode(event));
            var whole = java.util.Arrays.copyOf(line, line.length + 1);
            whole[line.length] = '\n';
            out.write(whole);
        }
    }

    private static boolean fits(Filters filters, ClusterEvent event) {
        var told = event.told();
        var type = told.path("Type").asText();
        var actor = told.path("Actor");
        var attributes = Json.map(actor.path("Attributes"));
        var names = Stream.of(
                        actor.path("ID").asText(),
                        attributes.getOrDefault("name", ""),
                        event.engine().specs().name() + "/" + attributes.getOrDefault("name", ""))
                .toList();
        return filters.exactly("type", type)
                && filters.exactly("node", event.engine().specs().name())
                && filters.labels(attributes)
                && (!filters.has("event") || filters.of("event").contains(event.action()))
                && about(filters, "container", type, names)
                && about(filters, "network", type, names)
                && about(filters, "volume", type, names)
                && (!filters.has("image")
                        || filters.of("image").contains(attributes.getOrDefault("image", ""))
                        || about(filters, "image", type, names));
    }

    private static boolean about(Filters filters, String what, String type, List<String> names) {
        return !filters.has(what)
                || (type.equals(what)
                        && filters.of(what).stream()
                                .anyMatch(it -> names.contains(it)
                                        || (it.length() >= 12 && names.get(0).startsWith(it))));
    }

    private static JsonNode withNode(ClusterEvent event) {
        ObjectNode told = event.told().deepCopy();
        Engine engine = event.engine();
        var specs = engine.specs();
        told.put("from", told.path("from").asText() + " node:" + specs.name());
        var actor = told.path("Actor") instanceof ObjectNode it ? it : told.putObject("Actor");
        var attributes = actor.path("Attributes") instanceof ObjectNode it ? it : actor.putObject("Attributes");
        attributes
                .put("node.name", specs.name())
                .put("node.id", specs.id())
                .put("node.addr", engine.address().toString())
                .put("node.ip", specs.ip());
        told.putObject("node")
                .put("Name", specs.name())
                .put("Id", specs.id())
                .put("Addr", engine.address().toString())
                .put("Ip", specs.ip());
        return told;
    }

    private static Optional<Long> millis(Query query, String name) throws Refusal {
        var text = query.first(name).orElse("");
        if (text.isEmpty() || text.equals("0")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text).movePointRight(3).longValue());
        } catch (NumberFormatException noTime) {
            throw new Refusal(400, "invalid " + name + ": " + text);
        }
    }
}
