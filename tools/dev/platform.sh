# What up, down, status and smoke agree on: folders, ports, and the settings of each service.
# shellcheck shell=bash

dev=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$dev/../.." && pwd)
# shellcheck source-path=SCRIPTDIR source=processes.sh
. "$dev/processes.sh"

# The order of starting; the gateway opens last, so that whoever gets through finds somebody.
# shellcheck disable=SC2034 # read by those who source this file
services=(generations tokenization decoding attribution audit gateway)
dir=${WHENCE_DEV_DIR:-/tmp/whence-dev-$(id -u)}
artifacts=${WHENCE_ARTIFACTS:-$root/artifacts}

port_of() {
  case $1 in
    gateway) echo 8080 ;; generations) echo 8081 ;; tokenization) echo 8082 ;;
    decoding) echo 8083 ;; attribution) echo 8084 ;; audit) echo 8085 ;;
  esac
}

# program_of SERVICE: Whence.Decoding.Host for decoding.
program_of() { local name=$1; echo "Whence.${name^}.Host"; }

assembly_of() { echo "$artifacts/bin/$(program_of "$1")/release/$(program_of "$1").dll"; }

backends() { "$dev/backends" "$@" --dir "$dir/backends"; }

# Instances are named after their service: decoding, decoding-2. What runs is what left a file.
instances() {
  local file
  for file in "$dir"/run/*.pid; do
    [ ! -e "$file" ] || basename "$file" .pid
  done
}

service_of() { echo "${1%-[0-9]*}"; }
pid_file() { echo "$dir/run/$1.pid"; }
address_of() { cat "$dir/run/$1.address"; }
log_of() { echo "$dir/logs/$1.log"; }
instance_runs() { runs "$(pid_file "$1")" "$(program_of "$(service_of "$1")").dll"; }
instance_ready() { curl -sf -m 10 "$(address_of "$1")/healthz/ready"; }

# management METHOD PATH [JSON]: asks the broker's management interface.
management() {
  curl -sf -u whence:whence -X "$1" -H 'content-type: application/json' "$WHENCE_TEST_RABBITMQ_MANAGEMENT/api/$2" \
    ${3:+-d "$3"}
}

# field NAME: the first string or number of that name in the JSON that comes in, or nothing.
field() {
  { grep -oE "\"$1\": *(\"([^\"\\]|\\\\.)*\"|[0-9.]+)" || true; } | head -n 1 | sed -E 's/^"[^"]*": *//; s/^"(.*)"$/\1/'
}
