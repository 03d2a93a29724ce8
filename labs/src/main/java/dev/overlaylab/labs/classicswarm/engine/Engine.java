package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.labs.classicswarm.discovery.Entry;
import dev.overlaylab.labs.classicswarm.http.Dialler;
import dev.overlaylab.labs.classicswarm.http.Wire;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One engine of the cluster. */
public final class Engine {
    /** Newer than this has not been tried; engines speak older versions too. */
    private static final String NEWEST_TRIED = "1.51";

    private final Entry address;
    private final EngineOptions options;
    private final Calls calls;
    private final Inventory inventory;
    private volatile Health health = Health.pending();
    private volatile Specs specs = Specs.UNKNOWN;

    Engine(Entry address, Dialler dialler, EngineOptions options) {
        this.address = address;
        this.options = options;
        this.calls = new Calls(dialler, address);
        this.inventory = new Inventory(this, calls);
    }

    /** Where it is called. */
    public Entry address() {
        return address;
    }

    /** What it says of itself; empty texts while it has never been reached. */
    public Specs specs() {
        return specs;
    }

    /** How it is. */
    public Health health() {
        return health;
    }

    /** Whether it answers. */
    public boolean healthy() {
        return health().state() == Health.State.HEALTHY;
    }

    /** The version of the interface that is spoken with it. */
    public String api() {
        return ApiVersion.lower(specs.api(), NEWEST_TRIED);
    }

    /**
     * Asks it.
     *
     * @throws Refusal if it says no
     */
    public JsonNode get(String target) throws IOException {
        return noting(() -> calls.get(target));
    }

    /** Everything that an answer of several objects says, one after the other, until it ends. */
    public List<JsonNode> list(String target) throws IOException {
        return noting(() -> calls.list(target));
    }

    /**
     * Has something done.
     *
     * @throws Refusal if it says no
     */
    public JsonNode act(String method, String target, Optional<JsonNode> body) throws IOException {
        return noting(() -> calls.act(method, target, body));
    }

    Calls calls() {
        return calls;
    }

    /** What it has. */
    public Collection<Container> containers() {
        return inventory.containers();
    }

    /** What it has. */
    public List<Image> images() {
        return inventory.images();
    }

    /** What it has. */
    public List<Network> networks() {
        return inventory.networks();
    }

    /** What it has. */
    public List<Volume> volumes() {
        return inventory.volumes();
    }

    /** The memory that can be given away, which is a little more than it has. */
    public long totalMemory() {
        return specs.memory() + specs.memory() * options.overcommitPercent() / 100;
    }

    /** The CPUs that can be given away. */
    public long totalCpus() {
        return specs.cpus() + (long) specs.cpus() * options.overcommitPercent() / 100;
    }

    /** The memory that is kept for its containers. */
    public long usedMemory() {
        return containers().stream().mapToLong(Container::memory).sum();
    }

    /** The CPUs that are kept for its containers. */
    public long usedCpus() {
        return containers().stream().mapToLong(Container::cpus).sum();
    }

    /** A connection to hand a client's request on; that it could not be had counts against the engine's health. */
    public Wire dial() throws IOException {
        return noting(calls::dial);
    }

    /** Asks anew what has changed, and notes whether the engine could be reached. */
    void refresh(Refresh what) throws IOException {
        noting(() -> {
            what.ask(inventory);
            return true;
        });
    }

    /** Something that tells whether the engine can be reached. */
    @FunctionalInterface
    private interface Contact<T> {
        T made() throws IOException;
    }

    private <T> T noting(Contact<T> contact) throws IOException {
        try {
            var result = contact.made();
            reached();
            return result;
        } catch (Refusal answered) {
            reached();
            throw answered;
        } catch (IOException unreachable) {
            missed(unreachable);
            throw new IOException(
                    "Cannot reach node " + specs.name() + " (" + address + "): " + unreachable.getMessage(),
                    unreachable);
        }
    }

    /** Something to be asked anew. */
    @FunctionalInterface
    interface Refresh {
        void ask(Inventory inventory) throws IOException;
    }

    /** Asks anew, and leaves it to the next round when that fails. */
    public void refreshContainer(String id) {
        quietly(it -> it.refreshContainer(id));
    }

    /** Asks anew, and leaves it to the next round when that fails. */
    public void refreshNetworks() {
        quietly(Inventory::refreshNetworks);
    }

    /** Asks anew, and leaves it to the next round when that fails. */
    public void refreshImages() {
        quietly(Inventory::refreshImages);
    }

    /** Asks anew, and leaves it to the next round when that fails. */
    public void refreshVolumes() {
        quietly(Inventory::refreshVolumes);
    }

    /** A container is known to have gone. */
    public void forgetContainer(String id) {
        inventory.forgetContainer(id);
    }

    private void quietly(Refresh what) {
        try {
            refresh(what);
        } catch (IOException noted) {
            // Its health shows it, and the next round asks again.
        }
    }

    /** Asks who it is; a known address behind which another engine answers is not the engine that we knew. */
    void identify() throws IOException {
        calls.speak("");
        var found = Specs.read(address, calls.get("/info"), calls.get("/version"));
        if (!specs.id().isEmpty() && !specs.id().equals(found.id())) {
            throw new Refusal(
                    500,
                    "Engine (ID: " + specs.id() + ", Addr: " + address + ") shows up with another ID:" + found.id()
                            + ". Please remove it from cluster, it can be added back.");
        }
        specs = found;
        calls.speak(api());
    }

    void reached() {
        become(Health::reached);
    }

    void missed(IOException why) {
        var text = why.getMessage() == null ? why.toString() : why.getMessage();
        become(it -> it.missed(text, options.failureRetry()));
    }

    synchronized void become(UnaryOperator<Health> change) {
        health = change.apply(health);
    }
}
