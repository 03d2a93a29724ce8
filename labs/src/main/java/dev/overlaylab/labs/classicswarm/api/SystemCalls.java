package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.engine.Container;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Image;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.schedule.ContainerWish;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;

/** What is about the cluster as a whole. */
final class SystemCalls {
    private static final List<String> ABLE = List.of(
            "MemoryLimit",
            "SwapLimit",
            "CpuCfsPeriod",
            "CpuCfsQuota",
            "CPUShares",
            "CPUSet",
            "IPv4Forwarding",
            "BridgeNfIptables",
            "BridgeNfIp6tables",
            "OomKillDisable",
            "PidsLimit");

    private final Manager manager;

    SystemCalls(Manager manager) {
        this.manager = manager;
    }

    /** Says which version of the interface is spoken, and that images are built in the old way. */
    void ping(Call call) throws IOException {
        var headers = Headers.NONE
                .with("Api-Version", manager.api())
                .with("Builder-Version", "1")
                .with("Cache-Control", "no-cache, no-store, must-revalidate")
                .with("Docker-Experimental", "false")
                .with("Ostype", "linux")
                .with("Pragma", "no-cache")
                .with("Server", Manager.VERSION);
        call.text(200, "text/plain; charset=utf-8", headers, "OK");
    }

    void version(Call call) throws IOException {
        var version = Json.object();
        version.putObject("Platform").put("Name", "overlaylab's endpoint for classic Swarm");
        version.put("Version", Manager.VERSION)
                .put("ApiVersion", manager.api())
                .put("MinAPIVersion", manager.oldestApi())
                .put("GitCommit", "")
                .put("GoVersion", "none (Java " + Runtime.version().feature() + ")")
                .put("Os", "linux")
                .put("Arch", architecture())
                .put("KernelVersion", System.getProperty("os.version"))
                .put("BuildTime", "");
        call.json(200, version);
    }

    void info(Call call) throws IOException {
        var cluster = manager.cluster();
        var containers = cluster.containers().all();
        long running = containers.stream().filter(Container::running).count();
        long paused = containers.stream().filter(Container::paused).count();
        var info = Json.object()
                .put("ID", "")
                .put("Containers", containers.size())
                .put("ContainersRunning", running - paused)
                .put("ContainersPaused", paused)
                .put("ContainersStopped", containers.size() - running)
                .put(
                        "Images",
                        cluster.images().stream().map(Image::id).distinct().count())
                .put("Driver", "")
                .put("Name", hostName())
                .put("ServerVersion", Manager.VERSION)
                .put("OperatingSystem", "linux")
                .put("OSType", "linux")
                .put("Architecture", architecture())
                .put("KernelVersion", System.getProperty("os.version"))
                .put(
                        "NCPU",
                        cluster.engines().stream().mapToLong(Engine::totalCpus).sum())
                .put(
                        "MemTotal",
                        cluster.engines().stream()
                                .mapToLong(Engine::totalMemory)
                                .sum())
                .put("NEventsListener", cluster.listeners())
                .put("SystemTime", Instant.now().toString())
                .put("Debug", false)
                .put("ExperimentalBuild", false);
        ABLE.forEach(it -> info.put(it, true));
        info.putObject("Swarm").put("LocalNodeState", "inactive");
        var lines = Json.array();
        Status.lines(manager).forEach(it -> lines.addArray().add(it.name()).add(it.value()));
        info.set("SystemStatus", lines);
        call.json(200, info);
    }

    /** Registries are the same from every node. */
    void anyEngine(Call call) throws IOException, PlacementException {
        call.pass(manager.placer().place(ContainerWish.of("")), "/auth");
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "<unknown>";
        }
    }
}
