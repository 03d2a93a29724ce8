package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.engine.Refusal;
import java.util.ArrayList;
import java.util.List;

/** All calls there are; the first that fits answers. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    private Routes() {}

    static List<Route> of(Manager manager) {
        var all = new Routes();
        all.system(new SystemCalls(manager), new EventCall(manager));
        all.images(new ImageCalls(manager), new ImageSpread(manager), new BuildCall(manager));
        all.containers(new ContainerList(manager), new ContainerCalls(manager), new ContainerCreation(manager));
        all.execs(new ExecCalls(manager));
        all.networks(new NetworkCalls(manager));
        all.volumes(new VolumeCalls(manager));
        return List.copyOf(all.routes);
    }

    private void on(String method, String path, Route.Work work) {
        routes.add(Route.of(method, path, work));
    }

    private void none(String method, String path, String why) {
        on(method, path, call -> {
            throw new Refusal(501, why);
        });
    }

    private void system(SystemCalls system, EventCall events) {
        on("GET", "/_ping", system::ping);
        on("HEAD", "/_ping", system::ping);
        on("GET", "/version", system::version);
        on("GET", "/info", system::info);
        on("GET", "/events", events::answer);
        on("POST", "/auth", system::anyEngine);
        none("GET", "/system/df", "Not supported in clustering mode.");
        none("POST", "/session", "BuildKit is not supported in clustering mode: unset DOCKER_BUILDKIT.");
    }

    private void images(ImageCalls images, ImageSpread spread, BuildCall build) {
        on("GET", "/images/json", images::list);
        on("GET", "/images/search", images::search);
        on("GET", "/images/get", images::saveSeveral);
        on("GET", "/images/*/get", call -> images.pass(call, "/get"));
        on("GET", "/images/*/history", call -> images.pass(call, "/history"));
        on("GET", "/images/*/json", call -> images.pass(call, "/json"));
        on("GET", "/distribution/*/json", images::distribution);
        on("POST", "/images/create", spread::pullOrImport);
        on("POST", "/images/load", spread::load);
        none("POST", "/images/prune", "Not supported in clustering mode.");
        on("POST", "/images/*/push", call -> images.pass(call, "/push"));
        on("POST", "/images/*/tag", images::tag);
        on("DELETE", "/images/*", images::remove);
        on("POST", "/build", build::answer);
        none("POST", "/build/prune", "Not supported in clustering mode.");
        none("POST", "/build/cancel", "BuildKit is not supported in clustering mode: unset DOCKER_BUILDKIT.");
    }

    private void containers(ContainerList list, ContainerCalls containers, ContainerCreation creation) {
        on("GET", "/containers/json", list::answer);
        on("GET", "/containers/ps", list::answer);
        on("POST", "/containers/create", creation::answer);
        none("POST", "/containers/prune", "Not supported in clustering mode.");
        on("GET", "/containers/*/json", containers::inspect);
        for (var reading : List.of("archive", "export", "changes", "top", "logs", "stats", "attach/ws")) {
            on("GET", "/containers/*/" + reading, call -> containers.pass(call, "/" + reading));
        }
        on("HEAD", "/containers/*/archive", call -> containers.pass(call, "/archive"));
        on("PUT", "/containers/*/archive", call -> containers.pass(call, "/archive"));
        for (var passing : List.of("attach", "resize", "copy", "exec")) {
            on("POST", "/containers/*/" + passing, call -> containers.pass(call, "/" + passing));
        }
        for (var changing : List.of("start", "stop", "restart", "kill", "pause", "unpause", "update", "wait")) {
            on("POST", "/containers/*/" + changing, call -> containers.change(call, "/" + changing));
        }
        on("POST", "/containers/*/rename", containers::rename);
        on("POST", "/commit", containers::commit);
        on("DELETE", "/containers/*", containers::remove);
    }

    private void execs(ExecCalls execs) {
        on("GET", "/exec/*/json", call -> execs.pass(call, "/json"));
        on("POST", "/exec/*/start", call -> execs.pass(call, "/start"));
        on("POST", "/exec/*/resize", call -> execs.pass(call, "/resize"));
    }

    private void networks(NetworkCalls networks) {
        on("GET", "/networks", networks::list);
        on("POST", "/networks/create", networks::create);
        none("POST", "/networks/prune", "Not supported in clustering mode.");
        on("POST", "/networks/*/connect", call -> networks.join(call, "/connect"));
        on("POST", "/networks/*/disconnect", call -> networks.join(call, "/disconnect"));
        on("GET", "/networks/*", networks::inspect);
        on("DELETE", "/networks/*", networks::remove);
    }

    private void volumes(VolumeCalls volumes) {
        on("GET", "/volumes", volumes::list);
        on("POST", "/volumes/create", volumes::create);
        none("POST", "/volumes/prune", "Not supported in clustering mode.");
        on("GET", "/volumes/*", volumes::inspect);
        on("DELETE", "/volumes/*", volumes::remove);
    }
}
