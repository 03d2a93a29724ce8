# Where packages come from, and how a root file system is made of them without being root.

# Runs a command as root, or as root of a user namespace that owns the ids of the files.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        unshare --user --map-auto --map-root-user -- "$@"
    fi
}

require() {
    for tool in "$@"; do
        command -v "$tool" > /dev/null || PATH=$PATH:/usr/sbin:/sbin command -v "$tool" > /dev/null || fail 76 "$tool"
    done
}

# The archives this system's own apt is set to use: main first, security as far as there is one.
own_archive() {
    apt-get indextargets --format '$(CREATED_BY) $(REPO_URI)' 2> /dev/null \
        | awk -v want="$1" '$1 == "Packages" { uri = $2; sub("/*$", "", uri)
              if ((want == "main" && uri ~ "/debian$") || (want == "security" && uri ~ "/debian-security$")) { print uri; exit } }'
}

# Tries an archive by fetching its index into a private directory, with apt's own proxies and keys.
archive_answers() {
    probe=$(mktemp -d)
    mkdir -p "$probe/lists/partial"
    printf 'deb %s %s main\n' "$1" "$2" > "$probe/sources.list"
    answer=1
    if timeout 120 apt-get -qq update -o "Dir::Etc::sourcelist=$probe/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o "Dir::State::lists=$probe/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User= \
        -o Acquire::Check-Valid-Until=false -o Acquire::Retries=2 -o APT::Update::Error-Mode=any > /dev/null 2>&1; then
        answer=0
    fi
    rm -rf "$probe"
    return $answer
}

# find_archives SUITE: sets main_line and security_line to the archives that answer for it.
find_archives() {
    [ "${archives_of:-}" != "$1" ] || return 0
    archives_of=''
    main_line=''
    for candidate in "$mirror" "$(own_archive main)" "$fallback_mirror"; do
        [ -n "$candidate" ] || continue
        if archive_answers "$candidate" "$1"; then
            main_line="deb $candidate $1 main"
            break
        fi
    done
    [ -n "$main_line" ] || fail 69 "no package archive answers for $1: set OVERLAYLAB_MIRROR or OVERLAYLAB_FALLBACK_MIRROR"
    security_line=''
    for candidate in "$security_mirror" "$(own_archive security)"; do
        [ -n "$candidate" ] && [ -z "${without_security:-}" ] || continue
        if archive_answers "$candidate" "$1-security"; then
            security_line="deb $candidate $1-security main"
            break
        fi
    done
    [ -n "$security_line" ] || note "no security archive answers for $1"
    archives_of=$1
}

# Sets kernel_package to the newest kernel for virtual machines, and kernel_lines to the archives that have it. Asked for
# by its own name: an archive may list the package that names the newest kernel and not hold it.
find_kernel() {
    [ -z "${kernel_package:-}" ] || return 0
    find_archives "$kernel_suite"
    kernel_lines=$(printf '%s\n' "$main_line" "$security_line")
    probe=$(mktemp -d)
    mkdir -p "$probe/lists/partial"
    printf '%s\n' "$kernel_lines" > "$probe/sources.list"
    set -- -o "Dir::Etc::sourcelist=$probe/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$probe/lists" \
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o Dir::State::status=/dev/null -o APT::Sandbox::User= \
        -o Acquire::Check-Valid-Until=false
    apt-get -qq update "$@" > /dev/null 2>&1
    kernel_package=$(apt-cache "$@" pkgnames linux-image- | grep -E '^linux-image-[0-9.]+-[0-9]+-cloud-amd64$' | sort -V | tail -n 1)
    rm -rf "$probe"
    [ -n "$kernel_package" ] || fail 70 "$kernel_suite has no kernel for virtual machines"
}

# debian_tree STAGE SUITE VARIANT OUT.tar PACKAGES [mmdebstrap options…]
#
# "@kernel@" among the packages stands for the kernel. A security archive that lists packages it does not hold is left
# out at the second try.
debian_tree() {
    find_sources "$2" "$5"
    if ! try_debian_tree "$@"; then
        { [ -n "$security_line" ] && [ "$tree_failure" = fetch ]; } || fail 70 "mmdebstrap could not build $4"
        note "once more, without the security archive"
        without_security=yes archives_of='' kernel_package=''
        find_sources "$2" "$5"
        try_debian_tree "$@" || fail 70 "mmdebstrap could not build $4"
    fi
    mv "$4.part" "$4"
}

# find_sources SUITE PACKAGES
find_sources() {
    case $2 in *@kernel@*) find_kernel ;; esac
    find_archives "$1"
}

try_debian_tree() {
    tree_stage=$1 tree_suite=$2 tree_variant=$3 tree_out=$4 tree_packages=$5
    shift 5
    lines=$(mktemp)
    printf '%s\n' "$main_line" "$security_line" > "$lines"
    case $tree_packages in
        *@kernel@*)
            tree_packages=$(printf '%s' "$tree_packages" | sed "s/@kernel@/$kernel_package/")
            [ "$kernel_suite" = "$tree_suite" ] || {
                printf '%s\n' "$kernel_lines" >> "$lines"
                set -- "$@" --setup-hook="$(only_for_the_kernel)"
            }
            ;;
    esac
    status=$(mktemp)
    echo other > "$status"
    {
        INITRD=No mmdebstrap --variant="$tree_variant" --format=tar --include="$tree_packages" \
            --aptopt='Apt::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
            --aptopt='Acquire::Retries "3"' --aptopt='Acquire::Languages "none"' \
            --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
            --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/info/*' \
            --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/lintian/*' \
            "$@" "$tree_suite" - "$lines" 2>&1 > "$tree_out.part" && echo none > "$status"
    } | follow_mmdebstrap "$tree_stage" "$status"
    tree_failure=$(cat "$status")
    rm -f "$status" "$lines"
    [ "$tree_failure" = none ]
}

# The other release gives only what the tree's own lacks; its archive is forgotten when the tree is done.
only_for_the_kernel() {
    cat <<HOOK
mkdir -p "\$1/etc/apt/preferences.d"
printf 'Package: *\nPin: release n=$kernel_suite*\nPin-Priority: 100\n' > "\$1/etc/apt/preferences.d/overlaylab-kernel"
HOOK
}

# Packs a folder of files as root's, executables under bin and lib/overlaylab marked so, for mmdebstrap's tar-in.
pack_files() {
    tar --create --file "$2" --directory "$1" --owner=0 --group=0 --numeric-owner --mode='u=rwX,go=rX' .
}
