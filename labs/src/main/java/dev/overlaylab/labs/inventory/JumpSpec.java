package dev.overlaylab.labs.inventory;

import java.util.Optional;

/** {@code [user@]host[:port]} or {@code ssh://…}: a host to pass through, which may be an alias. */
record JumpSpec(Optional<String> user, String host, Optional<Integer> port) {
    static JumpSpec of(String written, HostValues values) {
        var text = written.strip();
        if (text.startsWith("ssh://")) {
            text = text.substring("ssh://".length()).replaceFirst("/$", "");
        }
        var at = text.lastIndexOf('@');
        var user = at > 0 ? Optional.of(values.user(text.substring(0, at))) : Optional.<String>empty();
        var rest = text.substring(at + 1);
        var colon = rest.lastIndexOf(':');
        // An IPv6 address has colons of its own, unless it stands in brackets.
        var bracketed = rest.startsWith("[");
        var hasPort = colon > 0 && (bracketed ? rest.indexOf(']') == colon - 1 : rest.indexOf(':') == colon);
        var host = hasPort ? rest.substring(0, colon) : rest;
        var port = hasPort ? Optional.of(values.port(rest.substring(colon + 1))) : Optional.<Integer>empty();
        if (bracketed && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new JumpSpec(user, values.host(host), port);
    }

    /** What is written here goes before what is known of the host; its own way to us is dropped. */
    InventoryHost over(InventoryHost known) {
        return new InventoryHost(
                known.name(),
                known.host(),
                port.orElse(known.port()),
                user.orElse(known.user()),
                known.keys(),
                known.keyAlias(),
                known.hostKey(),
                known.knownHosts(),
                java.util.List.of(),
                "",
                false);
    }
}
