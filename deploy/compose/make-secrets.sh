#!/bin/sh
# Makes the passwords of this installation once, into a volume of their own: none is in a file of the repository, in an
# environment or on a command line. A second start keeps them.
set -eu
cd "${1:-/run/provenance}"
umask 022
for name in redis-password grafana-password clickhouse-password; do
  [ -s "$name" ] || od -An -vtx1 -N24 /dev/urandom | tr -d ' \n' > "$name"
done
printf 'requirepass %s\n' "$(cat redis-password)" > redis-auth.conf
printf 'redis://:%s@redis:6379/0' "$(cat redis-password)" > redis-url
