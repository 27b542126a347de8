# Runs one program and lets it outlive neither its AppHost nor its own end: whatever is left of its process group is
# killed. Standard input is a pipe that the AppHost holds; its end, however the AppHost ended, stops the program.
# usage: sh -c "$this" supervise SIGNAL SECONDS LOCK-FILE AFTERWARDS PROGRAM [ARGUMENT...]
# The first line on standard output is the program's process id. Exit code 75: somebody else holds the lock.
signal=$1 seconds=$2 lock_file=$3 afterwards=$4
shift 4

# Ctrl-C in the terminal is the AppHost's business.
trap : HUP INT QUIT TERM

if [ -n "$lock_file" ]; then
  exec 9>>"$lock_file" || exit 75
  if command -v flock >/dev/null; then
    flock -n 9 || exit 75
  else
    perl -e 'use Fcntl ":flock"; open(LOCK, ">>&=", 9) && flock(LOCK, LOCK_EX | LOCK_NB) or exit 1' || exit 75
  fi
fi

# A shell without job control has what it starts in the background ignore Ctrl-C's signal for good.
if env --default-signal=INT,QUIT true 2>/dev/null; then
  set -- env --default-signal=INT,QUIT "$@"
fi

exec 3<&0 </dev/null
tell_and_run='echo "$$"; exec "$@"'
if command -v setsid >/dev/null; then
  setsid sh -c "$tell_and_run" "$1" "$@" 3<&- 9>&- &
else
  set -m
  sh -c "$tell_and_run" "$1" "$@" 3<&- 9>&- &
fi
program=$!

{
  while read -r _ <&3; do :; done
  kill -s "$signal" -- "-$program"
  # In short naps, as the last one outlives this watcher; by the clock, for naps are longer on a busy machine.
  last=$(($(date +%s) + seconds))
  while [ "$(date +%s)" -le "$last" ]; do
    sleep 0.1
  done
  kill -s KILL -- "-$program"
} >/dev/null 2>&1 9>&- &
watcher=$!
exec 3<&-

# A trapped signal ends `wait` early.
while :; do
  wait "$program"
  code=$?
  kill -0 "$program" 2>/dev/null || break
done

kill -s KILL -- "-$program" 2>/dev/null
kill -s KILL "$watcher" 2>/dev/null
[ -z "$afterwards" ] || eval "$afterwards" >/dev/null 2>&1
exit "$code"
