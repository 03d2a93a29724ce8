package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.MachineSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The learner's machines: those of the driver but the workstation, with what was asked for each. */
final class Hosts {
    private static final String NETWORK = "192.168.99.";
    private static final int FIRST = 100;
    private static final int LAST = 254;

    private final Driver driver;
    private final Ledger ledger;
    /** Addresses of machines being made. */
    private final Set<String> promised = new HashSet<>();

    Hosts(Driver driver, Ledger ledger) {
        this.driver = driver;
        this.ledger = ledger;
    }

    List<Host> all() {
        return driver.list().stream()
                .filter(it -> it.role() == MachineSpec.Role.ENGINE)
                .map(it -> new Host(it, ledger.read(it.name()).orElseGet(() -> Asked.nothing(it.name(), driver.id()))))
                .toList();
    }

    /** The machine of that name, or the documented refusal. */
    Host named(String name) {
        return all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchMachine(name));
    }

    /** The one machine a sub-command is about: the argument, or {@code default} when there is none. */
    Host only(Arguments arguments) {
        if (arguments.rest().size() > 1) {
            throw new Refusal("Error: Expected one machine name as an argument");
        }
        return arguments.rest().isEmpty() ? byDefault() : named(arguments.rest().get(0));
    }

    /** The machines a sub-command is about; names that do not exist are refused together. */
    List<Host> several(Arguments arguments) {
        return arguments.rest().isEmpty()
                ? List.of(byDefault())
                : arguments.rest().stream().map(this::named).toList();
    }

    private Host byDefault() {
        return all().stream()
                .filter(it -> it.name().equals("default"))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("Error: No machine name(s) specified and no \"default\" machine exists"));
    }

    /** The next free address, held until it is given back. */
    synchronized String promiseAddress() {
        var taken = new HashSet<>(promised);
        driver.list().forEach(it -> taken.add(it.address()));
        for (int last = FIRST; last <= LAST; last++) {
            if (!taken.contains(NETWORK + last)) {
                promised.add(NETWORK + last);
                return NETWORK + last;
            }
        }
        throw new Refusal("Error creating machine: no address is left in " + NETWORK + "0/24");
    }

    synchronized void giveBack(String address) {
        promised.remove(address);
    }
}
