# The container image of classic Swarm, which is of this program's own making. No engine has it from the beginning: it is
# handed to those that need it. So a change of the program makes no machine image anew.
#
# swarm/            as a folder of containers/
# swarm/program/    the jars; they come with these scripts

# What changes seldom and takes long: the Java runtime. The jars are put on top of it.
build_runtime() {
    require mmdebstrap tar
    mkdir -p "$out/swarm"
    . "$home/swarm/image"
    files=$(mktemp)
    pack_files "$home/swarm/files" "$files"
    debian_tree runtime "$container_suite" extract "$out/swarm/runtime.tar" "$packages" \
        --skip=cleanup \
        --extract-hook="$(record_versions)" \
        --extract-hook="tar-in $files /" \
        --extract-hook="$(cat "$home/containers/slim")" \
        --extract-hook="$(cat "$home/swarm/finish")"
    rm -f "$files"
}

# The classes that the program needs are kept in the image as a running Java holds them, in an archive that is mapped instead
# of being read. Which they are shows when it is played through once, in the image's own file system.
rehearse() {
    tree=$(mktemp -d)
    as_owner tar --extract --numeric-owner --exclude='./dev/*' --file "$1" --directory "$tree"
    as_owner cp -R "$home/swarm/rehearsal" "$tree/rehearsal"
    as_owner cp "$home/swarm/rehearse" "$tree/rehearse"
    # shellcheck disable=SC2016 # expanded inside
    as_owner timeout 300 unshare --mount sh -c 'mount --rbind /dev "$1/dev" && mount --rbind /proc "$1/proc" &&
        exec chroot "$1" /bin/busybox sh /rehearse' sh "$tree" >&2 || fail 70 "the program of the image swarm does not run"
    cp "$tree/rehearsal/swarm.jsa" "$2"
    as_owner rm -rf "$tree"
}

build_swarm() {
    require tar gzip unshare mount chroot
    [ -f "$home/swarm/program/swarm.jar" ] || fail 70 "the program of the image swarm is missing"
    . "$home/swarm/image"
    cp "$out/swarm/runtime.tar" "$out/swarm/swarm.tar.part"
    # An engine takes no path twice, and the folder is there already. The archive knows its jars by size and time.
    (cd "$home/swarm/program" && append_program -- *.jar)
    rehearsed=$(mktemp -d)
    rehearse "$out/swarm/swarm.tar.part" "$rehearsed/swarm.jsa"
    (cd "$rehearsed" && append_program -- swarm.jsa)
    gzip -1 < "$out/swarm/swarm.tar.part" > "$out/swarm/swarm.tar.gz.part"
    rm -f "$out/swarm/swarm.tar.part"
    {
        cat "$home/swarm/changes"
        label org.opencontainers.image.title "$title"
        label org.opencontainers.image.description "$description"
        label dev.overlaylab.program "$(fingerprint swarm)"
    } > "$out/swarm/swarm.changes.part"
    mv "$out/swarm/swarm.tar.gz.part" "$out/swarm/swarm.tar.gz"
    mv "$out/swarm/swarm.changes.part" "$out/swarm/swarm.changes"
}

append_program() {
    tar --append --file "$out/swarm/swarm.tar.part" --transform 's,^,./opt/swarm/,' --owner=0 --group=0 --numeric-owner \
        --mode='u=rw,go=r' --mtime=@1000000000 "$@"
}
