# Which stages are whole, and how a damaged result is recognised.
#
# A sealed stage has a file .stages/NAME: its fingerprint, then one line "SIZE SHA256 PATH" for each result.

# Everything that decides what a stage makes: its scripts and files, the suite, and the stages before it.
fingerprint() {
    eval "known=\${fingerprint_$1:-}"
    if [ -z "$known" ]; then
        case $1 in
            rootfs) known=$(digest "$engine $suite $kernel_suite" "engines/$engine" stages/debian.sh stages/rootfs.sh rootfs) ;;
            containers) known=$(digest "$container_suite $container_images" stages/debian.sh stages/containers.sh containers) ;;
            vm) known=$(digest "$(fingerprint rootfs) $(fingerprint containers) $disk_size" stages/vm.sh vm) ;;
            warm) known=$(fingerprint vm) ;;
            namespace) known=$(digest "$(fingerprint rootfs) $(fingerprint containers)" stages/namespace.sh namespace/bake namespace/mounts) ;;
            runtime) known=$(digest "$container_suite" stages/debian.sh containers/slim swarm/image swarm/finish swarm/files) ;;
            swarm) known=$(digest "$(fingerprint runtime)" stages/swarm.sh swarm/changes swarm/rehearse swarm/rehearsal swarm/program) ;;
            all) known=$(digest "$(fingerprint vm) $(fingerprint namespace)" stages) ;;
        esac
        eval "fingerprint_$1=$known"
    fi
    printf '%s\n' "$known"
}

# digest TEXT FILE-OR-FOLDER…
digest() {
    {
        printf '%s\n' "$1"
        shift
        cd "$home" && find "$@" -type f | LC_ALL=C sort | while IFS= read -r path; do
            printf '%s %s\n' "$path" "$(sha256sum < "$path")"
        done
    } | sha256sum | cut -d' ' -f1
}

stage_results() {
    case $1 in
        rootfs) printf '%s\n' rootfs.tar packages.txt ;;
        containers) for image in $container_images; do printf 'containers/%s\n' "$image.tar" "$image.changes"; done ;;
        vm) printf 'vm/%s\n' vmlinuz initrd.img base.qcow2 ;;
        warm) (cd "$out" && find warm -type f | LC_ALL=C sort) ;;
        namespace) printf 'namespace/%s\n' complete ;;
        runtime) printf 'swarm/%s\n' runtime.tar ;;
        swarm) printf 'swarm/%s\n' swarm.tar.gz swarm.changes ;;
    esac
}

stage_seal() {
    fingerprint "$1" > "$out/.stages/$1.part"
    stage_results "$1" | while IFS= read -r path; do
        printf '%s %s %s\n' "$(stat -c %s "$out/$path")" "$(sha256sum < "$out/$path" | cut -d' ' -f1)" "$path"
    done >> "$out/.stages/$1.part"
    mv "$out/.stages/$1.part" "$out/.stages/$1"
}

# True when the stage was sealed by these very scripts and its results still have their sizes (quick) or sums (full).
stage_whole() {
    [ -f "$out/.stages/$1" ] || return 1
    [ "$(head -n 1 "$out/.stages/$1")" = "$(fingerprint "$1")" ] || return 1
    tail -n +2 "$out/.stages/$1" | while read -r size sum path; do
        [ -f "$out/$path" ] && [ "$(stat -c %s "$out/$path")" = "$size" ] || exit 1
        [ "$2" = quick ] || [ "$(sha256sum < "$out/$path" | cut -d' ' -f1)" = "$sum" ] || exit 1
    done || return 1
    [ "$1" != namespace ] || namespace_whole
}

stage_done() { stage_whole "$1" quick; }

# The stages a system may have: namespace needs root, so its absence alone is not damage.
results_check() {
    damaged=''
    for stage in rootfs containers vm warm namespace; do
        if stage_whole "$stage" "$1"; then
            note "$stage whole"
        elif [ -e "$out/.stages/$stage" ]; then
            note "$stage damaged-or-outdated"
            damaged=yes
        else
            note "$stage absent"
        fi
    done
    [ -z "$damaged" ] || exit 65
}

# Everybody's temporary files of this build, mmdebstrap's too, in one folder whose name is noted: a build that was killed
# could not remove them, and the next one would not find them.
work_begin() {
    work=$(mktemp -d "${TMPDIR:-/tmp}/overlaylab-build.XXXXXX")
    printf '%s\n' "$work" > "$out/.work"
    # Mapped user ids pass through it.
    chmod 755 "$work"
    TMPDIR=$work
    export TMPDIR
    trap work_end EXIT
    trap 'exit 143' HUP INT TERM
}

work_end() {
    [ ! -f "$out/.work" ] || left=$(cat "$out/.work")
    case ${left:-} in
        */overlaylab-build.??????)
            # A build that was killed as root leaves this system's own /proc, /sys and /dev/pts in there.
            awk -v under="$left/" 'index($2, under) == 1 { print $2 }' /proc/self/mounts | LC_ALL=C sort -r \
                | while IFS= read -r mount; do umount -- "$mount" || true; done
            as_owner rm -rf --one-file-system -- "$left"
            ;;
    esac
    rm -f "$out/.work"
}

# Removes what an interrupted build left behind. Files may belong to mapped user ids.
results_sweep() {
    work_end
    for leftover in "$out"/*.part "$out"/*/*.part; do
        [ ! -e "$leftover" ] || as_owner rm -rf -- "$leftover"
    done
}

json_string() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$/"/'; }

write_manifest() {
    {
        printf '{\n  "format": 1,\n  "engine": %s,\n  "suite": %s,\n' "$(json_string "$engine")" "$(json_string "$suite")"
        printf '  "built": "%s",\n  "fingerprint": "%s",\n  "files": [' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(fingerprint all)"
        separator=''
        for stage in rootfs containers vm warm namespace runtime swarm; do
            [ -f "$out/.stages/$stage" ] || continue
            tail -n +2 "$out/.stages/$stage" | sed "s/^/$stage /"
        done | while read -r stage size sum path; do
            printf '%s\n    {"stage": "%s", "path": "%s", "size": %s, "sha256": "%s"}' "$separator" "$stage" "$path" "$size" "$sum"
            separator=,
        done
        printf '\n  ],\n  "packages": {'
        [ ! -f "$out/packages.txt" ] || awk '{ printf "%s\n    \"%s\": \"%s\"", (NR > 1 ? "," : ""), $1, $2 }' "$out/packages.txt"
        printf '\n  }\n}\n'
    } > "$out/manifest.json.part"
    mv "$out/manifest.json.part" "$out/manifest.json"
}
