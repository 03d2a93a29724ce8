package dev.overlaylab.labs.inventory;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** {@code %h} and its like, and {@code ${NAME}}, in the paths of an SSH configuration. */
record SshTokens(SshDefaults defaults, String alias, String host, int port, String user) {
    String expand(SshDirective directive, String written) {
        var expanded = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '%' && i + 1 < written.length()) {
                expanded.append(token(directive, written, written.charAt(++i)));
            } else if (c == '$' && written.startsWith("${", i) && written.indexOf('}', i) > 0) {
                var end = written.indexOf('}', i);
                var value = defaults.environment().get(written.substring(i + 2, end));
                if (value == null) {
                    throw new HostValues(directive.file(), directive.line()).wrong(directive.keyword(), written);
                }
                expanded.append(value);
                i = end;
            } else {
                expanded.append(c);
            }
        }
        return expanded.toString();
    }

    private String token(SshDirective directive, String written, char token) {
        return switch (token) {
            case '%' -> "%";
            case 'd' -> defaults.home().toString();
            case 'h', 'k' -> host;
            case 'L' -> localHost().replaceFirst("\\..*", "");
            case 'l' -> localHost();
            case 'n' -> alias;
            case 'p' -> Integer.toString(port);
            case 'r' -> user;
            case 'u' -> defaults.user();
            default -> throw new HostValues(directive.file(), directive.line()).wrong(directive.keyword(), written);
        };
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
