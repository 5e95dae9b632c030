#!/bin/sh
# Writes the append-only file of the Redis here as a tar archive to standard output: docs/operations/redis.md.
# sh redis-backup.sh [its folder]; the password is in REDISCLI_AUTH, or in the file that compose and the chart mount.
set -eu
data=${1:-/data}
secret=/run/secrets/redis/password
if [ -z "${REDISCLI_AUTH:-}" ] && [ -r "$secret" ]; then REDISCLI_AUTH=$(cat "$secret"); fi
export REDISCLI_AUTH
# An empty one is a password to redis-cli, which complains of it at every call.
[ -n "${REDISCLI_AUTH:-}" ] || unset REDISCLI_AUTH

answer=$(redis-cli PING 2>&1 | tail -n 1)
if [ "$answer" != PONG ]; then
  echo "no backup: Redis answers $answer" >&2
  exit 1
fi

# A rewrite takes files away while they are read: none begins, and one that runs is waited for.
percentage=$(redis-cli CONFIG GET auto-aof-rewrite-percentage | tail -n 1)
if [ "$percentage" = 0 ]; then
  echo 'note: Redis rewrites its file no more by itself, as another backup has it while it runs, or left it when it was killed.' >&2
  echo 'If none runs: redis-cli CONFIG SET auto-aof-rewrite-percentage 100' >&2
else
  trap 'redis-cli CONFIG SET auto-aof-rewrite-percentage "$percentage" >&2' EXIT
fi
# A shell that a signal ends runs no trap of EXIT: it has to end itself.
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM
redis-cli CONFIG SET auto-aof-rewrite-percentage 0 >&2
while redis-cli INFO persistence | grep -Eq '^aof_rewrite_(in_progress|scheduled):1'; do sleep 1; done

# WAITAOF speaks of what its own connection wrote, so it follows a write on the same one: the file is written in order, and
# has all that was acknowledged before.
synced=$(printf 'SET provenance:backup 1 EX 60\nWAITAOF 1 0 10000\n' | redis-cli | sed -n 2p)
if [ "$synced" != 1 ]; then
  echo 'no backup: the append-only file does not have what was acknowledged (appendonly, appendfsync, a slow disk)' >&2
  exit 1
fi

manifest() { cat "$data"/appendonlydir/*.manifest; }
before=$(manifest)
# GNU tar ends with 1 when a file grew meanwhile: what it had is in the archive, and a torn end is cut off at the start. That
# of BusyBox has one code for every fault.
ended=0
tar -C "$data" -czf - appendonlydir || ended=$?
if [ "$ended" -ne 0 ] && { [ "$ended" -ne 1 ] || ! tar --version | grep -q 'GNU tar'; }; then
  echo 'no backup: tar failed' >&2
  exit 1
fi
# Another backup that ends lets Redis rewrite again, as does a BGREWRITEAOF by hand: the archive lacks what was taken away.
if [ "$before" != "$(manifest)" ]; then
  echo 'no backup: Redis has rewritten its file meanwhile; start it again, alone' >&2
  exit 1
fi
