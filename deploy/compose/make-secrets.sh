#!/bin/sh
# Makes the passwords and the signing key of this installation once, into a volume for each kind of reader: none is in a
# file of the repository, in an environment or on a command line. A second start keeps them.
set -eu
root=${1:-/run}
# Whoever is given a volume reads it; nobody else has it.
umask 022

make() {
  [ -s "$1" ] || od -An -vtx1 -N24 /dev/urandom | tr -d ' \n' > "$1"
}

make "$root/admin/token"
make "$root/grafana/password"
make "$root/clickhouse/password"
make "$root/redis-auth/password"
password=$(cat "$root/redis-auth/password")
printf 'requirepass %s\n' "$password" > "$root/redis-auth/auth.conf"
printf 'redis://:%s@redis:6379/0' "$password" > "$root/redis-url/url"

# A key of ECDSA on P-256 is 32 random bytes behind what PKCS #8 says of them (RFC 5208, RFC 5915).
cd "$root/signing"
if [ ! -s private-key.pem ]; then
  {
    echo '-----BEGIN PRIVATE KEY-----'
    {
      printf '\060\101\002\001\000\060\023\006\007\052\206\110\316\075\002\001\006\010\052\206\110\316\075\003\001\007\004\047\060\045\002\001\001\004\040'
      head -c 32 /dev/urandom
    } | base64
    echo '-----END PRIVATE KEY-----'
  } > private-key.new
  mv private-key.new private-key.pem
fi
