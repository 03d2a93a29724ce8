#!/bin/sh
# Makes a fresh Debian or Ubuntu host ready for overlaylab's labs. May be run again.
#   ready.sh ENGINE      20.10 (the last with --cluster-store) or current (the distribution's)
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"
engine=$1

say() { echo "overlaylab: $*"; }
major() { dpkg-query -W -f '${Version}' docker.io 2> /dev/null | sed 's/^[0-9]*://; s/[^0-9].*//'; }
offered() { apt-cache policy docker.io | awk '/Candidate:/ { sub(/^[0-9]*:/, "", $2); sub(/[^0-9].*/, "", $2); print $2 }'; }

tools="bash curl openssl openssh-client iproute2 iputils-ping util-linux procps sudo ca-certificates"
lacking=
for package in $tools docker.io; do
    dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q ' installed' || lacking="$lacking $package"
done
if [ -n "$lacking" ]; then
    apt-get -qq update
    case $engine:$(offered) in
        20.10:1[79] | 20.10:20 | current:*) ;;
        *) [ -n "$(major)" ] || {
               say "this release has no engine of the 20.10 line any more; take a Debian 11 image, or --engine current"
               exit 1
           } ;;
    esac
    # shellcheck disable=SC2086
    apt-get -qq install --no-install-recommends $lacking
fi
if [ "$engine" = 20.10 ] && [ "$(major)" -gt 20 ]; then
    say "the engine here is of the $(major) line, which has no cluster store; take a Debian 11 image, or --engine current"
    exit 1
fi

# Overlay networks, and virtual IPs of services; what is built in, or not there, is none of our business.
printf '%s\n' vxlan ip_vs > /etc/modules-load.d/overlaylab.conf
for name in vxlan ip_vs; do modprobe "$name" 2> /dev/null || say "no module $name"; done

# Engines tell each other apart by host name.
case $(hostname) in
    localhost | debian | ubuntu)
        name=host-$(cut -c 1-8 /etc/machine-id)
        echo "$name" > /etc/hostname
        hostname "$name"
        grep -q " $name\$" /etc/hosts || echo "127.0.1.1 $name" >> /etc/hosts ;;
esac

if [ -d /run/systemd/system ]; then
    systemctl enable --now docker
else
    service docker start || true
fi
say "ready: engine $(docker version --format '{{.Server.Version}}' 2> /dev/null || echo 'not answering yet')"
