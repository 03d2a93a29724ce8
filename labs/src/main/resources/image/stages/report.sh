# What the build says while it works.

# progress STAGE PERCENT TEXT-KEY [NAME]
progress() { printf '##progress %s %s %s%s\n' "$1" "$2" "$3" "${4:+ $4}"; }

note() { printf '%s\n' "$*"; }

fail() {
    code=$1
    shift
    printf '##failed %s %s\n' "$code" "$*" >&2
    exit "$code"
}

# follow_mmdebstrap STAGE FILE: passes mmdebstrap's log on and turns its milestones into progress lines; writes
# "fetch" to FILE when a package could not be had.
follow_mmdebstrap() {
    while IFS= read -r line; do
        note "$line"
        case $line in
            *"running apt-get update"*) progress "$1" 5 image.progress.index ;;
            *"downloading packages with apt"*) progress "$1" 10 image.progress.download ;;
            *"extracting archives"*) progress "$1" 20 image.progress.unpack ;;
            *"installing essential packages"*) progress "$1" 25 image.progress.install ;;
            *"installing remaining packages"*) progress "$1" 40 image.progress.install ;;
            *"Failed to fetch"*) echo fetch > "$2" ;;
            *"cleaning package lists"*) progress "$1" 85 image.progress.pack ;;
        esac
    done
}
