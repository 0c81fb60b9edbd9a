#!/bin/sh
# Makes the secrets that docker-compose.yml reads, each in a file of its own, in this folder; what is there already stays.
set -eu
umask 077
cd "$(dirname "$0")"
random() { openssl rand -hex 24; }
for name in superuser_password owner_password engine_password app_password metrics_token; do
  [ -s "$name" ] || random >"$name"
done
rm -f ./*_url
url() { printf 'postgres://%s:%s@postgres:5432/%s\n' "$1" "$(cat "$2")" "$3"; }
url xuncheng owner_password xuncheng >owner_url
url xuncheng owner_password xuncheng_rehearsal >owner_rehearsal_url
url xuncheng_app app_password xuncheng >app_url
url xuncheng_app app_password xuncheng_rehearsal >app_rehearsal_url
# The containers run as other users than whoever made them: the folder is closed instead.
chmod 700 .
chmod 444 superuser_password owner_password engine_password app_password metrics_token ./*_url
echo "已备好 $(pwd) 里的口令；证书 tls_cert.pem、tls_key.pem 请自行放入（docs/deployment.md）。"
