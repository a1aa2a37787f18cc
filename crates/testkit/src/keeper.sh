# Keeps one throw-away PostgreSQL for as long as the process that started this script lives.
#
#   keeper.sh PROGRAMS PORT [encrypted]
#
# PROGRAMS is the folder of initdb and pg_ctl, PORT a free port on the loopback address. Prints
# "ready" when the server answers, and otherwise what went wrong. An encrypted server also takes
# connections by TLS; the line after "ready" is then the file of the certificate that signed its own. Standard input is a pipe whose
# other end the starter holds: however the starter ends, by return, panic or kill -9, the pipe
# closes, and the server and its folder go.
set -eu
exec 2>&1
programs=$1
port=$2
encrypted=${3:-}

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

options=
if [ -n "$encrypted" ]; then
    authority=$folder/authority
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
        -subj "/CN=An authority of tests" -keyout "$authority.key" -out "$authority.crt" >"$log" 2>&1 &&
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=localhost" \
            -keyout "$data/server.key" -out "$folder/server.csr" >"$log" 2>&1 &&
        echo "subjectAltName=IP:127.0.0.1,DNS:localhost" >"$folder/names" &&
        openssl x509 -req -in "$folder/server.csr" -days 2 -extfile "$folder/names" -CAcreateserial \
            -CA "$authority.crt" -CAkey "$authority.key" -out "$data/server.crt" >"$log" 2>&1 ||
        { cat "$log"; exit 1; }
    chmod 600 "$data/server.key"
    options="-c ssl=on"
fi

# fsync is off because only a power cut could tell the difference
"$programs/pg_ctl" start --silent --wait --timeout=60 --pgdata="$data" --log="$log" \
    --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' \
        -c max_connections=200 -c fsync=off -c full_page_writes=off $options" ||
    { tail -n 20 "$log"; exit 1; }

echo ready
[ -z "$encrypted" ] || echo "$authority.crt"
# from here on nobody reads what this script says
exec >/dev/null 2>&1

while read -r _; do :; done
