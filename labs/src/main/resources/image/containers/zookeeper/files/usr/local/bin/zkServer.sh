#!/bin/sh
# One server that belongs to no ensemble, in the foreground.
case ${1-} in
    start-foreground) exec zk-java org.apache.zookeeper.server.quorum.QuorumPeerMain /etc/zookeeper/zoo.cfg ;;
    version) exec zk-java org.apache.zookeeper.Version --full ;;
    *) echo 'usage: zkServer.sh start-foreground|version' >&2; exit 64 ;;
esac
