#!/bin/sh
# Run once by the postgres image on an empty volume (docker-entrypoint-initdb.d).
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner_password="$(cat /run/secrets/owner_password)" \
  -v engine_password="$(cat /run/secrets/engine_password)" \
  -f /etc/xuncheng/roles.sql
