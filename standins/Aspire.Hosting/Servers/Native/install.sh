# Installs Debian packages without letting what they bring start, neither now nor at the next boot. Runs as root.
# usage: sh -c "$this" install PACKAGE...
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
patience=600
policy=/usr/sbin/policy-rc.d
no_cluster=/etc/postgresql-common/createcluster.d/aspire.conf
note='# Here while an AppHost installs packages.'

# Two AppHosts may be at it at once: the second finds everything installed.
exec 9>/run/aspire-install.lock
flock -w "$patience" 9 || exit 75

scratch=$(mktemp -d)
cleanup() {
  rm -rf "$scratch"
  rm -f "$no_cluster"
  if grep -qsF "$note" "$policy"; then rm -f "$policy"; fi
}
trap cleanup EXIT
trap 'exit 130' INT TERM HUP

if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\n%s\nexit 101\n' "$note" >"$policy"
  chmod 755 "$policy"
fi
mkdir -p "$(dirname "$no_cluster")"
echo 'create_main_cluster = false' >"$no_cluster"

# apt waits for dpkg's lock if told to, but for its own two locks it never does.
apt() {
  end=$(($(date +%s) + patience))
  while :; do
    { apt-get -q -o "DPkg::Lock::Timeout=$patience" -o Dpkg::Use-Pty=0 "$@" 2>&1 9>&-; echo "$?" >"$scratch/code"; } |
      tee "$scratch/log"
    code=$(cat "$scratch/code")
    [ "$code" -ne 0 ] && [ "$(date +%s)" -lt "$end" ] && grep -q 'Could not get lock' "$scratch/log" || return "$code"
    sleep 1
  done
}

install() {
  apt install -y --no-install-recommends "$@"
}

lists_know() {
  for package; do
    apt-cache show "$package" >/dev/null 2>&1 || return 1
  done
}

# Lists may be missing, or name versions that the archive no longer has; dpkg may have been interrupted.
if ! lists_know "$@"; then apt update; fi
install "$@" || { dpkg --configure -a && apt update && install "$@"; } || exit 1

if [ -d /run/systemd/system ]; then
  for package; do
    systemctl disable --now "$package" || true
  done
fi
