package dev.overlaylab.labs.wire;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Hears a multicast group on loopback in which each datagram is a frame: the wire between virtual machines. */
public final class MulticastTap implements Tap {
    private static final int LONGEST = 65_536;
    private static final int ROOM = 4 << 20;

    private final DatagramChannel channel;
    private final Selector selector;
    private final InstantSource clock;
    private final ByteBuffer datagram = ByteBuffer.allocate(LONGEST);

    private MulticastTap(DatagramChannel channel, Selector selector, InstantSource clock) {
        this.channel = channel;
        this.selector = selector;
        this.clock = clock;
    }

    /** Joins the group. */
    public static MulticastTap join(String group, int port, InstantSource clock) {
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, ROOM);
            var address = InetAddress.getByName(group);
            // Bound to the group, not to any address: else other groups on that port would be heard too.
            channel.bind(new InetSocketAddress(address, port));
            channel.join(address, NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()));
            channel.configureBlocking(false);
            var selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new MulticastTap(channel, selector, clock);
        } catch (IOException | IllegalArgumentException e) {
            closeQuietly(channel);
            throw new Problem(Text.of("problem.wire.multicast", "detail", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Optional<Frame> next(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        try {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                datagram.clear();
                if (channel.receive(datagram) != null) {
                    return Optional.of(
                            Frame.whole(clock.instant(), Arrays.copyOf(datagram.array(), datagram.position())));
                }
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return Optional.empty();
                }
                // An interrupt wakes it too, and is noticed above.
                selector.select(millis);
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new Problem(Text.of("problem.wire.ended", "detail", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void close() {
        closeQuietly(selector);
        closeQuietly(channel);
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable AutoCloseable closing) {
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (Exception e) {
            // Nothing more can be done with it, and nothing needs to be.
        }
    }
}
