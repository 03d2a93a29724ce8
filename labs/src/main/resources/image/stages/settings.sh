# What a builder may choose, by environment variable.

# The engine version, one of the files in engines/, which say what else goes with it.
engine=${OVERLAYLAB_ENGINE:-20.10}
case $engine in
    '' | .* | */*) fail 64 "no such engine: $engine" ;;
esac
[ -f "$home/engines/$engine" ] || fail 64 "no such engine: $engine"
. "$home/engines/$engine"

# The Debian release everything is built from; the kernel and the container images may come from another one.
suite=${OVERLAYLAB_SUITE:-$engine_suite}
kernel_suite=${OVERLAYLAB_SUITE:-$kernel_suite}
container_suite=${OVERLAYLAB_SUITE:-bullseye}

# The archive to build from, and the one to try when it lacks the suite. By default the archive this system itself uses.
mirror=${OVERLAYLAB_MIRROR:-}
fallback_mirror=${OVERLAYLAB_FALLBACK_MIRROR:-}
security_mirror=${OVERLAYLAB_SECURITY_MIRROR:-}

# Size of a machine's disk, as mke2fs and QEMU understand it. It is sparse.
disk_size=${OVERLAYLAB_DISK_SIZE:-8G}

# How QEMU runs while the container images are baked in.
accelerator=${OVERLAYLAB_ACCEL:-tcg}
bake_deadline=${OVERLAYLAB_BAKE_DEADLINE:-1800}

# The container images, in the order in which they are imported.
container_images="busybox nginx consul toolbox etcd redis counter sample-nginx zookeeper"

LC_ALL=C.UTF-8
export LC_ALL
umask 022
