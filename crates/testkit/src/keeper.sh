# Keeps one throw-away PostgreSQL for as long as the process that started this script lives.
#
#   keeper.sh PROGRAMS PORT
#
# PROGRAMS is the folder of initdb and pg_ctl, PORT a free port on the loopback address. Prints
# "ready" when the server answers, and otherwise what went wrong. Standard input is a pipe whose
# other end the starter holds: however the starter ends, by return, panic or kill -9, the pipe
# closes, and the server and its folder go.
set -eu
exec 2>&1
programs=$1
port=$2

folder=$(mktemp -d "${TMPDIR:-/tmp}/heard-postgres.XXXXXX")
data=$folder/data
log=$folder/log

clear_away() {
    # "immediate" because nobody will ever read this data again
    "$programs/pg_ctl" stop --silent --pgdata="$data" --mode=immediate >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap clear_away EXIT
trap exit INT TERM HUP

# C.UTF-8 so that é is a letter here as it is on a council's server
"$programs/initdb" --pgdata="$data" --username=postgres --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$log" 2>&1 || { cat "$log"; exit 1; }

# fsync is off because only a power cut could tell the difference
"$programs/pg_ctl" start --silent --wait --timeout=60 --pgdata="$data" --log="$log" \
    --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' \
        -c max_connections=200 -c fsync=off -c full_page_writes=off" ||
    { tail -n 20 "$log"; exit 1; }

echo ready
# from here on nobody reads what this script says
exec >/dev/null 2>&1

while read -r _; do :; done
