# What a virtual machine boots: kernel, a small initial RAM disk, and a disk with the container images baked in.

vm_kernel_arguments="root=/dev/vda console=ttyS0 net.ifnames=0 apparmor=0 selinux=0 audit=0 mitigations=off rcupdate.rcu_expedited=1 \
quiet loglevel=3 systemd.show_status=0 random.trust_cpu=on no_timer_check"

build_vm() {
    require qemu-system-x86_64 qemu-img mke2fs
    mkdir -p "$out/vm"
    tree=$out/vm/tree.part
    as_owner rm -rf "$tree"
    mkdir "$tree"
    progress vm 5 image.progress.unpack
    as_owner tar --extract --numeric-owner --same-permissions --file "$out/rootfs.tar" --directory "$tree" \
        --exclude './dev/*' || fail 70 "cannot unpack rootfs.tar"
    as_owner cp "$tree"/boot/vmlinuz-* "$out/vm/vmlinuz.part"
    make_initrd
    progress vm 15 image.progress.disk
    make_disk
    as_owner rm -rf "$tree"
    progress vm 25 image.progress.bake
    bake_disk
    progress vm 90 image.progress.pack
    qemu-img convert -f raw -O qcow2 "$out/vm/disk.raw.part" "$out/vm/base.qcow2.part"
    rm -f "$out/vm/disk.raw.part" "$out/vm/bake.tar.part"
    for result in vmlinuz initrd.img base.qcow2; do mv "$out/vm/$result.part" "$out/vm/$result"; done
}

# busybox, its libraries, the few drivers that are not built in, and our init. Not compressed: unpacking costs more
# under emulation than reading.
make_initrd() {
    kernel=$(cd "$tree/lib/modules" && echo *)
    for module in virtio_pci virtio_blk virtio_net virtio-rng ext4 crc32c_generic; do
        modules_needed_by "$module"
    done | awk '!seen[$0]++' > "$out/vm/modules.part"
    as_owner cp "$home/vm/initrd-init" "$home/vm/make-initrd" "$out/vm/modules.part" "$tree/tmp/"
    as_owner chroot "$tree" /bin/sh /tmp/make-initrd "$kernel" > "$out/vm/initrd.img.part" || fail 70 "cannot make the initial RAM disk"
    as_owner rm -rf "$tree/tmp/initrd-init" "$tree/tmp/make-initrd" "$tree/tmp/modules.part" "$tree/tmp/ram"
    rm -f "$out/vm/modules.part"
}

# The files of a module and of what it needs, in the order of loading; nothing for one that is built in.
modules_needed_by() {
    awk -v name="/$1.ko:" 'index($1, name) { sub(":", ""); for (i = NF; i >= 1; i--) print $i }' "$tree/lib/modules/$kernel/modules.dep"
}

make_disk() {
    rm -f "$out/vm/disk.raw.part"
    as_owner mkdir -p "$tree/var/lib/docker"
    PATH=$PATH:/usr/sbin:/sbin as_owner mke2fs -q -t ext4 -L overlaylab -m 0 -E lazy_itable_init=1,lazy_journal_init=1 \
        -d "$tree" "$out/vm/disk.raw.part" "$disk_size" || fail 70 "cannot make the disk"
}

bake_disk() {
    # Emulation copies byte by byte where a processor says that it copies strings fast (erms), and pays for each guard of
    # the program's memory (smap).
    processor=max,-la57
    [ "$accelerator" != tcg ] || processor=$processor,-erms,-smap
    tar --create --file "$out/vm/bake.tar.part" --directory "$out/containers" --owner=0 --group=0 .
    (
        timeout --kill-after=10 "$bake_deadline" qemu-system-x86_64 -machine "q35,accel=$accelerator" -cpu "$processor" -smp 2 -m 1536 \
            -nodefaults -display none -no-reboot -serial stdio -kernel "$out/vm/vmlinuz.part" -initrd "$out/vm/initrd.img.part" \
            -append "$vm_kernel_arguments overlaylab.bake systemd.wants=overlaylab-bake.service systemd.mask=ssh.service" \
            -drive "file=$(comma_safe "$out/vm/disk.raw.part"),if=virtio,format=raw,cache=unsafe,discard=unmap" \
            -drive "file=$(comma_safe "$out/vm/bake.tar.part"),if=virtio,format=raw,readonly=on" \
            -device virtio-rng-pci < /dev/null 2>&1 || echo "overlaylab: QEMU ended with $?"
    ) | tee "$out/vm/bake.log" | while IFS= read -r line; do
        note "$line"
        case $line in
            *"proved busybox"*) progress vm 45 image.progress.bake ;;
            *"proved progrium"*) progress vm 52 image.progress.bake ;;
            *"proved overlaylab/counter"*) progress vm 58 image.progress.bake ;;
            *"proved quay.io"*) progress vm 64 image.progress.bake ;;
            *"proved nginx"*) progress vm 70 image.progress.bake ;;
            *"proved redis"*) progress vm 76 image.progress.bake ;;
            *"proved zembutsu"*) progress vm 82 image.progress.bake ;;
            *"proved overlaylab/toolbox"*) progress vm 88 image.progress.bake ;;
        esac
    done
    grep -q 'overlaylab: bake succeeded' "$out/vm/bake.log" || fail 70 "the machine could not import the container images: see vm/bake.log"
}

# QEMU doubles a comma that belongs to a file's name.
comma_safe() { printf '%s' "$1" | sed 's/,/,,/g'; }
