# The container images: small root file systems from Debian packages, to be imported by an engine.
#
# containers/NAME/image   shell variables: name, title, description, packages, main (whose version is the image's), trial
# containers/NAME/changes Dockerfile instructions
# containers/NAME/finish  runs with the new root file system as $1
# containers/NAME/files/  copied into it

build_containers() {
    require mmdebstrap tar
    share=0
    for image in $container_images; do
        progress containers $share image.progress.container "$image"
        build_container "$image"
        share=$((share + 12))
    done
}

build_container() {
    name='' title='' description='' packages='' main='' trial=''
    . "$home/containers/$1/image"
    files=$(mktemp)
    pack_files "$home/containers/$1/files" "$files"
    debian_tree "containers-$1" "$container_suite" extract "$out/containers/$1.tar" "$packages" \
        --skip=cleanup \
        --extract-hook="$(record_versions)" \
        --extract-hook="tar-in $files /" \
        --extract-hook="$(cat "$home/containers/slim")" \
        --extract-hook="$(cat "$home/containers/$1/finish")"
    rm -f "$files"
    versions=$(tar --extract --to-stdout --file "$out/containers/$1.tar" ./etc/overlaylab/packages)
    {
        printf '# name: %s\n# trial: %s\n' "$name" "$trial"
        grep -v '^#' "$home/containers/$1/changes" || true
        label org.opencontainers.image.title "$title"
        label org.opencontainers.image.description "$description"
        label org.opencontainers.image.version "$(printf '%s\n' "$versions" | awk -v main="$main" '$1 == main { print $2 }')"
        label org.opencontainers.image.created "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
        label dev.overlaylab.built-from "Debian $container_suite: $(printf '%s\n' "$versions" | awk '{ printf "%s%s=%s", (NR > 1 ? ", " : ""), $1, $2 }')"
    } > "$out/containers/$1.changes.part"
    mv "$out/containers/$1.changes.part" "$out/containers/$1.changes"
}

label() { printf 'LABEL %s="%s"\n' "$1" "$2"; }

# Nothing is configured in these trees, so the archives themselves are the record of what was unpacked.
record_versions() {
    cat <<'HOOK'
mkdir -p "$1/etc/overlaylab"
for archive in "$1"/var/cache/apt/archives/*.deb; do
    dpkg-deb --show --showformat '${Package} ${Version}\n' "$archive"
done | sort > "$1/etc/overlaylab/packages"
test -s "$1/etc/overlaylab/packages"
HOOK
}
