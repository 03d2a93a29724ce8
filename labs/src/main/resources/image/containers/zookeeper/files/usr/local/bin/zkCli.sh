#!/bin/sh
# ZooKeeper's client: with a command it runs that, without one it asks for some.
ZOO_LOG_LEVEL=${ZOO_LOG_LEVEL:-error}
export ZOO_LOG_LEVEL
exec zk-java org.apache.zookeeper.ZooKeeperMain "$@"
