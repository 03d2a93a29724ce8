#!/bin/sh
# Builds the machine image from Debian packages.
#
#   build.sh rootfs|containers|vm|namespace|swarm|all|check|check-swarm|verify|seal-warm OUT
#
# Stage warm is made from outside, after vm; seal-warm takes note of it. Stage swarm makes a container image that no
# machine image has in it; check-swarm tells whether it is there.
#
# Every stage writes under a temporary name and renames when it is whole, so that an interrupted build resumes at
# the stage it was in. Progress goes to stdout as lines "##progress STAGE PERCENT TEXT-KEY [NAME]";
# everything else is log, but a last line "##failed EXIT-CODE WHY" on stderr.
#
# Exit codes: 0 done, 64 wrong usage, 65 a result is damaged (check, verify), 69 no package archive answers,
# 70 a stage failed, 75 another build is running, 76 a tool is missing, 77 this system does not allow it (user
# namespaces, root).
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$home/stages/report.sh"
. "$home/stages/settings.sh"
. "$home/stages/results.sh"
. "$home/stages/debian.sh"
. "$home/stages/rootfs.sh"
. "$home/stages/containers.sh"
. "$home/stages/swarm.sh"
. "$home/stages/vm.sh"
. "$home/stages/namespace.sh"

usage() { fail 64 "usage: build.sh rootfs|containers|vm|namespace|swarm|all|check|check-swarm|verify|seal-warm OUT"; }

[ $# -eq 2 ] || usage
what=$1
mkdir -p "$2"
out=$(CDPATH='' cd -- "$2" && pwd)
[ "$what" = check-swarm ] || mkdir -p "$out/.stages" "$out/containers"

case $what in
    check) results_check quick; exit ;;
    verify) results_check full; exit ;;
    check-swarm) stage_done swarm || exit 65; exit ;;
    rootfs | containers | vm | namespace | swarm | all | seal-warm) ;;
    *) usage ;;
esac

exec 9>"$out/.lock"
flock --nonblock 9 || fail 75 "another build is writing to $out"
results_sweep
if [ "$what" = seal-warm ]; then
    stage_seal warm
    write_manifest
    exit
fi
work_begin

run_stage() {
    if stage_done "$1"; then
        progress "$1" 100 image.stage.ready
    else
        progress "$1" 0 "image.stage.$1"
        "build_$1"
        stage_seal "$1"
        progress "$1" 100 image.stage.ready
    fi
}

case $what in
    all) stages="rootfs containers vm"; [ "$(id -u)" -ne 0 ] || stages="$stages namespace" ;;
    vm | namespace) stages="rootfs containers $what" ;;
    swarm) stages="runtime swarm" ;;
    *) stages=$what ;;
esac
for stage in $stages; do run_stage "$stage"; done
write_manifest
