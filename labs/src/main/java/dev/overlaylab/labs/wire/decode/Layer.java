package dev.overlaylab.labs.wire.decode;

/** One layer of a frame. */
public sealed interface Layer {
    /** From and to are hardware addresses such as {@code 52:54:c0:a8:63:64}; type is what comes next. */
    record Ethernet(String from, String to, int type) implements Layer {}

    /** A question who has an address, or the answer. */
    record Arp(boolean request, String senderHardware, String sender, String target) implements Layer {}

    /**
     * IPv4 or IPv6.
     *
     * @param protocol the number of what comes next, such as 17 for UDP
     * @param fragment whether it is a later part of a packet that was cut up, in which no ports are to be found
     */
    record Ip(int version, String from, String to, int protocol, boolean fragment) implements Layer {}

    /** ICMP of either version. */
    record Icmp(int version, int type, int code) implements Layer {
        /** Whether it is a ping. */
        public boolean isEchoRequest() {
            return type == (version == 6 ? 128 : 8);
        }

        /** Whether it answers a ping. */
        public boolean isEchoReply() {
            return type == (version == 6 ? 129 : 0);
        }

        /** Whether somebody says that a packet could not be delivered. */
        public boolean isUnreachable() {
            return type == (version == 6 ? 1 : 3);
        }
    }

    /** UDP. */
    record Udp(int from, int to, int payload) implements Layer {}

    /**
     * TCP.
     *
     * @param flags of SYN FIN RST PSH ACK, those that are set, with a blank between them
     * @param payload bytes of data, as far as the layers above tell
     */
    record Tcp(int from, int to, String flags, int payload) implements Layer {}

    /** The outer wrapping of a container's frame; the next layer is an Ethernet again. */
    record Vxlan(int vni) implements Layer {}

    /** An encrypted packet: what it holds only its two ends know. */
    record Esp(long spi, long sequence) implements Layer {}

    /** The frame ends, or makes no sense, where this layer should be. */
    record Broken(String expected) implements Layer {}
}
