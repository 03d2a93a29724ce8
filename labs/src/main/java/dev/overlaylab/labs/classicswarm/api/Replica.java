package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.discovery.Entry;
import dev.overlaylab.labs.classicswarm.http.Dialler;
import dev.overlaylab.labs.classicswarm.http.Exchange;
import dev.overlaylab.labs.classicswarm.http.Handler;
import dev.overlaylab.labs.classicswarm.http.Relay;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** One of several managers: who leads answers, the others hand on to it what is not about themselves. */
public final class Replica implements Handler {
    private static final Pattern OWN = Pattern.compile("(/v[0-9]+\\.[0-9]+)?/(_ping|info)");
    private static final Duration FOR_AN_ELECTION = Duration.ofSeconds(10);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Handler api;
    private final Role role;
    private final Entry own;
    private final Dialler dialler;
    private final Executor threads;

    /** Hands on to {@code api}, or to the leader when that is not at {@code own}. */
    public Replica(Handler api, Role role, Entry own, Dialler dialler, Executor threads) {
        this.api = api;
        this.role = role;
        this.own = own;
        this.dialler = dialler;
        this.threads = threads;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (OWN.matcher(exchange.request().path()).matches()) {
            api.handle(exchange);
            return;
        }
        var standing = standing();
        if (standing.leads()) {
            api.handle(exchange);
        } else if (standing.primary().isEmpty() || standing.primary().equals(own.toString())) {
            Api.fail(exchange, 500, "No elected primary cluster manager");
        } else {
            forward(exchange, standing.primary());
        }
    }

    /** Between two leaders there is nobody for a moment. */
    private Role.Standing standing() {
        long until = System.nanoTime() + FOR_AN_ELECTION.toNanos();
        var standing = role.now();
        while (!standing.leads()
                && (standing.primary().isEmpty() || standing.primary().equals(own.toString()))
                && System.nanoTime() < until
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            standing = role.now();
        }
        return standing;
    }

    private void forward(Exchange exchange, String primary) throws IOException {
        try {
            var leader = Entry.of(primary);
            new Relay(threads)
                    .pass(
                            exchange,
                            dialler.dial(leader.host(), leader.port(), Duration.ZERO),
                            exchange.request(),
                            Relay.Answered.NOTHING);
        } catch (IOException unreachable) {
            Api.fail(
                    exchange,
                    500,
                    "Unable to reach primary cluster manager (" + primary + "): " + unreachable.getMessage());
        }
    }
}
