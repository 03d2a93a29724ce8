#!/bin/sh
# Counts one more visit in Redis, whose name is in REDIS_HOST, and shows the number.

answer=$(printf 'INCR visits\r\nQUIT\r\n' | timeout 5 nc "$REDIS_HOST" 6379 2>&1 | tr -d '\r' | head -n 1)
case $answer in
    :*) status='200 OK' said="Visits: ${answer#:}" ;;
    *) status='503 Service Unavailable' said="No answer from the database $REDIS_HOST: ${answer:-nothing}" ;;
esac
printf 'Status: %s\r\nContent-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n\r\n' "$status"
printf '%s\nServed by: %s\n' "$said" "$(hostname)"
