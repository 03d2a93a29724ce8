package dev.overlaylab.labs.classicswarm.schedule;

/**
 * A port of a host that is bound, or is to be.
 *
 * @param address of the host; empty for all of its addresses
 * @param port empty when any will do
 */
public record Binding(String address, String port) {
    boolean collidesWith(Binding other) {
        return !other.port.isEmpty()
                && port.equals(other.port)
                && (address.equals(other.address) || everywhere() || other.everywhere());
    }

    private boolean everywhere() {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }
}
