package dev.overlaylab.labs.classicswarm.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** etcd's API of version 2, which the engines' library speaks: values have a time to live of their own. */
final class EtcdStore implements KeyValueStore {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int ABSENT = 404;
    private static final int NOT_AS_EXPECTED = 412;

    private final HttpExchange http;

    EtcdStore(List<Entry> servers) {
        this.http = new HttpExchange(servers);
    }

    @Override
    public void putFor(Duration timeToLive, String key, String value) throws DiscoveryException {
        http.put(path(key), form(value, timeToLive), FORM).required();
    }

    private static String form(String value, Duration timeToLive) {
        return "value=" + Keys.value(value) + "&ttl=" + Math.max(1, timeToLive.toSeconds());
    }

    @Override
    public Values below(String key, long since, Duration patience) throws DiscoveryException {
        if (since != NOW) {
            http.await(path(key) + "?wait=true&recursive=true&waitIndex=" + (since + 1), patience);
        }
        var answer = http.get(path(key) + "?quorum=true");
        var values = new ArrayList<String>();
        if (answer.status() != ABSENT) {
            answer.required()
                    .json()
                    .path("node")
                    .path("nodes")
                    .forEach(it -> values.add(it.path("value").asText("")));
        }
        return new Values(values, answer.moment());
    }

    @Override
    public Optional<String> get(String key) throws DiscoveryException {
        var answer = http.get(path(key) + "?quorum=true");
        return answer.status() == ABSENT
                ? Optional.empty()
                : Optional.of(node(answer.required()).path("value").asText(""));
    }

    private static JsonNode node(HttpExchange.Answer answer) {
        return answer.json().path("node");
    }

    @Override
    public Lock lock(String key, String value, Duration timeToLive) throws DiscoveryException, InterruptedException {
        var interval = timeToLive.dividedBy(3);
        var form = form(value, timeToLive);
        var taken = http.put(path(key) + "?prevExist=false", form, FORM);
        while (taken.status() == NOT_AS_EXPECTED) {
            var since = taken.json().path("index").asLong(taken.moment());
            http.await(path(key) + "?wait=true&waitIndex=" + (since + 1), interval);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            taken = http.put(path(key) + "?prevExist=false", form, FORM);
        }
        var moment = new AtomicLong(node(taken.required()).path("modifiedIndex").asLong());
        return new KeptLock("etcd-lock", interval, timeToLive, () -> renew(key, form, moment)) {
            @Override
            void release() throws DiscoveryException {
                http.delete(path(key) + "?prevIndex=" + moment.get());
            }
        };
    }

    private boolean renew(String key, String form, AtomicLong moment) throws DiscoveryException {
        var renewed = http.put(path(key) + "?prevIndex=" + moment.get(), form, FORM);
        if (renewed.status() == NOT_AS_EXPECTED || renewed.status() == ABSENT) {
            return false;
        }
        moment.set(node(renewed.required()).path("modifiedIndex").asLong());
        return true;
    }

    private static String path(String key) {
        return "/v2/keys/" + Keys.encoded(key);
    }

    @Override
    public void close() {
        http.close();
    }
}
