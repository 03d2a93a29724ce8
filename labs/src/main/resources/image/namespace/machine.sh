#!/bin/sh
# Machines made of namespaces, on a wire that exists only inside the lab.
#
#   machine.sh start  LAB NAME IMAGE IDENTITY PORT   makes or restarts a machine; returns when its door accepts connections
#   machine.sh stop   LAB NAME [SECONDS]             shuts it down in order, by force after SECONDS (20); its disk stays
#   machine.sh remove LAB NAME                       ends it at once and removes every trace
#   machine.sh status LAB NAME                       prints "running PID PORT", "stopped" or "absent"
#   machine.sh run    LAB NAME COMMAND…              runs a command in it as root
#   machine.sh hold   LAB NAME                       holds everything in it still
#   machine.sh go-on  LAB NAME                       lets it go on
#   machine.sh held   LAB NAME                       prints "yes" or "no"
#   machine.sh save   LAB NAME IMAGE STATE           writes its disk into the folder STATE
#   machine.sh back   LAB NAME IMAGE STATE           makes its disk the one in STATE; it must not run
#   machine.sh capture LAB ROOT                      writes all frames on the wire to stdout as pcap, with ROOT's tcpdump
#   machine.sh close  LAB                            removes all machines and the wire
#
# LAB is a folder of the lab, on a disk that overlayfs can write to; IMAGE the image's namespace folder; IDENTITY the tar
# that makes the machine itself; PORT on 127.0.0.1 leads to its sshd. Nothing is added to the computer's own network.
# Exit codes: 0 done, 64 wrong usage, 66 no such machine, 70 failed (last lines of its console on stderr), 75 in use.
set -eu
LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL PATH
umask 022

self=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$self/mounts"
. "$self/groups"
. "$self/wire"
. "$self/lifecycle"
. "$self/moments"

usage() { sed -n 's/^#   //p' "$self/machine.sh" >&2; exit 64; }
fail() { code=$1; shift; printf '%s\n' "$*" >&2; exit "$code"; }

command=${1:-}
[ $# -ge 2 ] || usage
mkdir -p "$2"
lab=$(CDPATH='' cd -- "$2" && pwd)
lab_id=lab-$(printf '%s' "$lab" | sha256sum | cut -c1-12)
name=${3:-}
machine=$lab/machines/$name
case $command in
    close) [ $# -eq 2 ] || usage ;;
    capture) [ $# -eq 3 ] || usage ;;
    *)
        [ $# -ge 3 ] || usage
        case $name in '' | .* | *[!A-Za-z0-9.-]*) fail 64 "not a machine name: $name" ;; esac
        ;;
esac

case $command in
    start) [ $# -eq 6 ] || usage; start_machine "$4" "$5" "$6" ;;
    boot) boot_machine "$4" "$5" ;;
    inside) enter_machine "$4" "$5" ;;
    stop) stop_machine "${4:-20}" ;;
    remove) remove_machine ;;
    status) machine_status ;;
    hold) hold_machine ;;
    go-on) release_machine ;;
    held) if machine_held; then echo yes; else echo no; fi ;;
    save) [ $# -eq 5 ] || usage; save_machine "$4" "$5" ;;
    back) [ $# -eq 5 ] || usage; put_back_machine "$4" "$5" ;;
    run) shift 3; run_in_machine "$@" ;;
    capture) capture_wire "$3" ;;
    close) close_lab ;;
    *) usage ;;
esac
