# The root file system that both kinds of machine share.

rootfs_packages="systemd-sysv,$engine_packages,\
openssh-server,openssh-client,sudo,openssl,iproute2,iptables,iputils-ping,dnsutils,dnsmasq-base,tcpdump,curl,wget,busybox,jq,procps,\
kmod,less,vim-tiny,bash-completion,telnet,ca-certificates,socat,zstd"

build_rootfs() {
    require mmdebstrap tar sha256sum
    files=$(mktemp)
    pack_files "$home/rootfs" "$files"
    debian_tree rootfs "$suite" minbase "$out/rootfs.tar" "$rootfs_packages,@kernel@" \
        --customize-hook="tar-in $files /" \
        --customize-hook='chroot "$1" sh /usr/lib/overlaylab/finish-rootfs'
    rm -f "$files"
    tar --extract --to-stdout --file "$out/rootfs.tar" ./etc/overlaylab/packages > "$out/packages.txt"
}
