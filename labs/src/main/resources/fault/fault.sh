# Makes, lists and undoes faults of this machine's place on the lab's wire. Before it: set -- VERB ADDRESS [ID KIND VALUES…]
# A fault is a file in /run/overlaylab-faults, and perhaps packet filter chains OLF-ID; a restart of the machine undoes all.
# Exit codes: 0 done, 65 it would cut off whoever asks, 66 no interface with the address, 69 this kernel cannot.
PATH=$PATH:/usr/sbin:/sbin
verb=$1 address=$2
shift 2
folder=/run/overlaylab-faults
device=$(ip -o -4 address show | awk -v a="$address" '{ split($4, x, "/"); if (x[1] == a) { print $2; exit } }')
[ -n "$device" ] || { echo "no interface has the address $address" >&2; exit 66; }

# Whether the one who asks came in by this very interface.
is_way_in() {
    set -- ${SSH_CONNECTION:-}
    [ "${3:-}" = "$address" ]
}

# All delays and losses together, since an interface has room for one such shaper.
shape() {
    how=
    for file in "$folder"/*; do
        [ -f "$file" ] || continue
        read -r kind value _ < "$file"
        case $kind in
            delay) how="$how delay ${value}ms" ;;
            loss) how="$how loss ${value}%" ;;
        esac
    done
    if [ -n "$how" ]; then
        tc qdisc replace dev "$device" root netem $how
    else
        tc qdisc del dev "$device" root 2> /dev/null || true
    fi
}

# filter IN|OUT RULE…: what the chains of a fault drop on the way in and on the way out.
filter() {
    iptables -w -t mangle -N "OLF-$1-$id" 2> /dev/null || iptables -w -t mangle -F "OLF-$1-$id" || return 1
    [ "$1" = IN ] && hook='PREROUTING -i' || hook='POSTROUTING -o'
    iptables -w -t mangle -C $hook "$device" -j "OLF-$1-$id" 2> /dev/null \
        || iptables -w -t mangle -I $hook "$device" -j "OLF-$1-$id"
}

drop() { iptables -w -t mangle -A "OLF-$1-$id" $2 -j DROP; }

unfilter() {
    for way in IN OUT; do
        [ $way = IN ] && hook='PREROUTING -i' || hook='POSTROUTING -o'
        iptables -w -t mangle -D $hook "$device" -j "OLF-$way-$id" 2> /dev/null
        iptables -w -t mangle -F "OLF-$way-$id" 2> /dev/null
        iptables -w -t mangle -X "OLF-$way-$id" 2> /dev/null
    done
    true
}

begin() {
    case $kind in
        link) ip link set "$device" down ;;
        mtu) ip link set "$device" mtu "$1" ;;
        delay | loss) shape ;;
        block)
            filter IN && filter OUT || return 1
            for protocol in tcp udp; do
                for side in --dport --sport; do
                    drop IN "-p $protocol $side $1" && drop OUT "-p $protocol $side $1" || return 1
                done
            done
            ;;
        partition)
            filter IN && filter OUT || return 1
            for peer in "$@"; do
                for protocol in tcp udp; do
                    for side in --dport --sport; do
                        drop IN "-s $peer -p $protocol $side 7946" && drop OUT "-d $peer -p $protocol $side 7946" || return 1
                    done
                done
            done
            ;;
    esac
}

end() {
    read -r kind _ < "$folder/$id" || return 0
    before=$(sed -n 's/^before //p' "$folder/$id")
    rm -f "$folder/$id"
    case $kind in
        link) ip link set "$device" up ;;
        mtu) ip link set "$device" mtu "$before" ;;
        delay | loss) shape ;;
        block | partition) unfilter ;;
    esac
}

case $verb in
    begin)
        id=$1 kind=$2
        shift 2
        case $kind in link | delay | loss | mtu) ! is_way_in || exit 65 ;; esac
        before=$(cat "/sys/class/net/$device/mtu")
        mkdir -p "$folder"
        [ ! -f "$folder/$id" ] || before=$(sed -n 's/^before //p' "$folder/$id")
        printf '%s %s\nbefore %s\n' "$kind" "$*" "$before" > "$folder/$id"
        if ! said=$(begin "$@" 2>&1); then
            end > /dev/null 2>&1
            printf '%s\n' "$said" >&2
            exit 69
        fi
        ;;
    list)
        for file in "$folder"/*; do
            [ -f "$file" ] || continue
            printf '%s %s\n' "${file##*/}" "$(head -n 1 "$file")"
        done
        ;;
    end)
        id=$1
        [ ! -f "$folder/$id" ] || end
        rmdir "$folder" 2> /dev/null || true
        ;;
esac
