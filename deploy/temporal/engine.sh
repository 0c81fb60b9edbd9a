#!/bin/sh
# The engine: `engine.sh schema` before its first start and after an upgrade, `engine.sh server`, `engine.sh ui`.
# `engine.sh server history` (frontend, matching, worker) is one service alone, as often as wanted: docs/scaling.md.
# SQL_PASSWORD_FILE names the file with the password of its database user; TEMPORAL_BIN where the programs are.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=${TEMPORAL_BIN:-/usr/local/bin}

if [ -n "${SQL_PASSWORD_FILE:-}" ]; then
  SQL_PASSWORD=$(cat "$SQL_PASSWORD_FILE")
  export SQL_PASSWORD
fi

schema() {
  SQL_PLUGIN=postgres12_pgx SQL_DATABASE=$1
  export SQL_PLUGIN SQL_DATABASE
  "$bin/temporal-sql-tool" setup-schema -v 0.0
  "$bin/temporal-sql-tool" update-schema --schema-name "$2"
}

case "${1:-}" in
schema)
  schema temporal postgresql/v12/temporal
  schema temporal_visibility postgresql/v12/visibility
  ;;
server)
  # Others reach its services where it answers; 0.0.0.0 is no address to tell them.
  if [ "${BIND_ON_IP:-127.0.0.1}" = 0.0.0.0 ] && [ -z "${BROADCAST_ADDRESS:-}" ]; then
    BROADCAST_ADDRESS=$(hostname -i | cut -d' ' -f1)
    export BROADCAST_ADDRESS
  fi
  DYNAMIC_CONFIG=${DYNAMIC_CONFIG:-$here/dynamic.yaml}
  export DYNAMIC_CONFIG
  exec "$bin/temporal-server" --config-file "$here/server.yaml" --allow-no-auth start ${2:+--service "$2"}
  ;;
ui)
  exec "$bin/temporal-ui" --root / --config "$here" --env ui start
  ;;
*)
  echo "engine.sh schema|server [frontend|history|matching|worker]|ui" >&2
  exit 2
  ;;
esac
