#!/bin/sh
# Starts the whole product out of the unpacked offline package, with the engine that is in it.
set -eu
cd "$(dirname "$0")/../.."
XUNCHENG_CACHE=$(pwd)/engine
export XUNCHENG_CACHE
exec node --import tsx stack/start.ts
