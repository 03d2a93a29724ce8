# Makes the lab's folder on a host. Given: folder, user
set -eu
umask 022
mkdir -p "$folder/bin" "$folder/lib" "$folder/home"
chown -R "$user:" "$folder/home"
chmod 700 "$folder/home"
for tool in bash curl openssl ssh-keygen flock setpriv docker; do
    command -v "$tool" > /dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
