package dev.overlaylab.labs.inventory;

import dev.overlaylab.checkers.machine.SshKeys;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** OpenSSH client configuration: for each setting the first line that counts decides, as with {@code ssh} itself. */
final class SshConfig {
    private static final int MOST_JUMPS = 8;

    private final SshDefaults defaults;
    private final List<SshDirective> directives;
    private final Set<Text> notes = new LinkedHashSet<>();

    SshConfig(SshDefaults defaults, String file, String text) {
        this.defaults = defaults;
        this.directives = new SshConfigParser(defaults).parse(file, text);
    }

    /** The names that stand after {@code Host} and are no patterns. */
    List<String> aliases() {
        var aliases = new LinkedHashSet<String>();
        for (var directive : directives) {
            if (directive.keyword().equals("host")) {
                directive.arguments().stream()
                        .filter(it -> !it.matches(".*[*?!].*"))
                        .forEach(aliases::add);
            }
        }
        return List.copyOf(aliases);
    }

    List<Text> notes() {
        return List.copyOf(notes);
    }

    InventoryHost host(String alias) {
        return host(alias, List.of());
    }

    private InventoryHost host(String alias, List<String> comingFrom) {
        if (comingFrom.contains(alias) || comingFrom.size() > MOST_JUMPS) {
            throw Problem.of(
                    "problem.inventory.jump-loop",
                    "name",
                    alias,
                    "chain",
                    String.join(" → ", comingFrom) + " → " + alias);
        }
        var seen = new Resolution(alias);
        seen.note("stricthostkeychecking", "inventory.note.strict", List.of("no", "off", "accept-new"));
        seen.note("forwardagent", "inventory.note.forward-agent", List.of("yes"));
        var values = seen.values("port");
        var port = seen.one("port").map(values::port).orElse(SshDefaults.PORT);
        var user = seen.user();
        var keys = new SshKeys(seen.keyFiles(port), seen.agent(port), seen.truth("identitiesonly"));
        return new InventoryHost(
                new HostValues(seen.file(), seen.line()).name(alias),
                seen.values("hostname").host(seen.hostName()),
                port,
                user,
                keys,
                seen.one("hostkeyalias").orElse(""),
                "",
                seen.knownHosts(port),
                jumps(seen, alias, comingFrom),
                "",
                false);
    }

    private List<InventoryHost> jumps(Resolution seen, String alias, List<String> comingFrom) {
        var jump = seen.directive("proxyjump");
        var command = seen.directive("proxycommand");
        if (command.isPresent()
                && !command.get().first().equalsIgnoreCase("none")
                && (jump.isEmpty() || comesFirst(command.get(), jump.get()))) {
            throw Problem.of(
                    "problem.inventory.proxy-command",
                    "file",
                    command.get().file(),
                    "line",
                    command.get().line(),
                    "name",
                    alias);
        }
        if (jump.isEmpty() || jump.get().first().equalsIgnoreCase("none")) {
            return List.of();
        }
        var from = new ArrayList<>(comingFrom);
        from.add(alias);
        var all = new ArrayList<InventoryHost>();
        for (var written : jump.get().first().split(",", -1)) {
            var spec = JumpSpec.of(
                    written, new HostValues(jump.get().file(), jump.get().line()));
            var host = host(spec.host(), from);
            // Only the first of a written chain brings the hosts on the way to itself.
            if (all.isEmpty()) {
                all.addAll(host.jumps());
            }
            all.add(spec.over(host));
        }
        return all;
    }

    private boolean comesFirst(SshDirective one, SshDirective other) {
        return directives.indexOf(one) < directives.indexOf(other);
    }

    /** Asks each block of lines once, as long as the question is the same. */
    private static final class Block {
        private final SshCondition.Question question;
        private List<SshCondition> asked = List.of();
        private boolean counts = true;

        Block(SshCondition.Question question) {
            this.question = question;
        }

        @SuppressWarnings("ReferenceEquality") // the lines of a block share their list of conditions
        boolean counts(SshDirective directive) {
            if (directive.conditions() != asked) {
                asked = directive.conditions();
                counts = asked.stream().allMatch(it -> it.holds(question));
            }
            return counts;
        }
    }

    /** The directives that count for one alias. */
    private final class Resolution {
        private final String alias;
        private final List<SshDirective> counting = new ArrayList<>();

        Resolution(String alias) {
            this.alias = alias;
            var host = alias;
            var user = defaults.user();
            var hostFound = false;
            var userFound = false;
            var block = new Block(new SshCondition.Question(alias, host, user, defaults.user()));
            for (var directive : directives) {
                if (!block.counts(directive)) {
                    continue;
                }
                counting.add(directive);
                if (directive.keyword().equals("hostname") && !hostFound) {
                    hostFound = true;
                    host = directive.first().replace("%h", alias).replace("%%", "%");
                    block = new Block(new SshCondition.Question(alias, host, user, defaults.user()));
                } else if (directive.keyword().equals("user") && !userFound) {
                    userFound = true;
                    user = directive.first();
                    block = new Block(new SshCondition.Question(alias, host, user, defaults.user()));
                }
            }
        }

        Optional<SshDirective> directive(String keyword) {
            return counting.stream().filter(it -> it.keyword().equals(keyword)).findFirst();
        }

        Optional<String> one(String keyword) {
            return directive(keyword).map(SshDirective::first);
        }

        HostValues values(String keyword) {
            return directive(keyword)
                    .map(it -> new HostValues(it.file(), it.line()))
                    .orElse(new HostValues(file(), line()));
        }

        String file() {
            return counting.isEmpty() ? "" : counting.get(0).file();
        }

        int line() {
            return counting.isEmpty() ? 0 : counting.get(0).line();
        }

        boolean truth(String keyword) {
            return one(keyword).map(it -> values(keyword).truth(keyword, it)).orElse(false);
        }

        String hostName() {
            return one("hostname")
                    .map(it -> it.replace("%h", alias).replace("%%", "%"))
                    .orElse(alias);
        }

        String user() {
            return one("user").map(values("user")::user).orElse(defaults.user());
        }

        void note(String keyword, String key, List<String> when) {
            directive(keyword)
                    .filter(it -> when.contains(it.first().toLowerCase(java.util.Locale.ROOT)))
                    .ifPresent(it -> notes.add(Text.of(key, "file", it.file(), "line", it.line())));
        }

        List<Path> keyFiles(int port) {
            var named = counting.stream()
                    .filter(it -> it.keyword().equals("identityfile"))
                    .filter(it -> !it.first().equalsIgnoreCase("none"))
                    .map(it -> path(it, it.first(), port))
                    .toList();
            return named.isEmpty() ? defaults.usualKeys() : named;
        }

        Optional<Path> agent(int port) {
            var directive = directive("identityagent");
            if (directive.isEmpty() || directive.get().first().equals("SSH_AUTH_SOCK")) {
                return defaults.agent();
            }
            var written = directive.get().first();
            if (written.equalsIgnoreCase("none")) {
                return Optional.empty();
            }
            if (written.startsWith("$") && !written.startsWith("${")) {
                var named = defaults.environment().getOrDefault(written.substring(1), "");
                return named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named));
            }
            return Optional.of(path(directive.get(), written, port));
        }

        List<Path> knownHosts(int port) {
            var user = directive("userknownhostsfile");
            if (user.isEmpty()) {
                return defaults.knownHosts();
            }
            return user.get().arguments().stream()
                    .filter(it -> !it.equalsIgnoreCase("none"))
                    .map(it -> path(user.get(), it, port))
                    .toList();
        }

        private Path path(SshDirective directive, String written, int port) {
            var tokens = new SshTokens(defaults, alias, hostName(), port, user());
            return defaults.path(tokens.expand(directive, written), defaults.directory());
        }
    }
}
