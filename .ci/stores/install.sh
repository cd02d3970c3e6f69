#!/bin/sh
# Installs what tests/stores/ needs beside Python packages: Virtuoso 7, Jena, rapper, serdi from Debian, N3.js from npm.
# N3.js goes to build/stores/ in the checkout, which Git does not see.
set -eu
folder=$(cd "$(dirname "$0")/../.." && pwd)/build/stores
export DEBIAN_FRONTEND=noninteractive
packages="virtuoso-opensource-7-bin virtuoso-opensource-7-common libapache-jena-java default-jre-headless unzip raptor2-utils serdi"
for package in $packages; do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$'; then
    apt-get update -q
    # shellcheck disable=SC2086 # one word a package
    apt-get install -q -y --no-install-recommends $packages
    break
  fi
done
if command -v npm >/dev/null && [ ! -d "$folder/node_modules/n3" ]; then
  mkdir -p "$folder"
  npm install --silent --no-audit --no-fund --no-save --prefix "$folder" n3@2
fi
