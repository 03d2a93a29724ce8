# Removes the lab's folder from a host. Given: folder
case $folder in
    /var/lib/overlaylab/?*) rm -rf --one-file-system "$folder" ;;
esac
rmdir /var/lib/overlaylab 2> /dev/null || :
