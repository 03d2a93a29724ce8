package dev.overlaylab.labs.classicswarm.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Consul's HTTP API: a value lives as long as the session that holds it. */
final class ConsulStore implements KeyValueStore {
    /** What Consul's own library marks locks with. */
    private static final String FLAGS = "flags=3304740253564472344";

    private static final String TYPE = "application/json";
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final int TRIALS = 5;

    private final HttpExchange http;

    ConsulStore(List<Entry> servers) throws DiscoveryException {
        if (servers.size() != 1) {
            throw new DiscoveryException("consul does not support multiple endpoints");
        }
        this.http = new HttpExchange(servers);
    }

    @Override
    public void putFor(Duration timeToLive, String key, String value) throws DiscoveryException {
        var refusal = "";
        for (int trial = 0; trial < TRIALS; trial++) {
            var session = entry(key).map(it -> it.path("Session").asText("")).orElse("");
            if (session.isEmpty()) {
                session = session("delete", timeToLive);
                http.put(kv(key) + "?acquire=" + session + "&" + FLAGS, value, TYPE)
                        .required();
            }
            var renewed = http.put("/v1/session/renew/" + session, "", TYPE);
            if (renewed.ok()) {
                http.put(kv(key) + "?" + FLAGS, value, TYPE).required();
                return;
            }
            refusal = renewed.text().strip();
        }
        throw new DiscoveryException("cannot set or renew session for ttl, unable to operate on sessions: " + refusal);
    }

    /** Consul keeps it up to twice as long as it is told. */
    private String session(String whenOver, Duration timeToLive) throws DiscoveryException {
        var half = timeToLive.dividedBy(2);
        var ttl = half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
        var asked = "{\"Behavior\":\"" + whenOver + "\",\"TTL\":\"" + ttl.toSeconds() + "s\",\"LockDelay\":\"1ms\"}";
        return http.put("/v1/session/create", asked, TYPE)
                .required()
                .json()
                .path("ID")
                .asText();
    }

    private Optional<JsonNode> entry(String key) throws DiscoveryException {
        return entry(http.get(kv(key) + "?consistent"));
    }

    private static Optional<JsonNode> entry(HttpExchange.Answer answer) throws DiscoveryException {
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(answer.required().json().path(0));
    }

    @Override
    public Values below(String key, long since, Duration patience) throws DiscoveryException {
        var path = kv(key) + "/?recurse";
        var answer = since == NOW ? http.get(path) : http.await(path + changed(since, patience), patience.plus(MARGIN));
        if (answer.status() == 0) {
            throw new DiscoveryException(answer.text());
        }
        var values = new ArrayList<String>();
        if (answer.status() != 404) {
            answer.required().json().forEach(it -> values.add(value(it)));
        }
        return new Values(values, answer.moment());
    }

    private static String changed(long since, Duration patience) {
        return "&index=" + since + "&wait=" + Math.max(1, patience.toSeconds()) + "s";
    }

    private static String value(JsonNode entry) {
        return new String(Base64.getDecoder().decode(entry.path("Value").asText("")), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> get(String key) throws DiscoveryException {
        return entry(key).map(ConsulStore::value);
    }

    @Override
    public Lock lock(String key, String value, Duration timeToLive) throws DiscoveryException, InterruptedException {
        var session = session("release", timeToLive);
        var look = timeToLive.dividedBy(4);
        try {
            while (!acquire(key, value, session)) {
                var holder = http.get(kv(key));
                if (holder.ok()
                        && !holder.json().path(0).path("Session").asText("").isEmpty()) {
                    http.await(kv(key) + "?" + changed(holder.moment(), look).substring(1), look.plus(MARGIN));
                }
                http.put("/v1/session/renew/" + session, "", TYPE).required();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } catch (DiscoveryException | InterruptedException e) {
            giveUp(session);
            throw e;
        }
        return new KeptLock("consul-lock", look, timeToLive, () -> isStillHeld(key, session)) {
            @Override
            void release() throws DiscoveryException {
                http.put(kv(key) + "?release=" + session, "", TYPE);
                giveUp(session);
            }
        };
    }

    private boolean acquire(String key, String value, String session) throws DiscoveryException {
        return http.put(kv(key) + "?acquire=" + session + "&" + FLAGS, value, TYPE)
                .required()
                .text()
                .strip()
                .equals("true");
    }

    private boolean isStillHeld(String key, String session) throws DiscoveryException {
        var renewed = http.put("/v1/session/renew/" + session, "", TYPE);
        return renewed.ok()
                && entry(key)
                        .map(it -> it.path("Session").asText(""))
                        .orElse("")
                        .equals(session);
    }

    /** What cannot be given up now ends by itself. */
    private void giveUp(String session) {
        try {
            http.put("/v1/session/destroy/" + session, "", TYPE);
        } catch (DiscoveryException unreachable) {
            // Its time to live is short.
        }
    }

    private static String kv(String key) {
        return "/v1/kv/" + Keys.encoded(key);
    }

    @Override
    public void close() {
        http.close();
    }
}
