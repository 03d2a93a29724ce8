# What overlaylab wants to know of a host before a lab runs there. Reads; changes nothing.
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"
say() { printf '%s=%s\n' "$1" "$(printf %s "$2" | tr '\n\t' '  ')"; }
has() { command -v "$1" > /dev/null 2>&1; }
configured() { # OPTION: built into the kernel, for hosts without a folder of modules
    { zcat /proc/config.gz || cat "/boot/config-$(uname -r)"; } 2> /dev/null | grep -q "^$1=y"
}
module() { # NAME OPTION: loaded, there to be loaded, built in, or not
    if [ -d "/sys/module/$1" ]; then echo yes
    elif has modprobe && modprobe -n "$1" > /dev/null 2>&1; then echo yes
    elif grep -qs "/$1.ko" "/lib/modules/$(uname -r)/modules.builtin"; then echo yes
    elif configured "$2"; then echo yes
    else echo no; fi
}
ports() { # FILE STATE: local ports in hexadecimal
    cat "/proc/net/$1" "/proc/net/${1}6" 2> /dev/null |
        awk -v state="$2" '$4 == state { n = split($2, part, ":"); print part[n] }' | sort -u | tr '\n' ' '
}
say now "$(date +%s.%N)"
say kernel "$(uname -r)"
say hostname "$(hostname)"
say machine-id "$(cat /etc/machine-id 2> /dev/null)"
say os "$(. /etc/os-release 2> /dev/null; printf %s "${PRETTY_NAME:-$(uname -s)}")"
say memory "$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo)"
say systemd "$([ -d /run/systemd/system ] && echo yes || echo no)"
say vxlan "$(module vxlan CONFIG_VXLAN)"
say ip_vs "$(module ip_vs CONFIG_IP_VS)"
say esp "$(module esp4 CONFIG_INET_ESP)"
say way-out "$(ip -4 route show default 2> /dev/null | grep -q . && echo yes || echo no)"
say tcp "$(ports tcp 0A)"
say udp "$(ports udp 07)"
ip -o -4 address show scope global 2> /dev/null | awk '{ print "address=" $2 " " $4 }' | sed 's/@[^ ]*//'
for tool in bash curl openssl ssh-keygen flock setpriv; do has "$tool" || say lacks "$tool"; done
if has docker; then
    error=$(timeout 8 docker version --format '{{.Server.Version}}' 2>&1) && say engine "$error" || say engine-error "$error"
    timeout 8 docker info --format 'swarm={{.Swarm.LocalNodeState}}
store={{.ClusterStore}}
containers={{.Containers}}
root={{.DockerRootDir}}' 2> /dev/null
    timeout 8 docker image ls --format 'image={{.Repository}}:{{.Tag}}' 2> /dev/null | head -n 200
    daemon=$(command -v dockerd) && for backend in consul etcd zookeeper; do
        grep -qa "libkv/store/$backend" "$daemon" && say backend "$backend"
    done
else
    say engine-error "docker is not installed"
fi
say end yes
