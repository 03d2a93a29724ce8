# What an engine's settings are now. Reads; changes nothing.
if [ -d /run/systemd/system ]; then
    echo systemd=yes
    start=$(systemctl show -p ExecStart --value docker 2> /dev/null | sed -n 's/.*argv\[\]=\([^;]*\) ;.*/\1/p')
    echo "start=$start"
else
    echo systemd=no
fi
[ ! -e /etc/docker/overlaylab ] || echo "taken=$(cat /etc/docker/overlaylab/lab 2> /dev/null || echo unknown)"
echo "running=$(docker ps -q 2> /dev/null | wc -l)"
echo "live=$(docker info --format '{{.LiveRestoreEnabled}}' 2> /dev/null)"
echo settings:
[ ! -e /etc/docker/daemon.json ] || cat /etc/docker/daemon.json
