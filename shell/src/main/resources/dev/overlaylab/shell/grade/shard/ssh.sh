#!/bin/sh
# Grades a class on several computers over SSH, one part on each, and puts the parts together.
#
#   sh ssh.sh CLASS OUT "HOST1 HOST2 …" --lab LAB --roster roster.csv [more options of `overlaylab grade`]
#
# CLASS is a folder with everything that the options name (roster, rubric, secret, ssh configuration), named as seen from
# inside it. On each host there is overlaylab (OVERLAYLAB, when it is not on the path) and a way to the students' hosts; your
# agent is not forwarded. Each host signs evidence with a key of its own, which is fetched for the merge. Whatever stops this, the same line goes on: what is graded is not graded again.
set -eu

[ $# -ge 5 ] || { sed -n '4,9s/^# \{0,1\}//p' "$0" >&2; exit 64; }
class=$1 out=$2 hosts=$3
shift 3
overlaylab=${OVERLAYLAB:-overlaylab}
ssh=${SSH:-ssh}

parts=0
for host in $hosts; do parts=$((parts + 1)); done

# A word that a shell at the other end takes for one word.
quoted() { printf "'%s' " "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }
options=
for word in "$@"; do options="$options$(quoted "$word")"; done

mkdir -p "$out"
name=overlaylab-grade.$(printf %s "$(cd "$class" && pwd)" | cksum | cut -d' ' -f1)

on_host() { # HOST NUMBER
    folder=$name.$2
    tar -C "$class" -cf - . | $ssh -o ForwardAgent=no "$1" \
        "umask 077; mkdir -p $folder && tar -C $folder -xf -" || return 3
    code=0
    $ssh -o ForwardAgent=no "$1" \
        "cd $folder && $overlaylab grade $options --shard $2/$parts --out part-$2" </dev/null || code=$?
    mkdir -p "$out/part-$2"
    $ssh -o ForwardAgent=no "$1" "tar -C $folder/part-$2 -cf - ." </dev/null | tar -C "$out/part-$2" -xf - || return 3
    # 2 says that somebody could not be judged, which the merged grades say too.
    [ $code -eq 0 ] || [ $code -eq 2 ] || return $code
    $ssh -o ForwardAgent=no "$1" "$overlaylab evidence key" </dev/null >"$out/part-$2.key" || return 3
    $ssh -o ForwardAgent=no "$1" "rm -rf $folder" </dev/null
}

number=0
workers=
for host in $hosts; do
    number=$((number + 1))
    on_host "$host" $number >"$out/part-$number.log" 2>&1 &
    workers="$workers $!"
done
trap 'kill $workers 2>/dev/null; exit 130' INT TERM

number=0
failed=
for worker in $workers; do
    number=$((number + 1))
    wait "$worker" || failed="$failed $number"
done
if [ -n "$failed" ]; then
    for number in $failed; do
        echo "Part $number of $parts is not whole; its log ($out/part-$number.log) ends with:" >&2
        tail -n 5 "$out/part-$number.log" >&2
    done
    exit 1
fi

set --
number=0
while [ $number -lt $parts ]; do
    number=$((number + 1))
    set -- "$@" "$out/part-$number" --key "$out/part-$number.key"
done
$overlaylab merge "$@" --out "$out/grades"
