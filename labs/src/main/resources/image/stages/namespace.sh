# What namespace machines share: an unpacked root file system, and an engine's state with the container images baked in.

build_namespace() {
    [ "$(id -u)" -eq 0 ] || fail 77 "namespace machines need root"
    require unshare mount ip tar
    ns=$out/namespace.part
    rm -rf "$ns"
    mkdir -p "$ns/rootfs" "$ns/docker" "$ns/upper" "$ns/work"
    progress namespace 5 image.progress.unpack
    tar --extract --numeric-owner --same-permissions --file "$out/rootfs.tar" --directory "$ns/rootfs" \
        --exclude './dev/*' --exclude './boot/*' --exclude './lib/modules/*' --exclude './usr/lib/modules/*' || fail 70 "cannot unpack rootfs.tar"
    progress namespace 30 image.progress.bake
    sh "$home/namespace/bake" "$ns" "$out/containers" > "$ns/bake.log" 2>&1 || {
        cat "$ns/bake.log"
        fail 70 "the engine could not import the container images"
    }
    cat "$ns/bake.log"
    grep -q 'overlaylab: baked' "$ns/bake.log" || fail 70 "the engine could not import the container images"
    progress namespace 90 image.progress.pack
    rm -rf "$ns/upper" "$ns/work" "$ns/root"
    namespace_census "$ns" > "$ns/complete"
    rm -rf "$out/namespace"
    mv "$ns" "$out/namespace"
}

# How much is there: enough to notice that something was removed from or written into the shared trees.
namespace_census() {
    for tree in rootfs docker; do
        printf '%s %s\n' "$tree" "$(find "$1/$tree" -printf '%y %s\n' | awk '{ n++; if ($1 == "f") size += $2 } END { printf "%d entries %d bytes", n, size }')"
    done
}

namespace_whole() {
    [ "$(namespace_census "$out/namespace")" = "$(cat "$out/namespace/complete")" ]
}
