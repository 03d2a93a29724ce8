package dev.overlaylab.labs.cluster.dockermachine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was asked of an engine, as its {@code daemon.json} says it. */
final class EngineConfiguration {
    /** Options whose value in the file is a list, under its name there. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("label", "labels"),
            Map.entry("insecure-registry", "insecure-registries"),
            Map.entry("registry-mirror", "registry-mirrors"),
            Map.entry("host", "hosts"),
            Map.entry("H", "hosts"),
            Map.entry("dns", "dns"),
            Map.entry("dns-opt", "dns-opts"),
            Map.entry("dns-search", "dns-search"),
            Map.entry("storage-opt", "storage-opts"),
            Map.entry("exec-opt", "exec-opts"),
            Map.entry("authorization-plugin", "authorization-plugins"));

    private static final Map<String, String> MAPS =
            Map.of("log-opt", "log-opts", "cluster-store-opt", "cluster-store-opts");

    private static final Map<String, String> RENAMED = Map.of("graph", "data-root", "g", "data-root");

    private static final Set<String> SWITCHES = Set.of(
            "debug",
            "experimental",
            "icc",
            "init",
            "ip-forward",
            "ip-masq",
            "iptables",
            "ipv6",
            "live-restore",
            "no-new-privileges",
            "raw-logs",
            "selinux-enabled",
            "tls",
            "tlsverify",
            "userland-proxy");

    private static final Set<String> NUMBERS =
            Set.of("max-concurrent-downloads", "max-concurrent-uploads", "mtu", "shutdown-timeout");

    private EngineConfiguration() {}

    /** @param labels that the engine gets besides those asked for */
    static String of(Asked asked, List<String> labels) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put(
                "hosts",
                new ArrayList<Object>(List.of("unix:///var/run/docker.sock", "tcp://0.0.0.0:" + Host.ENGINE_PORT)));
        settings.put("tlsverify", true);
        settings.put("tlscacert", "/etc/docker/ca.pem");
        settings.put("tlscert", "/etc/docker/server.pem");
        settings.put("tlskey", "/etc/docker/server-key.pem");
        add(settings, "labels", "provider=" + asked.driver());
        labels.forEach(it -> add(settings, "labels", it));
        asked.engineLabels().forEach(it -> add(settings, "labels", it));
        asked.insecureRegistries().forEach(it -> add(settings, "insecure-registries", it));
        asked.registryMirrors().forEach(it -> add(settings, "registry-mirrors", it));
        if (!asked.storageDriver().isEmpty()) {
            settings.put("storage-driver", asked.storageDriver());
        }
        asked.engineOptions().forEach(it -> option(settings, it));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(settings) + "\n";
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void option(Map<String, Object> settings, String typed) {
        var parts = typed.replaceFirst("^-+", "").split("[= ]", 2);
        var key = RENAMED.getOrDefault(parts[0], parts[0]);
        var value = parts.length > 1 ? parts[1] : "true";
        var list = LISTS.get(key);
        var map = MAPS.get(key);
        if (list != null) {
            add(settings, list, value);
        } else if (map != null) {
            put(settings, map, value);
        } else if (SWITCHES.contains(key) || parts.length == 1) {
            settings.put(key, Boolean.valueOf(value));
        } else if (NUMBERS.contains(key) && value.matches("\\d{1,9}")) {
            settings.put(key, Integer.valueOf(value));
        } else {
            settings.put(key, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> settings, String key, String value) {
        ((List<Object>) settings.computeIfAbsent(key, it -> new ArrayList<>())).add(value);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> settings, String key, String value) {
        var parts = value.split("=", 2);
        ((Map<String, Object>) settings.computeIfAbsent(key, it -> new LinkedHashMap<String, Object>()))
                .put(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
