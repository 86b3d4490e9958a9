# Starts PostgreSQL on a folder of its own, says `ready` and the folder, and stops it at the end of
# its input. Says `missing` if there is no server.
for bin in $(dirname "$(command -v pg_ctl)" 2>/dev/null) $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null); do
    [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] && PATH="$bin:$PATH" && found=yes
done
[ "$found" = yes ] || { echo "missing"; exit 0; }
folder=$(mktemp -d) || { echo "missing: no folder"; exit 0; }
trap 'pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
{
    initdb -D "$folder/data" -U money -A trust -E UTF8 --locale=C --no-sync &&
        pg_ctl -D "$folder/data" -w -l "$folder/server.log" \
            -o "-k '$folder' -c listen_addresses='' -c fsync=off" start
} >"$folder/start.log" 2>&1 </dev/null || { echo "missing: $(tail -n 1 "$folder/start.log")"; exit 0; }
echo "ready $folder"
cat >/dev/null
