#!/usr/bin/env bash
# Fuzzes a product of its own as each role, from its own OpenAPI: no answer 5xx, none that its schema does not describe.
# Not part of `npm test`. Needs schemathesis 4 (pip install schemathesis, in a venv) on the PATH, curl and jq.
#   test/security/schemathesis.sh [folder for data and reports] [examples for each operation]
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-$(mktemp -d)}
examples=${2:-10}
mkdir -p "$out"
out=$(cd "$out" && pwd)
export XUNCHENG_DATA="$out/data" PORT=${PORT:-18080} XUNCHENG_UI=off
api="http://127.0.0.1:$PORT/api"
json='content-type: application/json'

npm start >"$out/product.log" 2>&1 &
product=$!
trap 'kill -INT $product; wait $product || true' EXIT
until grep -q 启动完成 "$out/product.log"; do
  kill -0 $product || { cat "$out/product.log"; exit 1; }
  sleep 1
done

# A password of this run's own for everybody; whoever was given one has to change it first.
password=$(head -c 18 /dev/urandom | base64)
change() {
  curl -sf -u "$1:$2" -X PUT -H "$json" "$api/session/password" \
    -d "$(jq -n --arg old "$2" --arg new "$password" '{old: $old, new: $new}')" >/dev/null
}
once() { sed -n "s/^  $1（.*）　//p" "$out/product.log"; }
for login in office sysadmin secadmin auditor; do change $login "$(once $login)"; done

curl -sf -u "office:$password" -H "$json" -H 'Idempotency-Key: round' "$api/rounds" \
  -d '{"no":"R2026-01","rulebook":"xinghai-wuyang","groups":[{"no":1,"inspects":[{"no":1,"name":"甲局党组"}]}]}' >/dev/null

# Each with as little as its role is given for.
person() { # login role scope
  local made
  made=$(curl -sf -u "sysadmin:$password" -H "$json" -H "Idempotency-Key: $1" "$api/accounts" \
    -d "$(jq -n --arg login "$1" '{login: $login, name: $login}')" | jq -r .password)
  curl -sf -u "secadmin:$password" -X PUT -H "$json" "$api/accounts/$1/roles" \
    -d "$(jq -n --arg role "$2" --argjson scope "$3" '{roles: [{role: $role} + $scope]}')" >/dev/null
  change "$1" "$made"
}
person director director '{}'
person executive lg.exec '{}'
person leader leader '{"scope":{"kind":"group","of":"R2026-01/1"}}'
person liaison gl '{"scope":{"kind":"group","of":"R2026-01/1"}}'
person unit unit '{"scope":{"kind":"unit","of":"aud"}}'
person organization ol '{"scope":{"kind":"inspection","of":"R2026-01/1-1"}}'

# What it keeps of a run stays out of the repository.
cd "$out"
failed=0
for login in office director executive leader liaison unit organization sysadmin secadmin auditor; do
  echo "== $login"
  schemathesis run "$api/openapi.json" --auth "$login:$password" --max-examples "$examples" \
    --phases "${PHASES:-coverage,fuzzing}" --workers 2 --request-timeout 30 --seed 1 --continue-on-failure \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --exclude-path-regex '/advance|^/api/audits$' \
    >"$out/$login.txt" 2>&1 || failed=1
  grep -E 'test cases|Operations|Server error|violat|passed|failed' "$out/$login.txt" | tail -8 || true
done
echo "reports: $out"
exit $failed
