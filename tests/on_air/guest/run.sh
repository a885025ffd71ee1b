#!/bin/bash
# run.sh REPOSITORY: what happens in the guest: a message bus, then the command, then the end.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
cd "$1" || exit 1
mkdir -p /dev/pts /dev/shm /run/dbus /var/lib/bluetooth
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
mount -t tmpfs bluetooth /var/lib/bluetooth
ip link set lo up 2>/dev/null || busybox ip link set lo up
busybox hostname treadform
modprobe -a hci_vhci virtio_rng virtio_net uhid
busybox ifconfig eth0 10.0.2.15 # QEMU's own network, 10.0.2.2 is the host
install -D -m 644 hardware/kiosk/rootfs/etc/bluetooth/main.conf /etc/bluetooth/main.conf
dbus-daemon --config-file=tests/on_air/guest/bus.conf --fork
echo "guest: $(uname -r), $(nproc) processors, up in $(cut -d' ' -f1 /proc/uptime) s"
command=$(base64 -d <<<"$(sed -n 's/.*treadform.command=\([^ ]*\).*/\1/p' /proc/cmdline)")
eval "$command"
echo "guest: ended with $?"
busybox poweroff -f
