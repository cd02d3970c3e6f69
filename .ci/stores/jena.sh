#!/bin/sh
# Runs a class of Debian's libapache-jena-java, which comes without commands of its own:
#   jena.sh riotcmd.riot --validate FILE
#   jena.sh tdb2.tdbloader --loc FOLDER FILE...
#   jena.sh tdb2.tdbquery --loc FOLDER --results TSV --query FILE
#   jena.sh tdb2.tdbupdate --loc FOLDER 'LOAD <file:///…>'
# As packaged, 4.5.0 stops at once with ExceptionInInitializerError: its copy of Xerces, moved into another package, looks
# for resources under the path that it had before. They are laid out there, once, in build/stores/jena.
set -eu
fix=$(cd "$(dirname "$0")/../.." && pwd)/build/stores/jena
java=/usr/share/java
if [ ! -d "$fix/xerces" ]; then
  staged=$(mktemp -d)
  unzip -q "$java/jena-core.jar" 'org/apache/jena/ext/xerces/*' -d "$staged"
  mkdir -p "$fix"
  mv -T "$staged/org/apache/jena/ext/xerces" "$fix/xerces" 2>/dev/null || test -d "$fix/xerces"
  rm -r "$staged"
fi
path=$fix
for jar in jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data \
  jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-shex jena-tdb jena-tdb2 thrift slf4j-api slf4j-simple \
  jsonld-java titanium-json-ld httpclient httpcore commons-csv commons-codec commons-io commons-lang3 commons-cli \
  commons-compress protobuf guava failureaccess gson jackson-core jackson-databind jackson-annotations dexx; do
  if [ -f "$java/$jar.jar" ]; then path=$path:$java/$jar.jar; fi
done
exec java -cp "$path" "$@"
