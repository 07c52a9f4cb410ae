# Processes that were started here and are to be stopped here: a file notes the id, a word of the command line proves
# that the id still means the same process.
# shellcheck shell=bash

# runs FILE WORD: whether the process noted in a file is alive and still the one we started.
runs() {
  local pid
  [ -s "$1" ] || return 1
  pid=$(head -n 1 "$1")
  ps -o args= -p "$pid" 2>/dev/null | grep -qF -- "$2"
}

# end FILE WORD SIGNAL [SECONDS]: ends that process and waits until it is gone, killing it after the time (30 s).
end() {
  runs "$1" "$2" || return 0
  local pid tries=0 limit=$((${4:-30} * 10))
  pid=$(head -n 1 "$1")
  kill -s "$3" "$pid"
  while runs "$1" "$2"; do
    tries=$((tries + 1))
    [ $tries -ne $limit ] || { say "process $pid does not stop; killing it." && kill -KILL "$pid"; }
    sleep 0.1
  done
}

# wait_for WHAT LOG COMMAND...: tries for a minute.
wait_for() {
  local what=$1 log=$2 tries=0
  shift 2
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ $tries -eq 240 ]; then
      tail -n 8 "$log" | cut -c -300 >&2 || true
      die "$what did not answer within a minute; see $log."
    fi
    sleep 0.25
  done
}

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

say() { echo "${0##*/}: $*" >&2; }
die() { say "$@"; exit 1; }
