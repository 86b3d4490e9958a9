# Starts MariaDB on a folder of its own, says `ready` and the folder, and stops it at the end of
# its input. Says `missing` if there is no server.
PATH="$PATH:/usr/sbin"
command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null || { echo "missing"; exit 0; }
folder=$(mktemp -d) || { echo "missing: no folder"; exit 0; }
trap 'kill "$server" 2>/dev/null; wait "$server"; rm -rf "$folder"' EXIT
mariadb-install-db --no-defaults --datadir="$folder/data" --auth-root-authentication-method=normal \
    --skip-test-db >"$folder/start.log" 2>&1 </dev/null
mariadbd --no-defaults --datadir="$folder/data" --socket="$folder/socket" --skip-networking \
    --pid-file="$folder/pid" >"$folder/server.log" 2>&1 </dev/null &
server=$!
for _ in $(seq 100); do
    [ -S "$folder/socket" ] && echo "ready $folder" && exec 1>&- && break
    kill -0 "$server" 2>/dev/null || { echo "missing: $(tail -n 1 "$folder/server.log")"; exit 0; }
    sleep 0.2
done
cat >/dev/null
